import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { nodeArchitecture } from '../architecture.ts';
import { errorCode, errorText, UserError } from '../errors.ts';
import { goSpelling, type GoVersion, parseVersion, semverSpelling } from '../go/version.ts';
import type { Host } from '../host.ts';

/*
 * The layout that hosted runners and setup-go share: `<toolCache>/go/<semver>/<arch>` with Node's name of the
 * architecture, trusted only with the empty file `<arch>.complete` beside it.
 */

type Cache = Pick<Host, 'toolCache' | 'arch'>;

/** Where a version stands, or would stand, in the tool cache. */
export function cachedRoot(version: GoVersion, host: Cache): string {
  return join(host.toolCache, 'go', semverSpelling(version), nodeArchitecture(host.arch));
}

/** True when a version stands there complete. */
export function isCached(version: GoVersion, host: Cache): boolean {
  const root = cachedRoot(version, host);
  return existsSync(root) && existsSync(marker(root));
}

/** Every version that stands there complete, as Go spells it. */
export async function cachedVersions(host: Cache): Promise<readonly string[]> {
  const names = await readdir(join(host.toolCache, 'go')).catch(() => []);
  return names
    .map(parseVersion)
    .filter((version) => version !== undefined)
    .filter((version) => isCached(version, host))
    .map(goSpelling);
}

const PARTIAL = '.ship-go-';
/** Nobody takes longer to install; what is older was left by a run that was killed. In milliseconds. */
const ABANDONED = 60 * 60 * 1000;

/**
 * Lets `fill` make a GOROOT in a fresh folder beside the final place and then moves it there in one step, so
 * that a run which is stopped leaves nothing that another would trust. Two at once do not hurt each other:
 * the first to end stays. What `fill` gives is the folder to move, inside the one that it got.
 *
 * @throws UserError when the tool cache cannot be written or is full; whatever `fill` throws.
 */
export async function addToCache(
  version: GoVersion,
  host: Cache,
  fill: (folder: string) => Promise<string>,
): Promise<string> {
  const root = cachedRoot(version, host);
  const partial = join(dirname(root), `${PARTIAL}${randomUUID()}`);
  const replaces = isCached(version, host); // and is broken, or nobody would install
  try {
    await mkdir(partial, { recursive: true });
    await removeAbandoned(dirname(root));
    await place(await fill(join(partial, 'new')), root, join(partial, 'old'), replaces);
    return root;
  } catch (error) {
    throw asUserError(error, host);
  } finally {
    // Best effort: what cannot be deleted now (a scanner on Windows holds it) the next run removes as abandoned.
    await rm(partial, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

/**
 * The marker is written before the folder moves: alone it means nothing, and so nobody ever sees our folder
 * without it and takes it for another's leftover.
 */
async function place(from: string, root: string, old: string, replaces: boolean): Promise<void> {
  if (existsSync(root) && existsSync(marker(root)) && !replaces) return; // another run was first
  await rename(root, old).catch(ignoreMissing); // an interrupted install, or a broken one
  await writeFile(marker(root), '');
  try {
    await renamePatiently(from, root);
  } catch (error) {
    if (existsSync(root) && existsSync(marker(root))) return; // another run was first
    await rm(marker(root), { force: true });
    throw error;
  }
}

/** On Windows a virus scanner may hold a new file for a moment, and a folder with an open file cannot be moved. */
async function renamePatiently(from: string, to: string): Promise<void> {
  for (let tries = process.platform === 'win32' ? 20 : 1; ; tries--) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (tries <= 1 || !['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error)) || existsSync(to))
        throw error;
      await sleep(250);
    }
  }
}

async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(PARTIAL)) continue;
    const path = join(folder, name);
    const modified = await stat(path).then(
      (stats) => stats.mtimeMs,
      () => Date.now(), // its owner has just removed it
    );
    if (Date.now() - modified > ABANDONED)
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

function asUserError(error: unknown, host: Cache): unknown {
  const code = errorCode(error);
  const what = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT'].includes(code)
    ? 'cannot be written'
    : ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)
      ? 'is on a full disk'
      : undefined;
  if (what === undefined) return error;
  return new UserError(
    `The tool cache ${host.toolCache} ${what}: ${errorText(error)}. Make it writable and roomy (a Go needs 300 MB), or set RUNNER_TOOL_CACHE to another folder.`,
  );
}

function ignoreMissing(error: unknown): void {
  if (errorCode(error) !== 'ENOENT') throw error;
}

function marker(root: string): string {
  return `${root}.complete`;
}
