import type { Headers, Section } from './executable.ts';
import type { Reader, View } from './reader.ts';

/** CPU type to GOARCH. */
const machines: Readonly<Record<number, string>> = {
  7: '386',
  12: 'arm',
  0x01000007: 'amd64',
  0x0100000c: 'arm64',
};

const LC_SEGMENT = 0x1;
const LC_SEGMENT_64 = 0x19;
const LC_VERSION_MIN_IPHONEOS = 0x25;
const LC_BUILD_VERSION = 0x32;
/** LC_LOAD_DYLIB, LC_LAZY_LOAD_DYLIB and the weak, re-exported and upward kinds. */
const libraryCommands: readonly number[] = [0xc, 0x20, 0x80000018, 0x8000001f, 0x80000023];
/** iOS, its simulator and Mac Catalyst among the platforms of LC_BUILD_VERSION; Go calls them all ios. */
const iosPlatforms: readonly number[] = [2, 6, 7];
/** Section types that hold no bytes in the file: zerofill, its large and its thread-local kind. */
const empty: readonly number[] = [0x1, 0xc, 0x12];

/** Reads a Mach-O executable or library of one architecture (Apple's mach-o/loader.h). */
export async function readMachO(reader: Reader): Promise<Headers> {
  const header = await reader.view(0, 28);
  const wide = header.u32(0) === 0xfeedfacf;
  const machine = header.u32(4);
  const arch = machines[machine];
  if (arch === undefined) {
    return reader.fail(`its Mach-O header names CPU type ${machine}, which Go does not build for`);
  }
  const size = header.u32(20);
  if (size > 1 << 20) return reader.fail('its Mach-O load commands have an impossible length');
  const commands = await reader.view(wide ? 32 : 28, size);
  let os = 'darwin';
  const needed: string[] = [];
  const sections: Section[] = [];
  for (let at = 0, left = header.u32(16); left > 0; left--) {
    const kind = commands.u32(at);
    const length = commands.u32(at + 4);
    if (length < 8 || at + length > size)
      return reader.fail('a Mach-O load command has an impossible length');
    if (kind === LC_SEGMENT || kind === LC_SEGMENT_64) {
      sections.push(...segmentSections(commands, at, length, kind === LC_SEGMENT_64));
    } else if (libraryCommands.includes(kind)) {
      const nameAt = commands.u32(at + 8);
      if (nameAt >= length) return reader.fail('a Mach-O library has no name');
      needed.push(commands.text(at + nameAt, length - nameAt));
    } else if (kind === LC_VERSION_MIN_IPHONEOS) os = 'ios';
    else if (kind === LC_BUILD_VERSION && iosPlatforms.includes(commands.u32(at + 8))) os = 'ios';
    at += length;
  }
  return {
    format: 'macho',
    os,
    arch,
    interpreter: null,
    needed,
    symbolVersions: {},
    relocatable: false,
    sections,
  };
}

function segmentSections(commands: View, at: number, length: number, wide: boolean): Section[] {
  const head = wide ? 72 : 56;
  const entry = wide ? 80 : 68;
  const count = Math.min(commands.u32(at + (wide ? 64 : 48)), Math.floor((length - head) / entry));
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const place = at + head + index * entry;
    return {
      name: commands.text(place, 16),
      address: wide ? commands.u64(place + 32) : commands.u32(place + 32),
      size: wide ? commands.u64(place + 40) : commands.u32(place + 36),
      offset: commands.u32(place + (wide ? 48 : 40)),
      type: commands.u32(place + (wide ? 64 : 56)) & 0xff,
    };
  })
    .filter(({ type, size }) => size > 0 && !empty.includes(type))
    .map(({ name, offset, size, address }) => ({ name, offset, size, address }));
}
