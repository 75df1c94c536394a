import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Compiled } from '../compile/compile.ts';
import { Interrupted, UserError } from '../errors.ts';
import { go, type Toolchain } from '../go/command.ts';
import type { Host } from '../host.ts';
import { outputPath } from '../paths.ts';
import { findProgram } from '../program.ts';
import type { Binary } from './binary.ts';
import { type BuildInfo, noBuildInfo, readBuildInfos, setting } from './buildinfo.ts';
import { type Executable, readExecutable } from './executable.ts';
import { isReadByGo, readLinkedBuildInfo } from './go-record.ts';

/** What `ship-go inspect` says of one file. */
export interface Inspected extends Omit<Executable, 'sections'> {
  /** As it was given. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  /** `1.27.4`. */
  readonly goVersion: string;
  readonly buildInfo: BuildInfo;
}

/** A file to look at: where it is, and what it is called. */
interface Subject {
  readonly file: string;
  readonly path: string;
}

type Facts = Pick<Binary, 'size' | 'sha256' | 'executable' | 'buildInfo' | 'buildInfoText'>;

/**
 * Looks at the compiled files of one target, which stand below `root` as they will under output-dir
 * (`root/linux_amd64/api`). None is run.
 *
 * @throws UserError where one is not what Go writes
 */
export async function inspectTarget(
  compiled: readonly Compiled[],
  root: string,
  toolchain: Toolchain,
  host: Host,
): Promise<Binary[]> {
  const subjects = compiled.map((each) => ({
    ...each,
    path: outputPath(root, each.file),
  }));
  const facts = await readFacts(subjects, root, toolchain, host);
  return subjects.map((subject, index) => ({ ...subject, ...at(facts, index) }));
}

/**
 * Looks at any Go binaries, with the go command on PATH for their build info. None is run.
 *
 * @param paths absolute, or relative to the folder that the host starts from
 * @throws UserError naming the first file that is no Go binary, or where there is no go command
 */
export async function inspectFiles(paths: readonly string[], host: Host): Promise<Inspected[]> {
  const subjects = paths.map((path) => ({ file: resolve(host.cwd, path), path: resolve(host.cwd, path) }));
  const toolchain = await goOnPath(host);
  const facts = await readFacts(subjects, host.cwd, toolchain, host);
  return paths.map((path, index) => {
    const { executable, size, sha256, buildInfo } = at(facts, index);
    const { format, os, arch, linkage, interpreter, needed, symbolVersions } = executable;
    return {
      path,
      size,
      sha256,
      goVersion: (buildInfo.GoVersion ?? '').replace(/^go/, ''),
      format,
      os: os || (setting(buildInfo, 'GOOS') ?? ''),
      arch,
      linkage,
      interpreter,
      needed,
      symbolVersions,
      buildInfo,
    };
  });
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`there is nothing at ${index} of ${list.length}`);
  return found;
}

async function readFacts(
  subjects: readonly Subject[],
  cwd: string,
  toolchain: Toolchain,
  host: Host,
): Promise<Facts[]> {
  const executables = await Promise.all(subjects.map(({ file, path }) => readExecutable(file, path)));
  const native = subjects.filter((_, index) => isReadByGo(at(executables, index)));
  const [infos, hashes] = await Promise.all([
    readBuildInfos(
      toolchain,
      host,
      cwd,
      native.map(({ path }) => path),
    ),
    hashAll(subjects, host),
  ]);
  const read = new Map(native.map(({ path }, index) => [path, infos[index]]));
  return await Promise.all(
    subjects.map(async ({ file, path }, index) => {
      const executable = at(executables, index);
      const found = read.get(path);
      const buildInfo = found?.buildInfo ?? (await readLinkedBuildInfo(file, executable, path));
      if (buildInfo === undefined) throw noBuildInfo(path);
      return { ...at(hashes, index), executable, buildInfo, buildInfoText: found?.text };
    }),
  );
}

/** One after another: hashing is bound by the processor, and a file is held open no longer than needed. */
async function hashAll(
  subjects: readonly Subject[],
  host: Host,
): Promise<{ size: number; sha256: string }[]> {
  const all: { size: number; sha256: string }[] = [];
  for (const { file } of subjects) {
    if (host.signal.aborted) throw new Interrupted();
    const hash = createHash('sha256');
    await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
    all.push({ size: (await stat(file)).size, sha256: hash.digest('hex') });
  }
  return all;
}

/** The go command that a shell would find. */
async function goOnPath(host: Host): Promise<Toolchain> {
  const file = await findProgram('go', host);
  if (file === undefined) {
    throw new UserError(
      'The go command is asked for the build info, and there is no `go` on PATH. Install Go 1.21 or newer, or add its bin folder to PATH.',
    );
  }
  const unknown: Toolchain = { version: '', prerelease: false, root: '', go: file, source: 'tool-cache' };
  // Its own GOROOT, not an inherited one: that of another Go breaks it.
  const said = await go(
    unknown,
    ['env', '-json', 'GOVERSION', 'GOROOT'],
    { cwd: host.cwd, env: { GOROOT: undefined }, doing: 'say its version' },
    host,
  );
  const { GOVERSION, GOROOT } = JSON.parse(said) as { GOVERSION: string; GOROOT: string };
  const version = GOVERSION.replace(/^go/, '');
  return { ...unknown, version, root: GOROOT, prerelease: /^[\d.]+(rc|beta)/.test(version) };
}
