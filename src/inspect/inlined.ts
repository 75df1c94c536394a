import type { Executable } from './executable.ts';
import { findTable } from './functions.ts';
import { readTableParts, type TableParts } from './pclntab.ts';
import { withReader } from './reader.ts';

/** The inline tree's place among what an entry points to (internal/abi, FUNCDATA_InlTree). */
const treeIndex = 3;
/** In an entry, before those places (runtime._func): how many line tables it points to; and behind the kind how many others. */
const lineTablesAt = 28;
const othersBehindKind = 3;
/** Where the kind stands since Go 1.20. Trees of older ones have another form. */
const kindAt120 = 40;
const none = 0xffffffff;

/** Of a node: a byte for its kind, three empty ones, the name, the place in the code, the first line (runtime.inlinedCall). */
const nodeSize = 16;
/** So many trees do not fit into a wrong place by chance. */
const samples = 64;
/** Where linkers put the trees, beside the section of the table itself. */
const treeSections = /^(\.rodata|\.rdata|__rodata|\.data\.rel\.ro)$/;

/** A function's inline tree: what was inlined into it. */
interface Tree {
  /** Counted from the place where all trees begin. */
  readonly at: number;
  /** The function's own name, by its place among the names. */
  readonly owner: number;
  /** Bytes of the function's code. */
  readonly code: number;
}

/**
 * Into which functions others were inlined. The compiler notes it for the traces of a panic, and stripping leaves
 * that; but a function of which no instruction is left is not noted.
 *
 * @param names of the functions that are asked for
 * @returns for each that was inlined, the names of those that hold it; undefined where that cannot be read: no
 * function table, or Go before 1.20
 * @throws UserError where the file is damaged
 */
export async function readInliners(
  file: string,
  executable: Pick<Executable, 'sections'>,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]> | undefined> {
  return await withReader(file, file, async (reader) => {
    const place = await findTable(reader, executable.sections);
    const parts = place === undefined ? undefined : await readTableParts(reader, place);
    if (place === undefined || parts?.table.kindAt !== kindAt120) return undefined;
    const wanted = placesOf(names, parts.names);
    if (wanted.size === 0) return new Map();
    const { trees, places } = readTrees(parts);
    for (const { name, offset, size } of executable.sections) {
      const own = place.offset >= offset && place.offset < offset + size;
      if (!own && !treeSections.test(name)) continue;
      const words = wordsOf(await reader.read(offset, size), parts.table.big);
      const base = findBase(words, trees, parts);
      if (base !== undefined) return inliners(words, base, trees, places, wanted, parts.names);
    }
    return undefined;
  });
}

/** All of a node is words, and it stands at a whole one. Numbers of the other byte order are turned round. */
function wordsOf(bytes: Buffer, big: boolean): Uint32Array {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 4));
  if (big) whole.swap32();
  return new Uint32Array(whole.buffer, whole.byteOffset, whole.length / 4);
}

/** Where these names stand among all; those that do not are left out. */
function placesOf(wanted: readonly string[], names: Buffer): Map<number, string> {
  return new Map(
    wanted.map((name) => [names.indexOf(`\0${name}\0`) + 1, name] as const).filter(([place]) => place > 0),
  );
}

function readTrees({ table, index, entries }: TableParts): {
  readonly trees: readonly Tree[];
  /** Of all that entries point to, in order: a tree ends where something else begins. */
  readonly places: Uint32Array;
} {
  const trees: Tree[] = [];
  const places: number[] = [];
  for (let at = 0; at < table.count * 8; at += 8) {
    const entry = index.u32(at + 4);
    const others = entry + table.kindAt + othersBehindKind;
    const first = others + 1 + 4 * entries.u32(entry + lineTablesAt);
    for (let other = 0; other < entries.u8(others); other++) {
      const place = entries.u32(first + 4 * other);
      if (place === none) continue;
      places.push(place);
      if (other !== treeIndex) continue;
      trees.push({ at: place, owner: entries.u32(entry + 4), code: index.u32(at + 8) - index.u32(at) });
    }
  }
  return { trees, places: Uint32Array.from(places).sort() };
}

/**
 * Where in a section all trees begin, in words. What says so is the runtime's own record of the module, whose form
 * changes from Go to Go; so the trees are asked: this is the one place from which each begins with what may be a node.
 */
function findBase(
  words: Uint32Array,
  trees: readonly Tree[],
  { table, names }: TableParts,
): number | undefined {
  const step = Math.ceil(trees.length / samples);
  const asked = trees.filter((_, index) => index % step === 0);
  const last = asked.reduce((most, { at }) => Math.max(most, at), 0);
  const end = words.length - (last + nodeSize) / 4;
  for (let base = 0; base <= end; base++) {
    if (asked.every((tree) => mayBegin(words, base + tree.at / 4, tree.code, table.big, names))) return base;
  }
  return undefined;
}

function mayBegin(words: Uint32Array, at: number, code: number, big: boolean, names: Buffer): boolean {
  const [kind = 0, name = 0, place = 0] = [words[at], words[at + 1], words[at + 2]];
  const alone = big ? (kind & 0xffffff) === 0 : kind < 0x100;
  return alone && place < code && name > 0 && name < names.length && names[name - 1] === 0;
}

function inliners(
  words: Uint32Array,
  base: number,
  trees: readonly Tree[],
  places: Uint32Array,
  wanted: ReadonlyMap<number, string>,
  names: Buffer,
): ReadonlyMap<string, readonly string[]> {
  // Equal trees are written once; a hostile table may give every function the longest.
  const inside = new Map<number, ReadonlySet<string>>();
  const found = new Map<string, string[]>();
  for (const { at, owner } of trees) {
    const held = inside.get(at) ?? heldBy(words, base + at / 4, base + endOf(at, places) / 4, wanted);
    inside.set(at, held);
    for (const name of held) {
      const owners = found.get(name) ?? [];
      found.set(name, owners);
      owners.push(nameAt(names, owner));
    }
  }
  return found;
}

/** The first place behind that of a tree; the last one is taken for a single node. */
function endOf(tree: number, places: Uint32Array): number {
  let low = 0;
  for (let high = places.length; low < high;) {
    const middle = (low + high) >>> 1;
    if ((places[middle] ?? 0) <= tree) low = middle + 1;
    else high = middle;
  }
  return places[low] ?? tree + nodeSize;
}

const NOTHING: ReadonlySet<string> = new Set();

function heldBy(
  words: Uint32Array,
  start: number,
  end: number,
  wanted: ReadonlyMap<number, string>,
): ReadonlySet<string> {
  let held: Set<string> | undefined;
  for (let at = start; at + nodeSize / 4 <= Math.min(end, words.length); at += nodeSize / 4) {
    const name = wanted.get(words[at + 1] ?? 0);
    if (name !== undefined) held = (held ?? new Set()).add(name);
  }
  return held ?? NOTHING;
}

function nameAt(names: Buffer, at: number): string {
  return names.toString('utf8', at, Math.max(at, names.indexOf(0, at)));
}
