import type { Executable } from './executable.ts';
import { functionsOf, type GoFunction } from './functions.ts';
import { type Links, readLinks, type Sources } from './links.ts';
import { withReader } from './reader.ts';

/**
 * What a binary's code says of who calls whom. Read from the function table and the machine code, both of
 * which stripping leaves.
 *
 * What it cannot say: a function that was inlined everywhere is not there at all; calls through an
 * interface, a function value or reflection name no function; and a caller may itself never be called.
 */
export interface CallGraph {
  /** `call-sites`: direct calls were read (amd64, arm64); `presence`: only which functions are there. */
  readonly source: 'call-sites' | 'presence';
  /**
   * Whether the function is in the function table. Names as Go's function table has them:
   * `net/http.(*Server).Shutdown`, generics with `[...]`.
   */
  has(name: string): boolean;
  /** Names of every function for which `match` holds. */
  find(match: (name: string) => boolean): readonly string[];
  /**
   * Names of the functions, other than itself, whose code directly calls or jumps to it; empty also where
   * source is `presence`. A method's wrappers made by the compiler (`-fm`, those of embedding and of
   * pointers) count as the method. Defined for wanted names only.
   */
  callers(name: string): readonly string[];
  /**
   * Names of the functions, other than itself, whose code takes its address: to pass it on
   * (`mux.HandleFunc("/", pprof.Index)`, `x := server.Shutdown`), or to start it (`go f()`). Not seen is an
   * address in a variable that the linker fills. As `callers` otherwise.
   */
  references(name: string): readonly string[];
}

/**
 * Reads who calls whom.
 *
 * @param wanted limits which callees are remembered
 * @returns undefined where there is no function table: wasm, not Go, Go before 1.18
 * @throws UserError where the file is damaged
 */
export async function readCalls(
  file: string,
  executable: Pick<Executable, 'format' | 'arch' | 'sections'>,
  wanted: (name: string) => boolean,
): Promise<CallGraph | undefined> {
  if (executable.format === 'wasm') return undefined;
  return await withReader(file, file, async (reader) => {
    const functions = (await functionsOf(reader, executable.sections))?.map(shorten);
    if (functions === undefined) return undefined;
    return graphOf(functions, await readLinks(reader, executable, functions, keep(functions, wanted)));
  });
}

/** Type arguments as Go's own traces print them (runtime.funcNameForPrint): `slices.Sort[...]`. */
function shorten(named: GoFunction): GoFunction {
  const { name } = named;
  const start = name.indexOf('[');
  if (start < 0) return named;
  return {
    ...named,
    name: `${name.slice(0, start)}[...]${name.slice(name.lastIndexOf(']') + 1 || name.length)}`,
  };
}

/** Marks the wanted functions, and the methods of the same name, which may be wrappers of one. */
function keep(functions: readonly GoFunction[], wanted: (name: string) => boolean): Uint8Array {
  const kept = Uint8Array.from(functions, ({ name }) => (wanted(name) ? 1 : 0));
  if (!kept.includes(0)) return kept;
  const methods = new Set(
    functions.filter((_, index) => kept[index] === 1).map(({ name }) => methodOf(name)),
  );
  return kept.map((is, index) => is || (methods.has(methodOf(functions[index]?.name ?? '')) ? 1 : 0));
}

/**
 * `Shutdown` of `net/http.(*Server).Shutdown`, of `main.(*app[...]).Shutdown` and of `main.app.Shutdown-fm`;
 * empty for a function that is no method.
 */
function methodOf(name: string): string {
  const end = name.endsWith('-fm') ? name.length - 3 : name.length;
  const dot = name.lastIndexOf('.', name.endsWith('[...]') ? name.length - 6 : end);
  return name.indexOf('.', name.lastIndexOf('/') + 1) === dot ? '' : name.slice(dot + 1, end);
}

function graphOf(functions: readonly GoFunction[], links: Links | undefined): CallGraph {
  // One name may stand for several functions: of all types that a generic one was made for, of both calling conventions.
  const first = new Map<string, number>();
  const next = new Int32Array(functions.length).fill(-1);
  functions.forEach(({ name }, index) => {
    next[index] = first.get(name) ?? -1;
    first.set(name, index);
  });
  const named = (name: string): number[] => {
    const all: number[] = [];
    for (let index = first.get(name) ?? -1; index >= 0; index = next[index] ?? -1) all.push(index);
    return all;
  };
  const nameOf = (index: number): string => functions[index]?.name ?? '';
  // The last of the kinds (internal/abi, FuncIDWrapper): its number grows with Go, and no program is without one.
  const wrapperKind = functions.reduce((most, { kind }) => Math.max(most, kind), 0);
  /** The function and the wrappers that lead to it, one through another. */
  const selves = (name: string): ReadonlySet<number> => {
    const all = new Set([...named(name), ...named(`${name}-fm`)]);
    const method = methodOf(name);
    if (method === '') return all;
    for (const self of all) {
      for (const source of links?.calls(self) ?? []) {
        if (functions[source]?.kind === wrapperKind && methodOf(nameOf(source)) === method) all.add(source);
      }
      // Wrappers that end in a jump are not marked as such. Go's compiler makes no other jumps between functions.
      for (const source of links?.jumps(self) ?? []) if (methodOf(nameOf(source)) === method) all.add(source);
    }
    return all;
  };
  const others = (name: string, ...kinds: readonly (Sources | undefined)[]): string[] => {
    const own = selves(name);
    const all = [...own].flatMap((self) => kinds.flatMap((sources) => [...(sources?.(self) ?? [])]));
    return [...new Set(all.filter((index) => !own.has(index)).map(nameOf))].sort();
  };
  return {
    source: links === undefined ? 'presence' : 'call-sites',
    has: (name) => first.has(name),
    find: (match) => [...first.keys()].filter((name) => match(name)),
    callers: (name) => others(name, links?.calls, links?.jumps),
    references: (name) => others(name, links?.addresses),
  };
}
