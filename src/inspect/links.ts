import { locateCode } from './code.ts';
import type { Executable } from './executable.ts';
import { functionPointers } from './function-pointers.ts';
import type { GoFunction } from './functions.ts';
import { longestMatch, scanners } from './instructions.ts';
import { type Reader, scan } from './reader.ts';

/** Which functions lead to a function. Functions are known by their places in the function table. */
export type Sources = (target: number) => Iterable<number>;

/** How code leads from one function to another. */
export interface Links {
  readonly calls: Sources;
  readonly jumps: Sources;
  /** Of code that takes the function's address, or that of a pointer to it. */
  readonly addresses: Sources;
}

/** Ten times what the largest programs have. */
const mostLinks = 1 << 22;

/**
 * Reads the links between functions from the machine code.
 *
 * @param kept by place, 1 for each function whose sources are of interest
 * @returns undefined where the code cannot be read: other architectures than amd64 and arm64, no text section
 */
export async function readLinks(
  reader: Reader,
  { arch, sections }: Pick<Executable, 'arch' | 'sections'>,
  functions: readonly GoFunction[],
  kept: Uint8Array,
): Promise<Links | undefined> {
  const scanner = scanners.get(arch);
  const text = sections.find(({ name }) => /^(\.text|__text)$/.test(name));
  if (scanner === undefined || text === undefined) return undefined;
  const code = await locateCode(reader, text, functions, scanner);
  if (code === undefined) return undefined;

  const starts = Uint32Array.from(functions, ({ start }) => start);
  const entryAt = entries(starts, kept);
  const pointers = await functionPointers(reader, sections, code, entryAt);
  const [calls, jumps, addresses] = [
    collect(functions.length),
    collect(functions.length),
    collect(functions.length),
  ];
  let owner = 0;
  const ownerOf = (place: number): number => {
    // Mostly the function of the time before.
    if (place < (starts[owner] ?? 0) || place >= (starts[owner + 1] ?? 0)) owner = lastUpTo(place, starts);
    return owner;
  };
  const visitor = {
    call: (from: number, to: number, jump: boolean) => {
      const target = entryAt(to);
      if (target !== undefined) (jump ? jumps : calls).add(target, ownerOf(from));
    },
    address: (from: number, to: number) => {
      const target = pointers.get(to) ?? entryAt(to);
      if (target !== undefined) addresses.add(target, ownerOf(from));
    },
  };
  const tooMany = await scan(reader, code.offset, code.size, longestMatch, (piece, at) => {
    scanner(piece, at - code.offset, code.address % 0x1000, visitor);
    return calls.size() + jumps.size() + addresses.size() > mostLinks || undefined;
  });
  if (tooMany === true) return undefined;
  return { calls: calls.sources(), jumps: jumps.sources(), addresses: addresses.sources() };
}

/** Gives the kept function that begins at a place. Most places that are asked for are none: a map of bits says so at once. */
function entries(starts: Uint32Array, kept: Uint8Array): (place: number) => number | undefined {
  const last = starts.at(-1) ?? 0;
  const bits = new Uint8Array((last >>> 7) + 1);
  for (let index = 0; index < starts.length; index++) {
    const start = starts[index] ?? 0;
    if (kept[index] === 1) bits[start >>> 7] = (bits[start >>> 7] ?? 0) | (1 << ((start >>> 4) & 7));
  }
  return (place) => {
    if (place < 0 || place > last || ((bits[place >>> 7] ?? 0) & (1 << ((place >>> 4) & 7))) === 0)
      return undefined;
    const index = lastUpTo(place, starts);
    return starts[index] === place && kept[index] === 1 ? index : undefined;
  };
}

/** The last function that begins at a place or before. */
function lastUpTo(place: number, starts: Uint32Array): number {
  let low = 0;
  for (let high = starts.length; high - low > 1;) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle;
  }
  return low;
}

interface Collected {
  add(target: number, source: number): void;
  size(): number;
  sources(): Sources;
}

/** Collects links of one kind. Their sources come in the order of the code, so that equal ones follow one another. */
function collect(functions: number): Collected {
  const targets: number[] = [];
  const sources: number[] = [];
  const latest = new Int32Array(functions).fill(-1);
  return {
    add: (target, source) => {
      if (latest[target] === source) return;
      latest[target] = source;
      targets.push(target);
      sources.push(source);
    },
    size: () => targets.length,
    sources: () => {
      const ends = new Uint32Array(functions + 1);
      for (const target of targets) ends[target + 1] = (ends[target + 1] ?? 0) + 1;
      for (let index = 0; index < functions; index++)
        ends[index + 1] = (ends[index + 1] ?? 0) + (ends[index] ?? 0);
      const sorted = new Uint32Array(targets.length);
      const next = ends.slice();
      for (let index = 0; index < targets.length; index++) {
        const target = targets[index] ?? 0;
        const at = next[target] ?? 0;
        sorted[at] = sources[index] ?? 0;
        next[target] = at + 1;
      }
      return (target) => sorted.subarray(ends[target], ends[target + 1]);
    },
  };
}
