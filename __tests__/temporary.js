import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One folder for all that the tests make; it goes with them. Toolchains and the lab stay, for the next run. */
export default function setup() {
  process.env['SHIP_GO_TESTS'] = mkdtempSync(join(realpathSync(tmpdir()), 'ship-go-tests-'));
}
