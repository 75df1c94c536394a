import { posix, win32 } from 'node:path';
import { UserError } from '../errors.ts';
import { runGo, type Toolchain } from '../go/command.ts';
import type { Host } from '../host.ts';

/** What `go list -json` says of a package, as far as it is asked (`go help list`, type Package). */
export interface ListedPackage {
  readonly ImportPath: string;
  readonly Name?: string;
  readonly Dir?: string;
  /** The patterns of the command line that match it, cleaned as `cleanPattern` does. */
  readonly Match?: readonly string[];
  readonly GoFiles?: readonly string[];
  readonly CgoFiles?: readonly string[];
  readonly IgnoredGoFiles?: readonly string[];
  readonly Error?: { readonly Err: string };
  readonly Module?: { readonly Path: string; readonly Main?: boolean };
}

const fields = 'ImportPath,Name,Dir,Match,GoFiles,CgoFiles,IgnoredGoFiles,Error,Module';

/**
 * The packages that patterns match, without their dependencies. A wildcard leaves out a package that the build
 * constraints exclude; a pattern without one gives it with an `Error`.
 *
 * @throws UserError with the go command's own words when it cannot list at all.
 */
export async function listPackages(
  patterns: readonly string[],
  options: {
    readonly cwd: string;
    readonly env: Readonly<Record<string, string>>;
    readonly flags: readonly string[];
  },
  toolchain: Toolchain,
  host: Host,
): Promise<ListedPackage[]> {
  const args = ['list', '-find', '-e', `-json=${fields}`, ...options.flags, '--', ...patterns];
  const { code, stdout, stderr } = await runGo(toolchain, args, options, host);
  if (code === 0) return parseList(stdout);
  throw new UserError(
    refusedFlag(stderr, toolchain) ??
      `Go ${toolchain.version} could not list the packages:\n${stderr.trim()}`,
  );
}

/** What to say where the go command refuses one of the flags; undefined where it says something else. */
function refusedFlag(said: string, { version }: Toolchain): string | undefined {
  const unknown = /^flag provided but not defined: (-\S+)/m.exec(said)?.[1];
  if (unknown !== undefined)
    return `Input \`build-flags\`: Go ${version} has no flag ${unknown}. "go help build" has those that it knows.`;
  const withCgo = /^go: (-race|-msan|-asan) requires cgo/m.exec(said)?.[1];
  if (withCgo !== undefined)
    return `Input \`cgo\` is false, and the flag ${withCgo} (of \`build-flags\` or GOFLAGS) needs it. Set \`cgo\` to true, or take the flag out.`;
  return undefined;
}

/** Reads the objects that `go list -json` prints one after the other. */
export function parseList(text: string): ListedPackage[] {
  // A line end inside a JSON string is escaped, so a brace alone on its line ends an object.
  return JSON.parse(`[${text.trim().replace(/^\}\r?\n\{/gm, '},{')}]`) as ListedPackage[];
}

/** A pattern as the go command reports it in `Match` (cmd/go/internal/search.CleanPatterns). */
export function cleanPattern(pattern: string, windows: boolean): string {
  if (windows && win32.isAbsolute(pattern)) return win32.normalize(pattern).replace(/(?<=.)\\$/, '');
  const slashed = windows ? pattern.replaceAll('\\', '/') : pattern;
  const clean = posix.normalize(slashed).replace(/(?<=.)\/$/, '');
  if (!slashed.startsWith('./')) return clean;
  return clean === '.' ? '.' : `./${clean}`;
}
