import { type BuildInfo, setting } from './buildinfo.ts';
import type { Executable, Section } from './executable.ts';
import { parseBuildInfo } from './modinfo.ts';
import { type Reader, scan, withReader } from './reader.ts';
import { readLeb, readName } from './wasm.ts';

/** What the go command puts before and after the module string (cmd/go/internal/modload, infoStart and infoEnd). */
const infoStart = Buffer.from('3077af0c9274080241e1c107e6d618e6', 'hex');
const infoEnd = Buffer.from('f932433186182072008242104116d8f2', 'hex');

/** The head of the linker's own record since Go 1.18: magic, pointer size, and a flag that strings follow (debug/buildinfo). */
const blobMagic = Buffer.from('\xff Go buildinf:', 'latin1');
const blobHeader = 32;
const stringsFollow = 2;

/** That of a program with 400 modules is 33 KB. */
const longestInfo = 1 << 20;

/**
 * True of the formats that `go version -m` reads. It reads no wasm, and XCOFF and Plan 9 only sometimes: Go 1.27
 * takes aix/ppc64 only unstripped, and plan9/386 and plan9/arm not at all.
 */
export function isReadByGo(executable: Pick<Executable, 'format'>): boolean {
  return ['elf', 'pe', 'macho'].includes(executable.format);
}

/**
 * The build info as the linker left it in the file, for the formats that the go command cannot read.
 *
 * @param name what messages call the file
 * @returns undefined where there is none: the go command did not build it, or one before Go 1.18
 * @throws UserError where the file is damaged
 */
export async function readLinkedBuildInfo(
  file: string,
  executable: Pick<Executable, 'format' | 'sections'>,
  name: string = file,
): Promise<BuildInfo | undefined> {
  return await withReader(file, name, async (reader) =>
    executable.format === 'wasm'
      ? await readWasm(reader, executable.sections)
      : await readRecord(reader, executable.sections),
  );
}

/**
 * wasm has the module string in its data and the Go version in the section `producers`. The linker leaves out
 * runs of zeroes, of which the string has none, so it stands in one piece.
 */
async function readWasm(reader: Reader, sections: readonly Section[]): Promise<BuildInfo | undefined> {
  const data = sections.find((section) => section.name === 'data');
  const producers = sections.find((section) => section.name === 'producers');
  if (data === undefined || producers === undefined) return undefined;
  const start = await scan(reader, data.offset, data.size, infoStart.length, (piece, at) => {
    const index = piece.indexOf(infoStart);
    return index < 0 ? undefined : at + index;
  });
  if (start === undefined) return undefined;
  const text = moduleString(await reader.read(start, Math.min(longestInfo, data.offset + data.size - start)));
  const release = await readRelease(reader, producers);
  const info = parseBuildInfo(text, release);
  // With experiments the runtime's version is longer than the compiler's: `go1.27.4-X:jsonv2`.
  if (setting(info, 'GOEXPERIMENT') === undefined) return { ...info, source: 'modinfo' };
  return { ...parseBuildInfo(text, await longVersion(reader, data, release)), source: 'modinfo' };
}

/** The version that the linker wrote as the program's language (tool conventions, "Producers Section"). */
async function readRelease(reader: Reader, producers: Section): Promise<string> {
  const view = await reader.view(producers.offset, Math.min(producers.size, 1024));
  const own = readName(view, 0, reader);
  const fields = readLeb(view, own.next, reader);
  const field = readName(view, fields.next, reader);
  const values = readLeb(view, field.next, reader);
  const language = readName(view, values.next, reader);
  return language.text === 'Go' ? readName(view, language.next, reader).text : '';
}

async function longVersion(reader: Reader, data: Section, release: string): Promise<string> {
  const found = await scan(reader, data.offset, data.size, 1024, (piece) =>
    ['-X:', ' X:']
      .map((mark) => piece.indexOf(release + mark, 0, 'latin1'))
      .filter((at) => at >= 0)
      .map((at) => /^[\w.: ,-]+/.exec(piece.toString('latin1', at, at + 512))?.[0])
      .at(0),
  );
  return found ?? release;
}

/** Every other format has a record of its own in its data: a head, then the version and the module string with their lengths. */
async function readRecord(reader: Reader, sections: readonly Section[]): Promise<BuildInfo | undefined> {
  const data = sections.find((section) => /^\.?data$/.test(section.name));
  if (data === undefined) return undefined;
  const start = await scan(reader, data.offset, data.size, blobHeader, (piece, at) => {
    const index = piece.indexOf(blobMagic);
    const flags = index < 0 ? undefined : piece[index + blobMagic.length + 1];
    return flags !== undefined && (flags & stringsFollow) !== 0 ? at + index + blobHeader : undefined;
  });
  const left = start === undefined ? 0 : Math.min(longestInfo, data.offset + data.size - start);
  if (start === undefined || left <= 0) return undefined;
  const version = readName(await reader.view(start, left), 0, reader);
  const text = moduleString(await reader.read(start + version.next, left - version.next));
  return { ...parseBuildInfo(text, version.text), source: 'modinfo' };
}

/** The text between the two marks; empty where the program was built outside of any module. */
function moduleString(bytes: Buffer): string {
  const start = bytes.indexOf(infoStart);
  const end = bytes.indexOf(infoEnd, start + infoStart.length);
  return start < 0 || end < 0 ? '' : bytes.toString('utf8', start + infoStart.length, end);
}
