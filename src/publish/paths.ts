import { relative, sep } from 'node:path';

/** A path as outputs and commands write it: relative to `from`, with `/`; `.` for the folder itself. Both absolute. */
export function outputPath(from: string, to: string): string {
  return relative(from, to).replaceAll(sep, '/') || '.';
}
