import { createHash } from 'node:crypto';
import type { Artifact } from './record.ts';

/** SHA-256 in lower-case hex. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** The text of checksums.txt, which `sha256sum -c` reads in output-dir: one line a binary, in the records' order. */
export function checksumsText(artifacts: readonly Artifact[]): string {
  return artifacts.map(({ sha256, path }) => `${sha256}  ${path}\n`).join('');
}
