import { chmod, constants, copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { errorCode, Interrupted } from '../errors.ts';
import { runGo } from '../go/command.ts';
import type { Host } from '../host.ts';

const TOOLCHAIN = 'golang.org/toolchain';

/** A go command that cannot give a toolchain: there is none on PATH, or the module proxy does not answer it. */
export class ModuleProxyFailure extends Error {
  override readonly name = 'ModuleProxyFailure';
}

/**
 * Every Go that the module proxy has for this machine, as `go list -m -versions golang.org/toolchain` tells
 * it; versions there are `v0.0.1-goVERSION.GOOS-GOARCH` (https://go.dev/ref/mod#toolchain).
 *
 * @throws ModuleProxyFailure
 */
export async function listToolchains(host: Host): Promise<readonly string[]> {
  return toolchainVersions(await askGo(['list', '-m', '-versions', TOOLCHAIN], host), host);
}

/** The versions for this machine in what `go list -m -versions` printed. */
export function toolchainVersions(printed: string, host: Pick<Host, 'os' | 'arch'>): readonly string[] {
  const [before, after] = ['v0.0.1-go', `.${host.os}-${host.arch}`];
  return printed
    .split(/\s+/)
    .filter((word) => word.startsWith(before) && word.endsWith(after))
    .map((word) => word.slice(before.length, -after.length));
}

/**
 * Has the go command on PATH fetch a toolchain, verified by the checksum database, and copies it to `into`
 * (absolute; made here), writable and with the execute bits that the module cache does not keep.
 *
 * @throws ModuleProxyFailure; Interrupted.
 */
export async function copyToolchain(version: string, into: string, host: Host): Promise<void> {
  const name = `${TOOLCHAIN}@v0.0.1-go${version}.${host.os}-${host.arch}`;
  const started = performance.now();
  host.log.info(`Getting ${name} from the module proxy`);
  const { Dir, Error: failure } = JSON.parse(await askGo(['mod', 'download', '-json', name], host)) as {
    Dir?: string;
    Error?: string;
  };
  if (Dir === undefined || failure !== undefined) throw new ModuleProxyFailure(failure ?? `no ${name}`);
  await copyTree(Dir, into, host.signal);
  host.log.info(`Installed ${name} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

/** Asks the go command on PATH, in a module of its own: no file of the user's shapes the answer or is written. */
async function askGo(args: readonly string[], host: Host): Promise<string> {
  const cwd = join(host.temp, 'toolchain-module');
  await mkdir(cwd, { recursive: true });
  await writeFile(join(cwd, 'go.mod'), 'module example.com/toolchain\n\ngo 1.16\n');
  const env = {
    GOROOT: undefined, // of another Go, it would break this one
    GOEXPERIMENT: undefined, // of another Go too, this one may not know it
    GO111MODULE: 'on',
    GOWORK: 'off',
    GOFLAGS: '-mod=mod', // an empty value would let the machine's own settings through
  };
  try {
    const result = await runGo({ go: 'go', root: '' }, args, { cwd, env }, host);
    // With -json a failed download is told in the JSON as well as by the exit code.
    if (result.code === 0 || result.stdout.startsWith('{')) return result.stdout;
    throw new ModuleProxyFailure(result.stderr.trim() || `go ${args.join(' ')} ended with ${result.code}`);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      throw new ModuleProxyFailure('no go command is on PATH to ask the module proxy with');
    }
    throw error;
  }
}

const COPIES_AT_ONCE = 16;

async function copyTree(from: string, to: string, signal: AbortSignal): Promise<void> {
  const files = await copyFolders(from, to, '.');
  const copyNext = async (): Promise<void> => {
    for (let file = files.pop(); file !== undefined; file = files.pop()) {
      if (signal.aborted) throw new Interrupted();
      await copyFile(join(from, file), join(to, file), constants.COPYFILE_FICLONE);
      await chmod(join(to, file), isCommand(file) ? 0o755 : 0o644);
    }
  };
  // All of them have ended when this throws: what they wrote can then be deleted.
  const ends = await Promise.allSettled(Array.from({ length: COPIES_AT_ONCE }, copyNext));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** Makes the folders of a tree, and gives the paths of its files. */
async function copyFolders(from: string, to: string, folder: string): Promise<string[]> {
  await mkdir(join(to, folder), { recursive: true });
  const files: string[] = [];
  for (const entry of await readdir(join(from, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await copyFolders(from, to, path)));
    else files.push(path);
  }
  return files;
}

function isCommand(file: string): boolean {
  return file.startsWith(`bin${sep}`) || file.startsWith(join('pkg', 'tool') + sep);
}
