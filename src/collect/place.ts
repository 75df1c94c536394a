import { chmod, copyFile, lstat, mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode, errorText, UserError } from '../errors.ts';
import { FILES } from './artifacts.ts';
import type { OutputDir } from './output-dir.ts';

/** A file to stand under output-dir: text, or a compiled binary that is moved there. */
export type OutputFile = { readonly path: string } & ({ readonly text: string } | { readonly from: string });

/** New files wait here, on the same file system as their places, so that the last act is a rename each. */
const INCOMING = '.ship-go-incoming-';

/**
 * Puts all files into output-dir, or none: everything that can fail for want of space or rights is done
 * in a folder beside them first. Then each is renamed into place, the record last, and what the run before
 * left and this one did not write is deleted. Files that are not ours stay, and are never replaced.
 *
 * @throws UserError when the disk is full, the folder cannot be written, or a file of somebody else stands
 *   where one of ours belongs; output-dir is then as it was
 */
export async function placeOutput(dir: OutputDir, files: readonly OutputFile[]): Promise<void> {
  const created = await mkdir(dir.path, { recursive: true }).catch((error: unknown) => refuse(dir, error));
  const incoming = join(dir.path, `${INCOMING}${process.pid}`);
  try {
    await removeLeftovers(dir.path);
    for (const file of files) await put(incoming, file);
    await refuseForeign(dir, files);
    await claim(dir, files, incoming);
    const inOrder = [...files].sort(
      (a, b) => Number(a.path === FILES.record) - Number(b.path === FILES.record),
    );
    for (const { path } of inOrder) {
      await mkdir(dirname(join(dir.path, path)), { recursive: true });
      await rename(join(incoming, path), join(dir.path, path));
    }
  } catch (error) {
    await rm(incoming, { recursive: true, force: true });
    if (created !== undefined) await rm(created, { recursive: true, force: true });
    return refuse(dir, error);
  }
  await rm(incoming, { recursive: true, force: true });
  const written = new Set(files.map(({ path }) => path));
  for (const path of dir.previous.filter((old) => !written.has(old))) await removeOld(dir.path, path);
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

async function refuseForeign(dir: OutputDir, files: readonly OutputFile[]): Promise<void> {
  const ours = new Set(dir.previous);
  for (const { path } of files) {
    const stands = await lstat(join(dir.path, path)).catch(() => undefined);
    if (stands !== undefined && !(ours.has(path) && stands.isFile())) {
      throw new UserError(
        `${join(dir.path, path)} was not written by ship-go and is not replaced. Move it away, or choose another \`output-dir\`.`,
      );
    }
  }
}

/**
 * Leaves a record that owns the old files and the new ones, so that a run killed between two renames
 * leaves a folder that the next run knows as its own.
 */
async function claim(dir: OutputDir, files: readonly OutputFile[], incoming: string): Promise<void> {
  const paths = [...new Set([...dir.previous, ...files.map(({ path }) => path)])].filter(
    (path) => path !== FILES.record,
  );
  const interim = {
    schema: 1,
    shipGo: 'interrupted',
    files: Object.fromEntries(paths.map((path) => [path, ''])),
  };
  const file = join(incoming, `${FILES.record}.interim`);
  await writeFile(file, JSON.stringify(interim));
  await rename(file, join(dir.path, FILES.record));
}

/** Deletes what a run that was killed left behind. */
async function removeLeftovers(dir: string): Promise<void> {
  for (const name of await readdir(dir)) {
    if (name.startsWith(INCOMING)) await rm(join(dir, name), { recursive: true, force: true });
  }
}

/** Deletes a file of the run before, and its folder when that leaves it empty. */
async function removeOld(dir: string, path: string): Promise<void> {
  await rm(join(dir, path), { force: true });
  const folder = dirname(join(dir, path));
  if (folder !== dir) await rmdir(folder).catch(() => undefined); // not empty: somebody else's files
}

function refuse(dir: OutputDir, error: unknown): never {
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    throw new UserError(
      `The disk is full: \`output-dir\` ${dir.path} was left as it was. Free some space, or build fewer targets at once.`,
    );
  }
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR', 'EEXIST'].includes(code)) {
    throw new UserError(
      `Input \`output-dir\`: ${dir.path} cannot be written (${code}: ${errorText(error)}). Check who owns it, or choose another.`,
    );
  }
  throw error;
}
