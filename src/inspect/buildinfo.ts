import { UserError } from '../errors.ts';
import { go, runGo, type Toolchain } from '../go/command.ts';
import { isAtLeast } from '../go/version.ts';
import type { Host } from '../host.ts';
import { parseBuildInfo } from './modinfo.ts';

/** One module of the build, as `go version -m -json` (debug/buildinfo.Module) writes it. */
export interface BuildModule {
  readonly Path: string;
  readonly Version?: string;
  readonly Sum?: string;
  readonly Replace?: BuildModule;
}

/** What a binary says of its build, in the shape of `go version -m -json` (runtime/debug.BuildInfo). */
export interface BuildInfo {
  /** `go1.27.4`. */
  readonly GoVersion?: string;
  /** Import path of the main package. */
  readonly Path?: string;
  /** Without a path where the binary was built outside of any module. */
  readonly Main?: Partial<BuildModule>;
  readonly Deps?: readonly BuildModule[];
  /** An empty value is left out, as Go's own JSON leaves it out: ask `setting`. */
  readonly Settings?: readonly { readonly Key: string; readonly Value?: string }[];
  /** Set where the go command cannot read the format and the linker's module string was read instead. */
  readonly source?: 'modinfo';
}

/** One file's build info, and the text that `go version -m` prints of it. */
export interface ReadBuildInfo {
  readonly buildInfo: BuildInfo;
  readonly text: string;
}

/** The value of a build setting such as `vcs.revision`; undefined where the binary does not have it. */
export function setting(info: BuildInfo, key: string): string | undefined {
  const found = info.Settings?.find(({ Key }) => Key === key);
  return found === undefined ? undefined : (found.Value ?? '');
}

/** The error for a file in which there is none; `said` is what the go command says of it, if anything. */
export function noBuildInfo(path: string, said = ''): UserError {
  const more = said.trim() === '' ? '' : `\ngo version -m says: ${said.trim()}`;
  return new UserError(
    `${path} holds no Go build info: it is no Go binary, or something other than the go command built it. Name a program that \`go build\` made.${more}`,
  );
}

/** Windows takes 32,767 characters on a command line, the shortest limit of our systems. */
const longestCommand = 16_000;

/**
 * What `go version -m` says of each file, in as few calls as possible: one for the text and one for the
 * JSON. Before Go 1.25 there is no JSON and the text is parsed into the same shape.
 *
 * @param paths as the text is to name them: relative to `cwd`, or absolute
 * @returns one for each path, in order
 * @throws UserError naming the first file that is no Go binary
 */
export async function readBuildInfos(
  toolchain: Toolchain,
  host: Host,
  cwd: string,
  paths: readonly string[],
): Promise<ReadBuildInfo[]> {
  const all: ReadBuildInfo[] = [];
  for (const batch of batches(paths)) all.push(...(await readBatch(toolchain, host, cwd, batch)));
  return all;
}

function batches(paths: readonly string[]): string[][] {
  const all: string[][] = [];
  let length = Infinity;
  for (const path of paths) {
    length += path.length + 3;
    if (length > longestCommand) {
      all.push([]);
      length = path.length;
    }
    all.at(-1)?.push(path);
  }
  return all;
}

async function readBatch(
  toolchain: Toolchain,
  host: Host,
  cwd: string,
  paths: readonly string[],
): Promise<ReadBuildInfo[]> {
  const printed = await runGo(toolchain, ['version', '-m', '--', ...paths], { cwd }, host);
  const texts = splitVersionText(printed.stdout, paths);
  const missing = paths.find((_, index) => texts[index] === undefined);
  if (missing !== undefined) {
    const said = printed.stderr.split('\n').find((line) => line.includes(missing)) ?? printed.stderr;
    throw noBuildInfo(missing, said);
  }
  const found = texts.filter((text) => text !== undefined);
  if (!isAtLeast(toolchain.version, '1.25')) {
    return found.map((text, index) => ({ text, buildInfo: parseVersionText(text, paths[index] ?? '') }));
  }
  const json = await go(
    toolchain,
    ['version', '-m', '-json', '--', ...paths],
    { cwd, doing: 'read the build info' },
    host,
  );
  const infos = splitJson(json);
  return found.map((text, index) => {
    const buildInfo = infos[index];
    if (buildInfo === undefined) throw new Error(`go version -m -json left out ${paths[index] ?? ''}`);
    return { text, buildInfo };
  });
}

/**
 * Divides what `go version -m` prints of several files: each file's part begins with `path: ` and goes on
 * while lines begin with a tab. The paths are known, so no name can be taken for something else.
 *
 * @returns each path's text with its last newline; undefined where nothing was printed of it
 */
export function splitVersionText(printed: string, paths: readonly string[]): (string | undefined)[] {
  let rest = printed;
  return paths.map((path) => {
    if (!rest.startsWith(`${path}: `)) return undefined;
    const end = /\n(?!\t)/.exec(rest.slice(path.length));
    const length = end === null ? rest.length : path.length + end.index + 1;
    const text = rest.slice(0, length);
    rest = rest.slice(length);
    return text;
  });
}

/** Parses one file's part of what `go version -m` prints. */
export function parseVersionText(text: string, path: string): BuildInfo {
  const [first = '', ...lines] = text.slice(path.length + 2).split('\n');
  return parseBuildInfo(lines.map((line) => line.replace(/^\t/, '')).join('\n'), first);
}

/** Divides the objects that `go version -m -json` prints one after another; each ends with a lone brace. */
export function splitJson(printed: string): BuildInfo[] {
  return printed
    .split(/^(?=\{)/m)
    .filter((part) => part.trim() !== '')
    .map((part) => JSON.parse(part) as BuildInfo);
}
