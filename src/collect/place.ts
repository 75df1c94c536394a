import type { Stats } from 'node:fs';
import {
  chmod,
  copyFile,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  rename,
  rm,
  rmdir,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { errorCode, errorText, UserError } from '../errors.ts';
import { FILES } from './artifacts.ts';
import type { OutputDir } from './output-dir.ts';

/** A file to stand under output-dir: text, or a compiled binary that is moved there. */
export type OutputFile = { readonly path: string } & ({ readonly text: string } | { readonly from: string });

/** Files wait here, on the same file system as their places, so that the last acts are a rename each. */
const WAITING = '.ship-go-incoming-';

/** What takes back each act that was done, in the order of the acts. */
type Undo = (() => Promise<unknown>)[];

/**
 * Puts all files into output-dir, or none: everything that can fail for want of space or rights is done
 * in a folder beside them first. Then the files of the run before are renamed aside, ours into their places, the
 * record last, and where one of these fails all are renamed back. Files that are not ours stay and are never
 * replaced, and no symbolic link in output-dir is followed.
 *
 * @throws UserError when the disk is full, the folder cannot be written, or something of somebody else stands
 *   where a file of ours belongs; it says whether output-dir is as it was
 */
export async function placeOutput(dir: OutputDir, files: readonly OutputFile[]): Promise<void> {
  const undo: Undo = [];
  try {
    await place(dir, files, undo);
  } catch (error) {
    throw placeFailure(dir.path, error, await takeBack(undo));
  }
}

async function place(dir: OutputDir, files: readonly OutputFile[], undo: Undo): Promise<void> {
  const created = await mkdir(dir.path, { recursive: true });
  if (created !== undefined) undo.push(() => removeEmpty(dir.path, dirname(created)));
  await removeLeftovers(dir.path);
  const waiting = await mkdtemp(join(dir.path, WAITING));
  undo.push(() => discard(waiting));
  for (const file of files) await put(join(waiting, 'new'), file);
  const ours = await standingFiles(dir);
  await refuseForeign(dir.path, files, ours);

  await claim(dir, files, waiting, undo);
  const move = async (path: string, from: string, to: string): Promise<void> => {
    const folder = dirname(join(to, path));
    const made = await mkdir(folder, { recursive: true });
    if (made !== undefined) undo.push(() => removeEmpty(folder, dirname(made)));
    await rename(join(from, path), join(to, path));
    undo.push(() => rename(join(to, path), join(from, path)));
  };
  const old = ours.filter((path) => path !== FILES.record);
  for (const path of old) await move(path, dir.path, join(waiting, 'old'));
  const inOrder = [...files].sort(
    (a, b) => Number(a.path === FILES.record) - Number(b.path === FILES.record),
  );
  for (const { path } of inOrder) await move(path, join(waiting, 'new'), dir.path);

  await discard(waiting);
  for (const path of old) await removeEmpty(dirname(join(dir.path, path)), dir.path);
}

async function put(incoming: string, file: OutputFile): Promise<void> {
  const to = join(incoming, file.path);
  await mkdir(dirname(to), { recursive: true });
  if ('text' in file) {
    await writeFile(to, file.text);
    return;
  }
  // Compiled outside the working tree, often on another disk, where a rename does not reach.
  await rename(file.from, to).catch(() => copyFile(file.from, to));
  await chmod(to, 0o755);
}

/** What stands at a path, or in its way: the first of its folders that is none or a link, else what is there itself. */
async function standing(
  dir: string,
  path: string,
): Promise<{ readonly path: string; readonly stats: Stats } | undefined> {
  const whole = join(dir, path);
  let at = dir;
  for (const part of relative(dir, whole).split(sep)) {
    at = join(at, part);
    const stats = await lstat(at).catch((error: unknown) => {
      if (errorCode(error) !== 'ENOENT') throw error;
    });
    if (stats === undefined) return undefined;
    if (at === whole || !stats.isDirectory()) return { path: at, stats };
  }
  return undefined;
}

/** The files of the run before that still stand. What is reached through a link, or is none of a file now, is not ours. */
async function standingFiles({ path: dir, previous }: OutputDir): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of new Set(previous)) {
    const there = await standing(dir, path);
    if (there?.path === join(dir, path) && there.stats.isFile()) found.push(path);
  }
  return found;
}

async function refuseForeign(
  dir: string,
  files: readonly OutputFile[],
  ours: readonly string[],
): Promise<void> {
  const own = new Set(ours.map((path) => join(dir, path)));
  for (const { path } of files) {
    const there = await standing(dir, path);
    if (there === undefined || own.has(there.path)) continue;
    throw new UserError(
      there.stats.isSymbolicLink()
        ? `${there.path} is a symbolic link, and ship-go writes through none. Remove it, or choose another \`output-dir\`.`
        : `${there.path} was not written by ship-go and is not replaced. Move it away, or choose another \`output-dir\`.`,
    );
  }
}

/**
 * Leaves a record that owns the old files and the new ones, so that a run killed between two renames
 * leaves a folder that the next run knows as its own.
 */
async function claim(
  dir: OutputDir,
  files: readonly OutputFile[],
  waiting: string,
  undo: Undo,
): Promise<void> {
  const record = join(dir.path, FILES.record);
  const before = join(waiting, 'before.json');
  if (dir.previous.length > 0) await copyFile(record, before);
  const paths = [...new Set([...dir.previous, ...files.map(({ path }) => path)])].filter(
    (path) => path !== FILES.record,
  );
  const interim = {
    schema: 1,
    shipGo: 'interrupted',
    files: Object.fromEntries(paths.map((path) => [path, ''])),
  };
  const file = join(waiting, 'interim.json');
  await writeFile(file, JSON.stringify(interim));
  await rename(file, record);
  undo.push(() => (dir.previous.length > 0 ? rename(before, record) : rm(record)));
}

/** True when all is as it was. At the first act that cannot be taken back it ends, and the interim record stays. */
async function takeBack(undo: Undo): Promise<boolean> {
  try {
    for (const step of undo.reverse()) await step();
    return true;
  } catch {
    return false;
  }
}

/** Deletes what a run that was killed left behind. */
async function removeLeftovers(dir: string): Promise<void> {
  for (const name of await readdir(dir)) {
    if (name.startsWith(WAITING)) await discard(join(dir, name));
  }
}

/**
 * Deletes a folder of waiting files; of a link the link alone. What cannot be deleted now, such as a program that
 * runs on Windows, the next run tries again.
 */
async function discard(waiting: string): Promise<void> {
  await rm(waiting, { recursive: true, force: true }).catch(() => undefined);
}

/** Deletes a folder and those above it as long as they are empty, up to `top`, which stays. */
async function removeEmpty(folder: string, top: string): Promise<void> {
  for (let at = folder; at !== top; at = dirname(at)) {
    const gone = await rmdir(at).then(
      () => true,
      () => false, // somebody else's files
    );
    if (!gone) return;
  }
}

/** What to throw when files could not be placed; `restored` says whether output-dir is as it was before. */
export function placeFailure(path: string, error: unknown, restored: boolean): unknown {
  const state = restored
    ? 'It was left as it was.'
    : 'Only some of its files were replaced: run again when that is mended, before you use them.';
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new UserError(
      `The disk is full: \`output-dir\` ${path} cannot be written. ${state} Free some space, or build fewer targets at once.`,
    );
  }
  if (['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'ENOTDIR', 'EISDIR', 'EEXIST'].includes(code)) {
    return new UserError(
      `Input \`output-dir\`: ${path} cannot be written (${code}: ${errorText(error)}). ${state} Check who owns it and what has its files open, or choose another.`,
    );
  }
  return error;
}
