import type { BuildInfo } from '../inspect/buildinfo.ts';
import { packageOf } from '../inspect/functions.ts';
import type { Evidence } from './evidence.ts';

/** A function as the function table names it, taken apart. */
export interface Named {
  /** Import path. */
  readonly package: string;
  /**
   * The function that it is written in: itself, or for a closure (`main.run.func1`), the loop over a function or
   * what `go` and `defer` make, the function around it.
   */
  readonly root: string;
  /** A plain function is linked only where something names it; a method also where an interface or reflection may reach it. */
  readonly method: boolean;
}

/** What the compiler appends where a function is only part of another. */
const PART = /^(func\d+|gowrap\d+|deferwrap\d+|\d+)$/;

/**
 * Takes a function's name apart.
 *
 * @param has whether a name is in the table: `pkg.a.b.func1` is part of the function `a`, or of the method `b`
 */
export function readName(name: string, has: (name: string) => boolean): Named {
  const path = packageOf(name);
  // What the compiler makes of its own accord proves no use, as a method does not.
  if (path.includes(' ')) return { package: path, root: name, method: true };
  const prefix = `${linkName(path)}.`;
  const [first = '', second, ...others] = segments(name.slice(prefix.length).replace(/-(fm|range\d+)/g, ''));
  const plain = { package: path, root: prefix + first, method: false };
  if (second === undefined) return plain;
  const method = { package: path, root: `${prefix}${first}.${second}`, method: true };
  if (first.startsWith('(')) return method;
  if (first === 'init' || first === 'glob' || has(plain.root)) return plain;
  return PART.test(second) && !others.some((other) => !PART.test(other)) ? plain : method;
}

/** Parts divided by dots, those within brackets left whole: `(*T[a.b])`, `M`, `func1`. */
function segments(text: string): string[] {
  return text.match(/(?:\([^)]*\)|\[[^\]]*\]+|[^.([])+/g) ?? [];
}

/** An import path as the compiler writes it before a name (cmd/internal/objabi.PathToPrefix). */
export function linkName(path: string): string {
  const last = path.lastIndexOf('/') + 1;
  return path.slice(0, last) + path.slice(last).replaceAll('.', '%2e');
}

/** The names of a piece of evidence's functions, as a function table has them. */
export function namesOf({ packages, functions }: Evidence): readonly string[] {
  return packages.flatMap((path) => functions.map((name) => `${linkName(path)}.${name}`));
}

/** The name of what is left of a piece of evidence that was inlined; undefined where it never is. */
export function leftOf({ packages: [path = ''], leaves }: Evidence): string | undefined {
  return leaves === undefined ? undefined : `${linkName(path)}.${leaves}`;
}

/** A name without its type parameters, of which a function table says only that there are some. */
export function withoutTypes(name: string): string {
  return name.replace('[...]', '');
}

/** A function's name as the source has it. */
export function shownName(name: string): string {
  return name.replaceAll('%2e', '.');
}

/** The standard library, as `moduleOf` calls it. */
export const STANDARD = 'the standard library';

/** The module that a package of the program is of, by the program's own build info. */
export function moduleOf(path: string, info: BuildInfo): string {
  const own = info.Main?.Path ?? info.Path ?? '';
  if (path === 'main') return own === '' ? 'main' : own;
  const modules = [own, ...(info.Deps ?? []).map(({ Path }) => Path)].filter((module) =>
    isBelow(path, module),
  );
  const [longest] = modules.sort((a, b) => b.length - a.length);
  if (longest !== undefined) return longest;
  return /^[^/]*\./.test(path) ? path : STANDARD;
}

/** Whether a package is that one or below it. */
export function isBelow(path: string, folder: string): boolean {
  return folder !== '' && (path === folder || path.startsWith(`${folder}/`));
}
