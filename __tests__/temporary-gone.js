import { chmodSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Removes it. Go's module cache cannot be written to, and a folder that cannot be written to cannot be emptied. */
export default function teardown() {
  const folder = process.env['SHIP_GO_TESTS'];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) chmodSync(join(entry.parentPath, entry.name), 0o755);
  }
  rmSync(folder, { recursive: true, force: true });
}
