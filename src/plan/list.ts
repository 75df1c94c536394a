import { posix, win32 } from 'node:path';
import { runGo } from '../compile/go.ts';
import { UserError } from '../errors.ts';
import type { Host } from '../host.ts';
import type { Toolchain } from '../toolchain/toolchain.ts';

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
  const unknown = /^flag provided but not defined: (-\S+)/m.exec(stderr)?.[1];
  throw new UserError(
    unknown === undefined
      ? `Go ${toolchain.version} could not list the packages:\n${stderr.trim()}`
      : `Input \`build-flags\`: Go ${toolchain.version} has no flag ${unknown}. "go help build" has those that it knows.`,
  );
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

/** Runs `work` on every item, at most `limit` at once, and gives the results in the items' order. */
export async function inParallel<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  const queue = [...items.entries()];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      results[next[0]] = await work(next[1]);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(limit, items.length)) }, worker));
  return results;
}
