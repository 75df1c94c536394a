import type { GoFunction } from './functions.ts';
import { type Reader, scan } from './reader.ts';

/** First bytes of a function table: Go 1.20 and newer, then 1.18 and 1.19 (internal/abi, PCLnTabMagic). */
const magics: readonly number[] = [0xfffffff1, 0xfffffff0];

/** Pointer-sized words of the header, behind its first eight bytes. */
const headerWords = 8;
/** Ten times what the largest programs have. */
const mostFunctions = 1 << 22;
/** Names of generic functions grow long; the package stands at the front. */
const longestName = 2048;

interface Table {
  readonly big: boolean;
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
    for (const magic of magics) {
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
  const word = (index: number) => {
    const at = 8 + index * pointer;
    if (pointer === 4) return big ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    return Number(big ? bytes.readBigUInt64BE(at) : bytes.readBigUInt64LE(at));
  };
  // Word 2 was the start of the text and is no longer used.
  const table = { big, count: word(0), names: word(3), namesEnd: word(4), functions: word(7) };
  const ordered = [8, table.names, table.namesEnd, word(5), word(6), table.functions, left];
  const sound = ordered.every((value, index) => index === 0 || value >= (ordered[index - 1] ?? 0));
  return sound && table.count > 0 && table.count < mostFunctions ? table : undefined;
}

/**
 * The functions that a table at `place` names. Read are the header, the names and the entries, not the line
 * tables, which are the larger part.
 *
 * @returns undefined where the table contradicts itself
 */
export async function readFunctionTable(
  reader: Reader,
  place: { readonly offset: number; readonly end: number },
): Promise<GoFunction[] | undefined> {
  const left = place.end - place.offset;
  const table = parseHeader(await reader.read(place.offset, Math.min(left, 8 + headerWords * 8)), left);
  if (table === undefined) return undefined;
  // Pairs of (start of the code, place of the entry), and the end of the code.
  const indexSize = table.count * 8 + 4;
  if (table.functions + indexSize > left) return undefined;
  const index = await reader.view(place.offset + table.functions, indexSize, table.big);
  const last = index.u32((table.count - 1) * 8 + 4) + 8;
  if (table.functions + last > left) return undefined;
  const entries = await reader.view(place.offset + table.functions, last, table.big);
  const names = await reader.read(place.offset + table.names, table.namesEnd - table.names);
  const functions: GoFunction[] = [];
  let spent = 0;
  for (let at = 0; at < table.count * 8; at += 8) {
    const size = index.u32(at + 8) - index.u32(at);
    const entry = index.u32(at + 4);
    if (size < 0 || entry + 8 > entries.length) return undefined;
    const nameAt = entries.u32(entry + 4);
    const name = names.subarray(nameAt, nameAt + longestName);
    const end = name.indexOf(0);
    spent += end < 0 ? name.length : end;
    // Each name stands once: a table whose entries share theirs is made to exhaust us.
    if (name.length === 0 || spent > 2 * names.length) return undefined;
    functions.push({ name: name.toString('utf8', 0, end < 0 ? name.length : end), size });
  }
  return functions;
}
