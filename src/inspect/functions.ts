import type { Executable, Section } from './executable.ts';
import { findFunctionTable, readFunctionTable } from './pclntab.ts';
import { type Reader, withReader } from './reader.ts';

/** A section of a binary, or the machine code of one package in it. */
export interface Part {
  /** `.rodata`, `net/http`. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** A function of a binary and the bytes of its machine code, padding included. */
export interface GoFunction {
  /** `net/http.(*Server).Serve`. */
  readonly name: string;
  /** Where it begins, counted from the start of Go's code. */
  readonly start: number;
  /** Bytes. */
  readonly size: number;
  /** What the runtime takes it for (internal/abi, FuncID): its number differs from Go to Go. */
  readonly kind: number;
}

/** What a binary is made of, seen in two ways that overlap: the code of all packages is one of the sections. */
export interface Composition {
  /** Of the file, largest first. */
  readonly sections: readonly Part[];
  /** By machine code, largest first; empty where the function table cannot be read. */
  readonly packages: readonly Part[];
}

/** What a binary is made of. The packages come from the function table, which stripping leaves. */
export async function compositionOf(
  file: string,
  executable: Pick<Executable, 'format' | 'sections'>,
): Promise<Composition> {
  const packages = sumByPackage((await readFunctions(file, executable)) ?? []);
  return { sections: executable.sections.map(({ name, size }) => ({ name, size })), packages };
}

/**
 * The functions of a Go binary of Go 1.18 or newer, in the order of their addresses; stripped or not.
 *
 * @returns undefined where there is no function table to be read. wasm has one, but its addresses do not
 * measure code.
 */
export async function readFunctions(
  file: string,
  executable: Pick<Executable, 'format' | 'sections'>,
): Promise<GoFunction[] | undefined> {
  if (executable.format === 'wasm') return undefined;
  return await withReader(file, file, async (reader) => await functionsOf(reader, executable.sections));
}

/** The same of a file that is open. */
export async function functionsOf(
  reader: Reader,
  sections: readonly Section[],
): Promise<GoFunction[] | undefined> {
  const place = await findTable(reader, sections);
  return place === undefined ? undefined : await readFunctionTable(reader, place);
}

/** Where the function table is. ELF and Mach-O have a section for it, save some position-independent links; PE, XCOFF and Plan 9 have not. */
export async function findTable(
  reader: Reader,
  sections: readonly Section[],
): Promise<{ offset: number; end: number } | undefined> {
  const own = sections.filter(({ name }) => name.endsWith('gopclntab'));
  const likely = sections.filter(({ name }) =>
    /^(\.rdata|\.data\.rel\.ro|\.rodata|\.text|text|__rodata)$/.test(name),
  );
  // A real file has one of each; a hostile one may name the whole file a thousand times.
  for (const section of [...own, ...likely].slice(0, 8)) {
    const offset = await findFunctionTable(reader, section.offset, section.size);
    if (offset !== undefined) return { offset, end: section.offset + section.size };
  }
  return undefined;
}

/** The bytes of code of each package, largest first. */
export function sumByPackage(functions: readonly Pick<GoFunction, 'name' | 'size'>[]): Part[] {
  const sums = new Map<string, number>();
  for (const { name, size } of functions) {
    const owner = packageOf(name);
    sums.set(owner, (sums.get(owner) ?? 0) + size);
  }
  return [...sums]
    .map(([name, size]) => ({ name, size }))
    .sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1));
}

/**
 * The import path in a function's name: `net/http` of `net/http.(*Server).Serve`. The compiler writes a dot in
 * a path's last element as %2e (cmd/internal/objabi.PathToPrefix); what it makes itself, such as
 * `type:.eq.[2]string`, has no package.
 */
export function packageOf(name: string): string {
  const end = name.search(/[[({ ]/);
  const start = end < 0 ? name : name.slice(0, end);
  const dot = start.indexOf('.', start.lastIndexOf('/') + 1);
  if (dot < 0 || /^(type|go)[:.]/.test(start)) return 'made by the compiler';
  const path = start.slice(0, dot);
  if (!path.includes('%')) return path;
  return path.replace(/%([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
