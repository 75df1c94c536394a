import { isAbsolute, relative, sep } from 'node:path';

/** True where `path` is `folder` or lies below it. Both absolute. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** A path as outputs and commands write it: relative to `from`, with `/`; `.` for the folder itself. Both absolute. */
export function outputPath(from: string, to: string): string {
  return relative(from, to).replaceAll(sep, '/') || '.';
}
