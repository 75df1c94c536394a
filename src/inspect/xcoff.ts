import type { Headers } from './executable.ts';
import type { Reader } from './reader.ts';

const STYP_BSS = 0x80;
const STYP_LOADER = 0x1000;

/** Reads an AIX executable (XCOFF of 64 bits, the only kind that Go writes). */
export async function readXcoff(reader: Reader): Promise<Headers> {
  const header = await reader.view(0, 24, true);
  if (header.u16(0) !== 0x01f7) return reader.fail('it is an AIX program of 32 bits');
  const count = header.u16(2);
  const table = await reader.view(24 + header.u16(16), count * 72, true);
  const sections = Array.from({ length: count }, (_, index) => ({
    name: table.text(index * 72, 8),
    size: table.u64(index * 72 + 24),
    offset: table.u64(index * 72 + 32),
    type: table.u32(index * 72 + 64) & 0xffff,
  }));
  const loader = sections.find(({ type }) => type === STYP_LOADER);
  return {
    format: 'xcoff',
    os: 'aix',
    arch: 'ppc64',
    interpreter: null,
    needed: loader === undefined ? [] : await readImports(reader, loader.offset),
    symbolVersions: {},
    relocatable: false,
    sections: sections
      .filter(({ type, size }) => type !== STYP_BSS && size > 0)
      .map(({ name, offset, size }) => ({ name, offset, size })),
  };
}

/**
 * The import files of the loader section, as `libc.a/shr_64.o`: triples of path, base and member, of which
 * the first is the search path and no library.
 */
async function readImports(reader: Reader, loader: number): Promise<string[]> {
  const header = await reader.view(loader, 56, true);
  const length = header.u32(12);
  if (length > 1 << 20) return reader.fail('its import files have an impossible length');
  const texts = (await reader.read(loader + header.u64(24), length)).toString('utf8').split('\0');
  const names: string[] = [];
  for (let index = 3; index + 2 < texts.length && names.length + 1 < header.u32(16); index += 3) {
    names.push([texts[index + 1], texts[index + 2]].filter(Boolean).join('/'));
  }
  return names;
}
