import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { errorText, UserError } from '../errors.ts';
import { compareVersions, type GoVersion, parseVersion } from '../go/version.ts';
import type { Host } from '../host.ts';
import { outputPath } from '../paths.ts';
import { type ModFile, parseModFile } from './gomod.ts';
import { findRepository, readRepository, type Repository, type RepositoryAsker } from './revision.ts';
import { findUpward, findWorkspace } from './workspace.ts';

/** One Go module on disk. */
export interface GoModule {
  /** Absolute folder of its go.mod. */
  readonly dir: string;
  /** Module path, as its `module` line says. */
  readonly path: string;
  /** The `go` line, such as `1.26` or `1.26.0`; empty when there is none. */
  readonly go: string;
  /** The `toolchain` line without `go`, such as `1.27.4`; empty when there is none or it is `default`. */
  readonly toolchain: string;
  /** The repository that holds it: not always that of the current folder (a workspace may span several). */
  readonly repository: Repository | undefined;
}

/** What stands in the working directory, read before there is a Go. */
export interface Module {
  readonly kind: 'module' | 'workspace';
  /** Absolute folder in which the go command is run: the working directory, inside the module or workspace. */
  readonly dir: string;
  /** Absolute folder of the go.mod or go.work that governs. */
  readonly root: string;
  /** The go.mod's `go` line, or the largest of go.work's and its modules'; empty when none says. */
  readonly go: string;
  /** The governing file's `toolchain` line, without `go`. */
  readonly toolchain: string;
  /** The module itself; for a workspace every module that it uses, in go.work's order. */
  readonly modules: readonly GoModule[];
  /** True where `vendor/modules.txt` stands beside the governing file. */
  readonly vendored: boolean;
  /** The repository of `root`. */
  readonly repository: Repository | undefined;
}

/**
 * Reads the module or workspace that governs a folder, and the repositories behind it. `dir` is relative to
 * the host's folder, or absolute.
 *
 * @param buildvcs whether the binaries are to say their revision, so that a repository that is there must be readable
 * @throws UserError when the folder is missing, or neither it nor a folder above holds a go.mod or go.work.
 */
export async function readModule(dir: string, host: Host, buildvcs = true): Promise<Module> {
  const given = resolve(host.cwd, dir);
  if ((await stat(given).catch(() => undefined))?.isDirectory() !== true) {
    throw new UserError(
      `Input \`working-directory\`: ${given} is not a folder. Give the folder of a Go module or workspace, relative to ${host.cwd}.`,
    );
  }
  // The go command and git both give paths with links resolved; ours must compare equal.
  const folder = await realpath(given);
  const repositories = repositoryReader({ workingDirectory: folder, buildvcs }, host);

  const work = await findWorkspace(folder, host);
  if (work !== undefined) return await readWorkspace(folder, work, repositories);

  const root = await findUpward(folder, 'go.mod');
  if (root === undefined) throw await noModule(folder);
  const module = await readGoModule(root, repositories);
  return {
    kind: 'module',
    dir: folder,
    root,
    go: module.go,
    toolchain: module.toolchain,
    modules: [module],
    vendored: await hasVendor(root),
    repository: module.repository,
  };
}

type ReadRepository = (dir: string) => Promise<Repository | undefined>;

/** Reads each repository once, however many modules it holds. */
function repositoryReader(asker: RepositoryAsker, host: Host): ReadRepository {
  const read = new Map<string, Promise<Repository | undefined>>();
  return async (dir) => {
    const root = (await findRepository(dir))?.root;
    if (root === undefined) return undefined;
    const known = read.get(root) ?? readRepository(root, host, asker);
    read.set(root, known);
    return await known;
  };
}

async function readWorkspace(folder: string, work: string, repositories: ReadRepository): Promise<Module> {
  const root = dirname(work);
  const file: ModFile = parseModFile(await readFile(work, 'utf8'));
  if (file.use.length === 0) {
    throw new UserError(
      `Input \`working-directory\`: ${work} uses no module, so there is nothing to build. Add one with "go work use ./folder".`,
    );
  }
  const modules = await Promise.all(
    file.use.map(async (use) => {
      const used = resolve(root, use);
      return await readGoModule(await realpath(used).catch(() => used), repositories, work);
    }),
  );
  return {
    kind: 'workspace',
    dir: folder,
    root,
    go: largest([file.go, ...modules.map((module) => module.go)]),
    toolchain: file.toolchain,
    modules,
    vendored: await hasVendor(root),
    repository: await repositories(root),
  };
}

async function readGoModule(dir: string, repositories: ReadRepository, work?: string): Promise<GoModule> {
  const text = await readFile(join(dir, 'go.mod'), 'utf8').catch((error: unknown) => {
    const why = errorText(error);
    throw new UserError(
      work === undefined
        ? `Input \`working-directory\`: ${join(dir, 'go.mod')} cannot be read: ${why}`
        : `Input \`working-directory\`: ${work} uses ${dir}, whose go.mod cannot be read: ${why}\nMend the "use" line, or take it out with "go work edit -dropuse".`,
    );
  });
  const { module, go, toolchain } = parseModFile(text);
  if (module === '') {
    throw new UserError(
      `Input \`working-directory\`: ${join(dir, 'go.mod')} has no "module" line. Add one: module example.com/name.`,
    );
  }
  return { dir, path: module, go, toolchain, repository: await repositories(dir) };
}

async function hasVendor(root: string): Promise<boolean> {
  return (await stat(join(root, 'vendor', 'modules.txt')).catch(() => undefined))?.isFile() === true;
}

/** The largest of some `go` lines, in Go's own order (`1.21rc2` < `1.21.0`); what cannot be read counts as missing. */
export function largest(lines: readonly string[]): string {
  let best: { readonly line: string; readonly version: GoVersion } | undefined;
  for (const line of lines) {
    const version = parseVersion(line);
    if (version === undefined) continue;
    if (best === undefined || compareVersions(version, best.version) > 0) best = { line, version };
  }
  return best?.line ?? '';
}

/** The error for a folder without a module, naming modules below it, which are likely meant. */
async function noModule(folder: string): Promise<UserError> {
  const below = await modulesBelow(folder);
  const hint =
    below.length === 0
      ? 'Give the folder of a Go module, or make one with "go mod init".'
      : `There is a go.mod in ${below.map((one) => outputPath(folder, one)).join(', ')}: set \`working-directory\` to one of them.`;
  return new UserError(`Input \`working-directory\`: no go.mod or go.work in ${folder} or above. ${hint}`);
}

/** Folders with a go.mod, at most three levels down and at most five: enough for a hint. */
async function modulesBelow(folder: string): Promise<string[]> {
  const found: string[] = [];
  let level = [folder];
  for (let depth = 0; depth < 3 && found.length < 5; depth++) {
    const next: string[] = [];
    for (const parent of level) {
      const entries = await readdir(parent, { withFileTypes: true }).catch(() => []);
      for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
        if (!entry.isDirectory() || /^[._]|^(?:node_modules|testdata|vendor)$/.test(entry.name)) continue;
        const child = join(parent, entry.name);
        if ((await stat(join(child, 'go.mod')).catch(() => undefined))?.isFile() === true) found.push(child);
        next.push(child);
      }
    }
    level = next;
  }
  return found.slice(0, 5);
}

/** The folder that images are built from, absolute: the repository's root, for its commit; the module's without one. */
export function contextOf({ repository, root }: Pick<Module, 'repository' | 'root'>): string {
  return repository?.root ?? root;
}

/** The folder that paths are shown from and output-dir lies in, absolute: a runner's workspace; else as `contextOf`. */
export function workspaceOf(
  module: Pick<Module, 'repository' | 'root'>,
  host: Pick<Host, 'workspace'>,
): string {
  return host.workspace ?? contextOf(module);
}
