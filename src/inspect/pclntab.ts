import type { GoFunction } from './functions.ts';
import { type Reader, scan, type View } from './reader.ts';

/**
 * First bytes of a function table (internal/abi, PCLnTabMagic), and where in an entry (runtime._func) the
 * function's kind stands: Go 1.20 and newer, which tell the first line too, then 1.18 and 1.19.
 */
const kindPlaces: ReadonlyMap<number, number> = new Map([
  [0xfffffff1, 40],
  [0xfffffff0, 36],
]);

/** Pointer-sized words of the header, behind its first eight bytes. */
const headerWords = 8;
/** Ten times what the largest programs have. */
const mostFunctions = 1 << 22;
/** Names of generic functions grow long; the package stands at the front. */
const longestName = 2048;

export interface Table {
  readonly big: boolean;
  /** Of a function's kind in its entry. */
  readonly kindAt: number;
  readonly count: number;
  /** Offsets from the table's start. */
  readonly names: number;
  readonly namesEnd: number;
  readonly functions: number;
}

/**
 * Where the function table (pclntab) begins in a stretch of the file: the first place that holds its magic
 * number and a header that makes sense.
 */
export async function findFunctionTable(
  reader: Reader,
  offset: number,
  size: number,
): Promise<number | undefined> {
  return await scan(reader, offset, size, 128, (piece, at) => {
    for (const magic of kindPlaces.keys()) {
      for (const big of [false, true]) {
        const bytes = Buffer.alloc(6);
        if (big) bytes.writeUInt32BE(magic);
        else bytes.writeUInt32LE(magic);
        for (let index = piece.indexOf(bytes); index >= 0; index = piece.indexOf(bytes, index + 4)) {
          if (parseHeader(piece.subarray(index), offset + size - at - index) !== undefined) return at + index;
        }
      }
    }
    return undefined;
  });
}

/** The header of a function table, `left` bytes before the end of its section (runtime/symtab.go, pcHeader). */
function parseHeader(bytes: Buffer, left: number): Table | undefined {
  const pointer = bytes[7];
  if (bytes[4] !== 0 || bytes[5] !== 0 || ![1, 2, 4].includes(bytes[6] ?? 0)) return undefined;
  if ((pointer !== 4 && pointer !== 8) || bytes.length < 8 + headerWords * pointer) return undefined;
  const big = bytes[0] === 0xff;
  const kindAt = kindPlaces.get(big ? bytes.readUInt32BE() : bytes.readUInt32LE());
  if (kindAt === undefined) return undefined;
  const word = (index: number) => {
    const at = 8 + index * pointer;
    if (pointer === 4) return big ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    return Number(big ? bytes.readBigUInt64BE(at) : bytes.readBigUInt64LE(at));
  };
  // Word 2 was the start of the text and is no longer used.
  const table = { big, kindAt, count: word(0), names: word(3), namesEnd: word(4), functions: word(7) };
  const ordered = [8, table.names, table.namesEnd, word(5), word(6), table.functions, left];
  const sound = ordered.every((value, index) => index === 0 || value >= (ordered[index - 1] ?? 0));
  return sound && table.count > 0 && table.count < mostFunctions ? table : undefined;
}

/** What is read of a function table: the header, the names and the entries, not the line tables, which are the larger part. */
export interface TableParts {
  readonly table: Table;
  /** Pairs of (start of the code, place of the entry), and the end of the code. */
  readonly index: View;
  readonly entries: View;
  /** Each ends with a zero. */
  readonly names: Buffer;
}

/** What an entry holds behind the function's kind: its places in other tables. No compiler writes more. */
const longestRest = 4 + 4 * 64;

/**
 * Reads the table at `place`.
 *
 * @returns undefined where the table contradicts itself
 */
export async function readTableParts(
  reader: Reader,
  place: { readonly offset: number; readonly end: number },
): Promise<TableParts | undefined> {
  const left = place.end - place.offset;
  const table = parseHeader(await reader.read(place.offset, Math.min(left, 8 + headerWords * 8)), left);
  if (table === undefined) return undefined;
  const indexSize = table.count * 8 + 4;
  if (table.functions + indexSize > left) return undefined;
  const index = await reader.view(place.offset + table.functions, indexSize, table.big);
  const last = index.u32((table.count - 1) * 8 + 4) + table.kindAt + 1;
  if (table.functions + last > left) return undefined;
  const size = Math.min(last + longestRest, left - table.functions);
  const entries = await reader.view(place.offset + table.functions, size, table.big);
  const names = await reader.read(place.offset + table.names, table.namesEnd - table.names);
  return { table, index, entries, names };
}

/**
 * The functions that a table at `place` names.
 *
 * @returns undefined where the table contradicts itself
 */
export async function readFunctionTable(
  reader: Reader,
  place: { readonly offset: number; readonly end: number },
): Promise<GoFunction[] | undefined> {
  const parts = await readTableParts(reader, place);
  if (parts === undefined) return undefined;
  const { table, index, entries, names } = parts;
  const functions: GoFunction[] = [];
  let spent = 0;
  for (let at = 0; at < table.count * 8; at += 8) {
    const start = index.u32(at);
    const size = index.u32(at + 8) - start;
    const entry = index.u32(at + 4);
    if (size < 0 || entry + table.kindAt >= entries.length) return undefined;
    const nameAt = entries.u32(entry + 4);
    const end = names.indexOf(0, nameAt);
    const length = (end < 0 ? names.length : end) - nameAt;
    spent += length;
    // Each name stands once: a table whose entries share theirs is made to exhaust us.
    if (nameAt >= names.length || spent > 2 * names.length) return undefined;
    functions.push({
      name: names.toString('utf8', nameAt, nameAt + Math.min(length, longestName)),
      start,
      size,
      kind: entries.u8(entry + table.kindAt),
    });
  }
  return functions;
}
