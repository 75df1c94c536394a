import type { Segment } from './elf.ts';
import type { Executable } from './executable.ts';
import type { Reader, View } from './reader.ts';

const PT_LOAD = 1;
const DT_NULL = 0;
const DT_NEEDED = 1;
const DT_STRTAB = 5;
const DT_STRSZ = 10;
const DT_VERNEED = 0x6ffffffe;
const DT_VERNEEDNUM = 0x6fffffff;

/** More libraries or versions than any program needs: beyond, the file is damaged. */
const most = 10_000;

/**
 * The needed libraries and the versions of their symbols, from the dynamic segment and not from the
 * section headers, which a stripped file may lack (System V ABI chapter 5; LSB "Symbol Versioning").
 */
export async function readDynamic(
  reader: Reader,
  dynamic: Segment,
  segments: readonly Segment[],
  wide: boolean,
  big: boolean,
): Promise<Pick<Executable, 'needed' | 'symbolVersions'>> {
  const word = wide ? 8 : 4;
  const table = await reader.view(dynamic.offset, dynamic.fileSize, big);
  const number = (at: number) => (wide ? table.u64(at) : table.u32(at));
  const neededAt: number[] = [];
  const single = new Map<number, number>();
  for (let at = 0; at + 2 * word <= table.length; at += 2 * word) {
    // A tag's upper half is only ever set in tags that do not matter here.
    const tag = table.u32(wide && big ? at + 4 : at);
    if (tag === DT_NULL) break;
    if (tag === DT_NEEDED) neededAt.push(number(at + word));
    else if (tag === DT_STRTAB || tag === DT_STRSZ || tag === DT_VERNEED || tag === DT_VERNEEDNUM)
      single.set(tag, number(at + word));
  }
  if (neededAt.length > most) return reader.fail('it needs an impossible number of libraries');
  const stringsAt = single.get(DT_STRTAB);
  if (stringsAt === undefined) return { needed: [], symbolVersions: {} };
  const strings = await reader.view(
    fileOffset(reader, segments, stringsAt).offset,
    single.get(DT_STRSZ) ?? 0,
  );

  const versionsAt = single.get(DT_VERNEED);
  const place = versionsAt === undefined ? undefined : fileOffset(reader, segments, versionsAt);
  return {
    needed: neededAt.map((at) => strings.text(at)),
    symbolVersions:
      place === undefined
        ? {}
        : readVersions(
            reader,
            await reader.view(place.offset, Math.min(place.left, 1 << 20), big),
            single.get(DT_VERNEEDNUM) ?? 0,
            strings,
          ),
  };
}

/** Where an address lies in the file, and how many bytes of its segment follow. */
function fileOffset(
  reader: Reader,
  segments: readonly Segment[],
  address: number,
): { offset: number; left: number } {
  const segment = segments.find(
    (each) => each.type === PT_LOAD && address >= each.address && address < each.address + each.fileSize,
  );
  if (segment === undefined) return reader.fail('its dynamic section points outside of what is loaded');
  const into = address - segment.address;
  return { offset: segment.offset + into, left: segment.fileSize - into };
}

function readVersions(
  reader: Reader,
  table: View,
  count: number,
  strings: View,
): Readonly<Record<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  let seen = 0;
  for (let at = 0, index = 0; index < count; index++) {
    const library = strings.text(table.u32(at + 4));
    const versions = found.get(library) ?? [];
    found.set(library, versions);
    for (let entry = at + table.u32(at + 8), left = table.u16(at + 2); left > 0; left--) {
      if (++seen > most) return reader.fail('it needs an impossible number of symbol versions');
      versions.push(strings.text(table.u32(entry + 8)));
      entry += table.u32(entry + 12);
    }
    if (++seen > most) return reader.fail('it needs an impossible number of symbol versions');
    const next = table.u32(at + 12);
    if (next === 0) break;
    at += next;
  }
  return Object.fromEntries(
    [...found].map(([library, versions]) => [library, [...new Set(versions)].sort(compareSymbolVersions)]),
  );
}

/** Orders `GLIBC_2.2.5` before `GLIBC_2.17`: numbers as numbers, all else as text. */
export function compareSymbolVersions(a: string, b: string): number {
  const parts = (version: string) => version.split(/(\d+)/);
  const left = parts(a);
  const right = parts(b);
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const [x = '', y = ''] = [left[index], right[index]];
    if (x === y) continue;
    const byNumber = index % 2 === 1 ? Number(x) - Number(y) : 0;
    if (byNumber !== 0) return byNumber;
    return x < y ? -1 : 1;
  }
  return 0;
}
