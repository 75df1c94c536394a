import { UserError } from '../errors.ts';
import type { Toolchain } from '../go/command.ts';
import type { Host } from '../host.ts';
import type { Module } from '../module/module.ts';
import { buildEnvironment } from './environment.ts';
import { type ListedPackage, listPackages } from './list.ts';
import { inParallel } from './parallel.ts';
import type { Patterns } from './patterns.ts';
import type { Target } from './targets.ts';

/** What one target's `go list` gave. */
export interface TargetPackages {
  readonly target: Target;
  readonly packages: readonly ListedPackage[];
}

/** The mains of one target, in order of import path. */
export interface TargetMains {
  readonly target: Target;
  readonly mains: readonly ListedPackage[];
}

/** Every main by target, and the packages that were only asked about. */
export interface FoundPackages {
  readonly targets: readonly TargetMains[];
  /** The packages that `stamp` names, as each target has them. */
  readonly named: readonly ListedPackage[];
}

/**
 * The mains that stand on each target: one `go list` a target, and without cgo one more, which finds the mains
 * that would stand with it. `named` are import paths to look up beside.
 *
 * @throws UserError when a pattern matches nothing, there is no main, a main needs cgo, a target has no main,
 *   or two mains have one name.
 */
export async function findPackages(
  request: {
    readonly patterns: Patterns;
    readonly named: readonly string[];
    readonly targets: readonly Target[];
    readonly cgo: boolean;
    /** Flags of `go list` that change what stands: tags and the user's build flags. */
    readonly flags: readonly string[];
  },
  module: Module,
  toolchain: Toolchain,
  host: Host,
): Promise<FoundPackages> {
  const { patterns, named, targets, cgo, flags } = request;
  const all = [...new Set([...patterns.include, ...patterns.exclude, ...named])];
  const list = async ({ target, withCgo }: { target: Target; withCgo: boolean }) => {
    const env = {
      ...buildEnvironment({ cgo, module }, target, host.env),
      CGO_ENABLED: withCgo ? '1' : '0',
    };
    const packages = await listPackages(all, { cwd: module.dir, env, flags }, toolchain, host);
    return { target, packages };
  };
  const asked = targets.map((target) => ({ target, withCgo: cgo }));
  const first = targets[0];
  const extra = cgo || first === undefined ? [] : [{ target: first, withCgo: true }];
  const listed = await inParallel([...asked, ...extra], host.cpus, list);
  const byTarget = listed.slice(0, asked.length);
  const found = selectMains(patterns, byTarget, listed[asked.length]);
  for (const line of found.left) host.log.info(line);
  return {
    targets: found.targets,
    named: byTarget
      .flatMap((one) => one.packages)
      .filter((one) => named.includes(one.ImportPath) && one.Error === undefined),
  };
}

/**
 * Decides which mains are built for which target. `withCgo` is the first target's list with cgo on, undefined
 * when cgo is on anyway. `left` says what the build constraints leave out where, a line a main.
 *
 * @throws UserError as `findPackages` does.
 */
export function selectMains(
  patterns: Patterns,
  listed: readonly TargetPackages[],
  withCgo: TargetPackages | undefined,
): { targets: TargetMains[]; left: string[] } {
  const { include, exclude } = patterns;
  const matches = (one: ListedPackage, some: readonly string[]): boolean =>
    one.Match?.some((pattern) => some.includes(pattern)) === true;
  const wanted = (packages: readonly ListedPackage[]): ListedPackage[] =>
    packages.filter((one) => matches(one, include) && !matches(one, exclude));
  const targets = listed.map(({ target, packages }) => ({
    target,
    mains: wanted(packages)
      .filter(isMain)
      .sort((a, b) => (a.ImportPath < b.ImportPath ? -1 : 1)),
  }));

  const standing = new Set(targets.flatMap(({ mains }) => mains.map((main) => main.ImportPath)));
  refuseErrors(listed.map(({ packages }) => wanted(packages)));
  refuseCgo(
    withCgo === undefined ? [] : wanted(withCgo.packages).filter(isMain),
    new Set(targets[0]?.mains.map((main) => main.ImportPath)),
  );
  const everything = listed.flatMap(({ packages }) => packages);
  for (const pattern of [...include, ...exclude]) {
    const found = everything.filter((one) => matches(one, [pattern]));
    if (found.length === 0) {
      throw new UserError(
        `Input \`packages\`: ${JSON.stringify(pattern)} matches no package. Patterns are relative to \`working-directory\` (./cmd/...) or import paths.`,
      );
    }
    if (include.includes(pattern) && found.every(isExcluded)) {
      const names = listed.map(({ target }) => target.name).join(', ');
      throw new UserError(
        `Input \`packages\`: ${JSON.stringify(pattern)} has no file that its build constraints let stand on any of ${names}. Add a target for it to \`targets\`, or leave it out.`,
      );
    }
  }
  if (standing.size === 0) throw noMain(wanted(everything));
  for (const { target, mains } of targets) {
    refuseSameNames(mains);
    if (mains.length === 0) {
      throw new UserError(
        `Input \`targets\`: no main can be built for ${target.name}: build constraints exclude ${[...standing].join(', ')} there. Leave ${target.name} out.`,
      );
    }
  }
  refuseSameNames([
    ...new Map(targets.flatMap((one) => one.mains.map((main) => [main.ImportPath, main]))).values(),
  ]);
  const left = [...standing].sort().flatMap((path) => {
    const without = targets.filter(({ mains }) => !mains.some((main) => main.ImportPath === path));
    if (without.length === 0) return [];
    const names = without.map(({ target }) => target.name).join(', ');
    return [`${path} is left out of ${names}: its build constraints exclude it there.`];
  });
  return { targets, left };
}

/** A package of tests alone is also called main, and holds nothing to build. */
function isMain(one: ListedPackage): boolean {
  return one.Name === 'main' && (one.GoFiles?.length ?? 0) + (one.CgoFiles?.length ?? 0) > 0;
}

function isExcluded(one: ListedPackage): boolean {
  return (
    (one.GoFiles?.length ?? 0) + (one.CgoFiles?.length ?? 0) === 0 && (one.IgnoredGoFiles?.length ?? 0) > 0
  );
}

function refuseErrors(lists: readonly (readonly ListedPackage[])[]): void {
  const errors = lists
    .flat()
    .filter((one) => one.Error !== undefined && !isExcluded(one))
    .map((one) => `${one.ImportPath}: ${one.Error?.Err ?? ''}`);
  if (errors.length === 0) return;
  throw new UserError(
    `Input \`packages\`: the go command cannot read what it names:\n${[...new Set(errors)].join('\n')}\nMend the source or the pattern. Patterns are relative to \`working-directory\` (./cmd/...) or import paths.`,
  );
}

function refuseCgo(mains: readonly ListedPackage[], standing: ReadonlySet<string>): void {
  const need = mains.map((main) => main.ImportPath).filter((path) => !standing.has(path));
  if (need.length === 0) return;
  throw new UserError(
    `Input \`cgo\` is false: ${need.join(', ')} can only be built with it. Set \`cgo\` to true, or leave ${need.length === 1 ? 'it' : 'them'} out: \`packages: ${need.map((path) => `!${path}`).join(', ')}\`.`,
  );
}

function refuseSameNames(mains: readonly ListedPackage[]): void {
  const byName = new Map<string, string[]>();
  for (const { ImportPath: path } of mains) {
    // Some file systems do not tell API from api.
    const name = binaryName(path).toLowerCase();
    byName.set(name, [...(byName.get(name) ?? []), path]);
  }
  const clashes = [...byName.values()].filter((paths) => paths.length > 1);
  const [first] = clashes;
  if (first === undefined) return;
  const lines = clashes.map((paths) => `  ${binaryName(paths[0] ?? '')}: ${listed(paths)}`);
  throw new UserError(
    `Input \`packages\`: mains of one name, of which each would overwrite the other:\n${some(lines).join('\n')}\nRename folders, name those to build, or leave some out: \`packages: !${first[1] ?? ''}\`.`,
  );
}

/** At most this many of a kind stand in a message. */
const SHOWN = 5;

function listed(names: readonly string[]): string {
  const more = names.length > SHOWN ? `, and ${names.length - SHOWN} more` : '';
  return `${names.slice(0, SHOWN).join(', ')}${more}`;
}

function some(lines: readonly string[]): string[] {
  const more = lines.length > SHOWN ? [`  and ${lines.length - SHOWN} more names`] : [];
  return [...lines.slice(0, SHOWN), ...more];
}

function noMain(there: readonly ListedPackage[]): UserError {
  const names = [
    ...new Set(there.filter((one) => one.Name !== undefined).map((one) => one.ImportPath)),
  ].sort();
  return new UserError(
    `Input \`packages\`: there is no package main to build; ${names.length === 0 ? 'there is no package at all' : `the packages there are libraries: ${listed(names)}`}. Name the folder that holds func main, by \`packages\` or \`working-directory\`.`,
  );
}

/** The name that the go command gives a main's binary, without `.exe` (cmd/go/internal/load.DefaultExecName). */
export function binaryName(importPath: string): string {
  const parts = importPath.split('/');
  const last = parts.at(-1) ?? '';
  const isVersion = /^v[1-9]\d*$/.test(last) && last !== 'v1';
  return (isVersion ? parts.at(-2) : undefined) ?? last;
}
