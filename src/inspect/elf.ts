import { readDynamic } from './elf-dynamic.ts';
import type { Headers, Section } from './executable.ts';
import type { Reader, View } from './reader.ts';

/** A program header: a stretch of the file and where it is loaded. */
export interface Segment {
  readonly type: number;
  readonly offset: number;
  readonly address: number;
  readonly fileSize: number;
}

const PT_DYNAMIC = 2;
const PT_INTERP = 3;
const PT_NOTE = 4;
const ET_EXEC = 2;
const ET_DYN = 3;
const SHT_NOBITS = 8;

/** Go writes up to a dozen; each may have to be read. */
const mostSegments = 1000;

/** e_machine to GOARCH, for 32 and 64 bits, by byte order. */
const machines: Readonly<
  Record<number, { wide?: [little: string, big: string]; narrow?: [string, string] }>
> = {
  3: { narrow: ['386', ''] },
  8: { wide: ['mips64le', 'mips64'], narrow: ['mipsle', 'mips'] },
  21: { wide: ['ppc64le', 'ppc64'] },
  22: { wide: ['', 's390x'] },
  40: { narrow: ['arm', 'armbe'] },
  43: { wide: ['', 'sparc64'] },
  62: { wide: ['amd64', ''] },
  183: { wide: ['arm64', 'arm64be'] },
  243: { wide: ['riscv64', ''], narrow: ['riscv', ''] },
  258: { wide: ['loong64', ''] },
};

/** Reads an ELF file of 32 or 64 bits and either byte order (System V ABI, chapters 4 and 5). */
export async function readElf(reader: Reader): Promise<Headers> {
  const ident = await reader.read(0, 16);
  const wide = ident[4] === 2;
  const big = ident[5] === 2;
  if ((!wide && ident[4] !== 1) || (!big && ident[5] !== 1)) {
    return reader.fail('its ELF header names neither 32 nor 64 bits, or no byte order');
  }
  const header = await reader.view(0, wide ? 64 : 52, big);
  const type = header.u16(16);
  if (type !== ET_EXEC && type !== ET_DYN) {
    return reader.fail(`it is an ELF file of type ${type}, neither an executable nor a shared library`);
  }
  const machine = header.u16(18);
  const arch = machines[machine]?.[wide ? 'wide' : 'narrow']?.[big ? 1 : 0] ?? '';
  if (arch === '') return reader.fail(`its ELF header names machine ${machine}, which Go does not build for`);

  const segments = await readSegments(reader, header, wide, big);
  const interpreter = await readInterpreter(reader, segments);
  const dynamic = segments.find((segment) => segment.type === PT_DYNAMIC);
  const { needed, symbolVersions } =
    dynamic === undefined
      ? { needed: [], symbolVersions: {} }
      : await readDynamic(reader, dynamic, segments, wide, big);
  return {
    format: 'elf',
    os: await readOs(reader, ident[7] ?? 0, interpreter, segments, big),
    arch,
    interpreter,
    needed,
    symbolVersions,
    relocatable: type === ET_DYN,
    sections: await readSections(reader, header, wide, big),
  };
}

async function readSegments(reader: Reader, header: View, wide: boolean, big: boolean): Promise<Segment[]> {
  const offset = wide ? header.u64(32) : header.u32(28);
  const entry = header.u16(wide ? 54 : 42);
  const count = header.u16(wide ? 56 : 44);
  if (count === 0) return [];
  if (count > mostSegments) return reader.fail(`it has ${count} ELF program headers`);
  if (entry !== (wide ? 56 : 32)) return reader.fail(`its ELF program headers are ${entry} bytes long`);
  const table = await reader.view(offset, count * entry, big);
  return Array.from({ length: count }, (_, index) => {
    const at = index * entry;
    return wide
      ? {
          type: table.u32(at),
          offset: table.u64(at + 8),
          address: table.u64(at + 16),
          fileSize: table.u64(at + 32),
        }
      : {
          type: table.u32(at),
          offset: table.u32(at + 4),
          address: table.u32(at + 8),
          fileSize: table.u32(at + 16),
        };
  });
}

async function readInterpreter(reader: Reader, segments: readonly Segment[]): Promise<string | null> {
  const segment = segments.find(({ type }) => type === PT_INTERP);
  if (segment === undefined) return null;
  if (segment.fileSize > 4096) return reader.fail('its interpreter has an impossible length');
  return (await reader.view(segment.offset, segment.fileSize)).text(0);
}

/** Which system it is for, where anything says so: OSABI, a vendor's note, or the interpreter. */
async function readOs(
  reader: Reader,
  osabi: number,
  interpreter: string | null,
  segments: readonly Segment[],
  big: boolean,
): Promise<string> {
  const byAbi = { 2: 'netbsd', 3: 'linux', 9: 'freebsd', 12: 'openbsd' }[osabi];
  if (byAbi !== undefined) return byAbi;
  const byInterpreter = interpreters.find(([pattern]) => pattern.test(interpreter ?? ''))?.[1];
  if (byInterpreter !== undefined) return byInterpreter;
  for (const segment of segments.filter(({ type }) => type === PT_NOTE)) {
    const os = noteOs(await reader.view(segment.offset, Math.min(segment.fileSize, 4096), big));
    if (os !== undefined) return os;
  }
  return '';
}

const interpreters: readonly (readonly [RegExp, string])[] = [
  [/^\/system\/bin\/linker/, 'android'],
  [/^\/libexec\/ld-elf\.so\.1$/, 'freebsd'],
  [/^\/usr\/libexec\/ld-elf\.so\.2$/, 'dragonfly'],
  [/^\/(usr\/)?libexec\/ld\.elf_so$/, 'netbsd'],
  [/^\/usr\/libexec\/ld\.so$/, 'openbsd'],
  [/\/ld-(linux|musl|uClibc)[^/]*$|^\/lib(32|64)?\/ld(64)?\.so\.[12]$/, 'linux'],
];

const NT_GNU_ABI_TAG = 1;

/** Whose note it is, to GOOS. */
const VENDORS: ReadonlyMap<string, string> = new Map([
  ['FreeBSD', 'freebsd'],
  ['NetBSD', 'netbsd'],
  ['OpenBSD', 'openbsd'],
  ['DragonFly', 'dragonfly'],
  ['Android', 'android'],
]);

function noteOs(notes: View): string | undefined {
  for (let at = 0; at + 12 <= notes.length;) {
    const nameSize = notes.u32(at);
    const dataSize = notes.u32(at + 4);
    const type = notes.u32(at + 8);
    const data = at + 12 + padded(nameSize);
    const next = data + padded(dataSize);
    if (next > notes.length) return undefined;
    const name = notes.text(at + 12, nameSize);
    const os = VENDORS.get(name);
    if (os !== undefined) return os;
    if (name === 'GNU' && type === NT_GNU_ABI_TAG && dataSize >= 4 && notes.u32(data) === 0) return 'linux';
    at = next;
  }
  return undefined;
}

function padded(size: number): number {
  return Math.ceil(size / 4) * 4;
}

async function readSections(reader: Reader, header: View, wide: boolean, big: boolean): Promise<Section[]> {
  const offset = wide ? header.u64(40) : header.u32(32);
  const entry = header.u16(wide ? 58 : 46);
  const count = header.u16(wide ? 60 : 48);
  const names = header.u16(wide ? 62 : 50);
  if (offset === 0 || count === 0) return [];
  if (entry !== (wide ? 64 : 40)) return reader.fail(`its ELF section headers are ${entry} bytes long`);
  const table = await reader.view(offset, count * entry, big);
  const place = (index: number) => {
    const at = index * entry;
    return wide
      ? { address: table.u64(at + 16), offset: table.u64(at + 24), size: table.u64(at + 32) }
      : { address: table.u32(at + 12), offset: table.u32(at + 16), size: table.u32(at + 20) };
  };
  const text = await reader.view(place(names).offset, place(names).size);
  return Array.from({ length: count }, (_, index) => ({
    name: text.text(table.u32(index * entry), 256),
    type: table.u32(index * entry + 4),
    ...place(index),
  }))
    .filter(({ type, size }) => type !== 0 && type !== SHT_NOBITS && size > 0)
    .map(({ name, offset: start, size, address }) => ({ name, offset: start, size, address }));
}
