import type { Headers, Section } from './executable.ts';
import type { Reader, View } from './reader.ts';

/** Machine to GOARCH. */
const machines: Readonly<Record<number, string>> = {
  0x14c: '386',
  0x1c4: 'arm',
  0x8664: 'amd64',
  0xaa64: 'arm64',
};

/** Windows itself loads none with more than 96. */
const mostSections = 1000;
/** More libraries than any program imports: beyond, the file is damaged. */
const mostLibraries = 10_000;

/** Reads a Windows executable or library (Microsoft's "PE Format"). */
export async function readPe(reader: Reader): Promise<Headers> {
  const dos = await reader.view(0, 64);
  const start = dos.u32(0x3c);
  const header = await reader.view(start, 24);
  if (header.text(0, 4) !== 'PE') return reader.fail('it begins as a DOS program and has no Windows part');
  const machine = header.u16(4);
  const arch = machines[machine];
  if (arch === undefined) {
    return reader.fail(`its PE header names machine 0x${machine.toString(16)}, which Go does not build for`);
  }
  const optional = await reader.view(start + 24, header.u16(20));
  const wide = isWide(reader, optional);
  const base = wide ? optional.u64(24) : optional.u32(28);
  const sectionsAt = start + 24 + header.u16(20);
  const count = header.u16(6);
  if (count > mostSections) return reader.fail(`it has ${count} sections`);
  const table = await reader.view(sectionsAt, count * 40);
  const strings = longNames(reader, header.u32(12), header.u32(16));
  const mapped = await Promise.all(
    Array.from({ length: count }, async (_, index) => ({
      name: await sectionName(table.text(index * 40, 8), strings),
      address: table.u32(index * 40 + 12),
      size: table.u32(index * 40 + 16),
      offset: table.u32(index * 40 + 20),
    })),
  );
  return {
    format: 'pe',
    os: 'windows',
    arch,
    interpreter: null,
    needed: await readImports(reader, optional, wide, mapped),
    symbolVersions: {},
    relocatable: false,
    sections: mapped
      .filter(({ size, offset }) => size > 0 && offset > 0)
      .map(({ name, offset, size, address }) => ({ name, offset, size, address: base + address })),
  };
}

/** True of a header of 64 bits. */
function isWide(reader: Reader, optional: View): boolean {
  const magic = optional.u16(0);
  if (magic !== 0x10b && magic !== 0x20b) return reader.fail('its PE header is neither of 32 nor of 64 bits');
  return magic === 0x20b;
}

/** Names over eight bytes stand in the string table behind the symbols, and the header says `/offset`. */
function longNames(reader: Reader, symbols: number, count: number): (at: number) => Promise<string> {
  const table = symbols + count * 18;
  return async (at) => {
    const from = table + at;
    if (symbols === 0 || from >= reader.size) return '';
    return (await reader.view(from, Math.min(256, reader.size - from))).text(0);
  };
}

async function sectionName(short: string, longName: (at: number) => Promise<string>): Promise<string> {
  return /^\/\d+$/.test(short) ? (await longName(Number(short.slice(1)))) || short : short;
}

/** The names in the import directory: what the loader must find before the program starts. */
async function readImports(
  reader: Reader,
  optional: View,
  wide: boolean,
  sections: readonly (Section & { readonly address: number })[],
): Promise<string[]> {
  const directories = wide ? 112 : 96;
  if (optional.u32(directories - 4) < 2) return [];
  const address = optional.u32(directories + 8);
  if (address === 0) return [];
  const { offset, left } = place(reader, sections, address);
  const table = await reader.view(offset, Math.min(left, mostLibraries * 20));
  const names: string[] = [];
  for (let at = 0; at + 20 <= table.length; at += 20) {
    const nameAt = table.u32(at + 12);
    if (nameAt === 0) break;
    const name = place(reader, sections, nameAt);
    names.push((await reader.view(name.offset, Math.min(name.left, 256))).text(0));
  }
  return names;
}

/** Where a relative address lies in the file, and how many bytes of its section follow. */
function place(
  reader: Reader,
  sections: readonly (Section & { readonly address: number })[],
  address: number,
): { offset: number; left: number } {
  const section = sections.find((each) => address >= each.address && address < each.address + each.size);
  if (section === undefined) return reader.fail('its import table points outside of its sections');
  const into = address - section.address;
  return { offset: section.offset + into, left: section.size - into };
}
