import { realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UserError } from '../errors.ts';
import { go, type Toolchain } from '../go/command.ts';
import { isAtLeast } from '../go/version.ts';
import type { Host } from '../host.ts';
import { contextOf, type Module } from '../module/module.ts';
import { findUpward } from '../module/workspace.ts';
import { outputPath } from '../paths.ts';
import { show } from '../values.ts';
import { checkBuildMode } from './build-inputs.ts';
import { splitLinkerFlags } from './ldflags.ts';
import { joinQuoted, splitQuoted } from './quoted.ts';

/** The go command's settings on this machine, read once (`go env`). */
export interface GoSettings {
  /**
   * Settings that change the bytes and differ from Go's default, GOFLAGS without what our own command line says
   * instead (`-ldflags`, `-tags`, `-trimpath`, `-buildvcs`): GOFLAGS, GOEXPERIMENT, GOFIPS140, GO386, GOMIPS, …; with cgo also CGO_CFLAGS and the like;
   * and GOWORK, `off` or from the root of the build context.
   * Recorded, shown in the log, and rendered into the Dockerfile.
   */
  readonly build: Readonly<Record<string, string>>;
  /** Settings that only fetching needs and that hold no credentials: GOPRIVATE, GONOPROXY, GONOSUMDB, GOINSECURE, GOVCS, GOSUMDB, GOPROXY. */
  readonly fetch: Readonly<Record<string, string>>;
  /** The linker flags that GOFLAGS carried, which a `-ldflags` on the command line would lose. */
  readonly ldflags: string;
  /** The build tags that GOFLAGS carried, which a `-tags` on the command line would lose. */
  readonly tags: readonly string[];
}

// The levels of amd64, arm and arm64 are not here: a target says them outright.
const levelNames = ['GO386', 'GOMIPS', 'GOMIPS64', 'GOPPC64', 'GORISCV64', 'GOWASM'];
const buildNames = ['GOFLAGS', 'GOEXPERIMENT', 'GOFIPS140', ...levelNames];
const cgoNames = [
  'CC',
  'CXX',
  'FC',
  'AR',
  'PKG_CONFIG',
  'CGO_CFLAGS',
  'CGO_CPPFLAGS',
  'CGO_CXXFLAGS',
  'CGO_FFLAGS',
  'CGO_LDFLAGS',
  'GO_EXTLINK_ENABLED',
];
const fetchNames = ['GOPRIVATE', 'GONOPROXY', 'GONOSUMDB', 'GOINSECURE', 'GOVCS', 'GOSUMDB', 'GOPROXY'];

// `go env -changed` (Go 1.23) leaves out the levels of every architecture but the current one, and an older Go
// has no -changed: then what is not empty and differs from here was set.
const defaults: Readonly<Record<string, string>> = {
  GO386: 'sse2',
  GOMIPS: 'hardfloat',
  GOMIPS64: 'hardfloat',
  GOPPC64: 'power8',
  GORISCV64: 'rva20u64',
  AR: 'ar',
  PKG_CONFIG: 'pkg-config',
  CGO_CFLAGS: '-O2 -g',
  CGO_CXXFLAGS: '-O2 -g',
  CGO_FFLAGS: '-O2 -g',
  CGO_LDFLAGS: '-O2 -g',
};
// Their defaults are the distribution's own: only the environment tells that they were asked for.
const distributionNames = ['CC', 'CXX', 'FC', 'GOPROXY', 'GOSUMDB'];

/**
 * Reads what this machine has set for the go command, in its environment or by `go env -w`.
 *
 * @throws UserError when GOFLAGS cannot be read, or carries linker flags for a package pattern.
 */
export async function readSettings(
  toolchain: Toolchain,
  module: Module,
  inputs: { readonly cgo: boolean },
  host: Host,
): Promise<GoSettings> {
  const ask = async (args: readonly string[]): Promise<Readonly<Record<string, string>>> =>
    JSON.parse(
      await go(toolchain, ['env', ...args], { cwd: module.dir, doing: 'say its settings' }, host),
    ) as Readonly<Record<string, string>>;
  const [named, changed] = await Promise.all([
    ask(['-json', ...buildNames, ...cgoNames, ...fetchNames]),
    isAtLeast(toolchain.version, '1.23') ? ask(['-changed', '-json']) : undefined,
  ]);
  const found = Object.entries(named).filter(([name, value]) => {
    if (changed !== undefined && !levelNames.includes(name)) return name in changed;
    if (distributionNames.includes(name)) return (host.env[name] ?? '') !== '';
    return value !== (defaults[name] ?? '');
  });
  const GOWORK = await workspaceSetting(module, host);
  return settingsOf({ ...Object.fromEntries(found), GOWORK }, inputs.cgo);
}

/**
 * What GOWORK has to say elsewhere for the same workspace: `off`, or the path of a file from the root of the
 * build context, as a path of this machine means nothing there. Empty where the go command finds it by itself.
 */
async function workspaceSetting(module: Module, host: Host): Promise<string> {
  const wanted = host.env.GOWORK ?? '';
  if (wanted === '' || wanted === 'auto' || wanted === 'off') return wanted === 'off' ? wanted : '';
  const file = join(await realpath(module.root), basename(wanted));
  const found = await findUpward(module.dir, 'go.work');
  if (found !== undefined && join(found, 'go.work') === file) return '';
  return outputPath(await realpath(contextOf(module)), file);
}

/**
 * Sorts what differs from Go's defaults into what changes the bytes and what fetching needs.
 *
 * @throws UserError as `readSettings` does.
 */
export function settingsOf(changed: Readonly<Record<string, string>>, cgo: boolean): GoSettings {
  const pick = (names: readonly string[]): Record<string, string> =>
    Object.fromEntries(
      names.map((name): [string, string] => [name, changed[name] ?? '']).filter(([, value]) => value !== ''),
    );
  const { rest, ldflags, tags } = splitGoflags(changed.GOFLAGS ?? '');
  const build = pick([...buildNames, ...(cgo ? cgoNames : []), 'GOWORK']);
  if (rest === '') delete build.GOFLAGS;
  else build.GOFLAGS = rest;
  const fetch = pick(fetchNames);
  for (const [name, value] of Object.entries(fetch)) fetch[name] = withoutCredentials(value);
  return { build, fetch, ldflags, tags };
}

/** GOFLAGS in parts: the linker flags and the tags that it carries, and the rest, without what we always set ourselves. */
function splitGoflags(goflags: string): { rest: string; ldflags: string; tags: string[] } {
  const words = splitQuoted(goflags);
  const refuse = (what: string): UserError =>
    new UserError(
      `GOFLAGS is ${show(goflags)}, which has ${what}. Mend it in the environment, or by \`go env -w GOFLAGS=…\`; the go command reads '-name=a b' in one pair of quotes.`,
    );
  if (words === undefined) throw refuse('a quote that is not closed');
  const isLinker = (word: string): boolean => /^--?ldflags(=|$)/.test(word);
  const isOurs = (word: string): boolean => /^--?(ldflags|tags|trimpath|buildvcs)(=|$)/.test(word);
  // Each -ldflags replaces the one before it (the last match wins), so only the last counts.
  const last = words.filter(isLinker).at(-1) ?? '';
  const ldflags = last.includes('=') ? last.slice(last.indexOf('=') + 1) : '';
  splitLinkerFlags('GOFLAGS -ldflags', ldflags);
  for (const word of words) checkBuildMode('GOFLAGS', word);
  const rest = joinQuoted(words.filter((word) => !isOurs(word)));
  if (rest === undefined) throw refuse('a word with both kinds of quotes');
  return { rest, ldflags, tags: tagsOf(words) };
}

/** The build tags that flags of the go command set: of several `-tags` the last counts. */
export function tagsOf(flags: readonly string[]): string[] {
  const last = flags.filter((word) => /^--?tags=/.test(word)).at(-1);
  return last === undefined
    ? []
    : last
        .slice(last.indexOf('=') + 1)
        .split(/[ ,]+/)
        .filter((tag) => tag !== '');
}

/** Addresses in a list such as GOPROXY's, without `user:password@`; up to the last `@`, as a password may hold one. */
function withoutCredentials(value: string): string {
  return value.replace(/(:\/\/)[^,|\s]*@/g, '$1');
}
