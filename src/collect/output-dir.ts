import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { UserError } from '../errors.ts';
import { isInside } from '../paths.ts';
import { show } from '../values.ts';
import { FILES } from './artifacts.ts';

/** A folder for the run's files, found fit before anything is built. It may not exist yet. */
export interface OutputDir {
  /** Absolute. */
  readonly path: string;
  /** Files that our last run left there, relative with `/`; empty on the first. */
  readonly previous: readonly string[];
}

/**
 * Looks at output-dir without touching it: absent, empty, or holding a ship-go.json of ours; also when links are
 * followed, inside `boundary` and neither a folder of the sources' own nor git's.
 *
 * @param outputDir as given: relative to the working directory, or absolute
 * @param boundary absolute: the workspace; from a terminal the repository, or the module where there is none
 * @throws UserError that says what stands there and proposes another folder
 */
export async function claimOutputDir(
  outputDir: string,
  workingDirectory: string,
  boundary: string,
): Promise<OutputDir> {
  const path = resolve(workingDirectory, outputDir);
  const fail = (why: string): never => {
    throw new UserError(`Input \`output-dir\` is ${show(outputDir)}: ${why}`);
  };
  if (!isInside(boundary, path))
    fail(`${path} lies outside ${boundary}. Choose a folder inside it, such as dist.`);
  const [root, target, sources] = await Promise.all([
    realpath(boundary),
    realTarget(path),
    realpath(workingDirectory),
  ]);
  if (!isInside(root, target)) {
    fail(`a symbolic link leads out of ${boundary}. Choose a folder inside it, such as dist.`);
  }
  if (isInside(target, sources)) {
    fail('it holds the sources themselves. Choose a folder of its own below them, such as dist.');
  }
  // Some file systems do not tell .GIT from .git.
  if (/(^|[\\/])\.git([\\/]|$)/i.test(relative(root, target)))
    fail('it lies in git’s own folder. Choose another, such as dist.');
  const propose =
    'ship-go writes only into a folder of its own. Choose another, such as output-dir: build/ship-go.';
  const entries = await readdir(path).catch((error: unknown): string[] => {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? [] : fail(`it cannot be used as a folder (${code ?? message}). ${propose}`);
  });
  if (entries.length === 0) return { path, previous: [] };
  if (!entries.includes(FILES.record)) {
    fail(
      `it exists, is not empty and holds no ${FILES.record} (it has ${entries.slice(0, 3).join(', ')}…). ${propose}`,
    );
  }
  const previous = ownFiles(await readFile(join(path, FILES.record), 'utf8'));
  return previous === undefined
    ? fail(`its ${FILES.record} was not written by ship-go. ${propose}`)
    : { path, previous };
}

/** The files that a ship-go.json lists and the file itself; undefined where it is not one of ours. */
function ownFiles(text: string): string[] | undefined {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (
    typeof record !== 'object' ||
    record === null ||
    !('schema' in record) ||
    !('shipGo' in record) ||
    !('files' in record)
  ) {
    return undefined;
  }
  const { files } = record;
  if (typeof files !== 'object' || files === null) return undefined;
  // What it lists is deleted later: a path that climbs out is nobody's honest record.
  const paths = Object.keys(files);
  if (paths.some((path) => isAbsolute(path) || path.split(/[\\/]/).includes('..'))) return undefined;
  return [...paths, FILES.record];
}

/** Where a path that may not exist yet really stands: its nearest existing parent with links followed. */
async function realTarget(path: string): Promise<string> {
  const exists = await lstat(path).then(
    () => true,
    () => false,
  );
  if (exists) {
    // A link to nowhere cannot be followed, but would be written through.
    return await realpath(path).catch(() => sep);
  }
  const parent = dirname(path);
  return parent === path ? path : join(await realTarget(parent), relative(parent, path));
}
