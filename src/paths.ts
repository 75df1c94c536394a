import { stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';

/** True where `path` is `folder` or lies below it. Both absolute. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/**
 * Whether a path input that is not below the working directory `dir` stands at the workspace's root: a sentence for
 * the error, else undefined. `dir` and `workspace` are absolute.
 */
export async function standsAtRoot(
  path: string,
  dir: string,
  workspace: string,
): Promise<string | undefined> {
  const there = join(workspace, path);
  if (isAbsolute(path) || workspace === dir || !(await stat(there).catch(() => undefined))) return undefined;
  return `It stands at ${there}; paths are relative to \`working-directory\`.`;
}

/** A path as outputs and commands write it: relative to `from`, with `/`; `.` for the folder itself. Both absolute. */
export function outputPath(from: string, to: string): string {
  return relative(from, to).replaceAll(sep, '/') || '.';
}
