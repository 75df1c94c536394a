import { readElf } from './elf.ts';
import { linkageOf } from './linkage.ts';
import { readMachO } from './macho.ts';
import { readPe } from './pe.ts';
import { readPlan9 } from './plan9.ts';
import { type Reader, withReader } from './reader.ts';
import { readWasm } from './wasm.ts';
import { readXcoff } from './xcoff.ts';

/** How a binary meets the libraries that it needs: the words of the contract. */
export type Linkage = 'static' | 'static-pie' | 'pie' | 'dynamic' | 'system' | 'none';

/** A part of the file. */
export interface Section {
  readonly name: string;
  /** Where it begins in the file. */
  readonly offset: number;
  /** Bytes in the file. */
  readonly size: number;
  /** Where it is loaded; told of ELF, PE and Mach-O. */
  readonly address?: number;
}

/** What the file's own headers say. */
export interface Executable {
  readonly format: 'elf' | 'pe' | 'macho' | 'wasm' | 'xcoff' | 'plan9';
  /** As Go names it; empty where the headers do not say (an ELF file names its OS only sometimes). */
  readonly os: string;
  /** As Go names it. */
  readonly arch: string;
  readonly linkage: Linkage;
  /** The ELF interpreter, such as `/lib64/ld-linux-x86-64.so.2`; else null. */
  readonly interpreter: string | null;
  /** Needed libraries, in the file's order. */
  readonly needed: readonly string[];
  /** The versions needed of each library's symbols: `{ 'libc.so.6': ['GLIBC_2.2.5', 'GLIBC_2.34'] }`, sorted by version. */
  readonly symbolVersions: Readonly<Record<string, readonly string[]>>;
  /** The parts of the file, largest first: what the binary is made of. */
  readonly sections: readonly Section[];
}

/** What a format's reader finds; the linkage follows from it. */
export interface Headers extends Omit<Executable, 'linkage'> {
  /** May be loaded at any address (ELF's ET_DYN). */
  readonly relocatable: boolean;
}

/**
 * Reads the headers of a binary; never the whole file, and never runs it.
 *
 * @param name what messages call the file
 * @throws UserError where it is none of the formats that Go writes, or a damaged one
 */
export async function readExecutable(file: string, name: string = file): Promise<Executable> {
  return await withReader(file, name, async (reader) => {
    const { relocatable, ...headers } = await readHeaders(reader);
    return {
      ...headers,
      linkage: linkageOf({ ...headers, relocatable }),
      sections: headers.sections.toSorted((a, b) => b.size - a.size || a.offset - b.offset),
    };
  });
}

async function readHeaders(reader: Reader): Promise<Headers> {
  const start = await reader.read(0, Math.min(8, reader.size));
  const magic = start.length < 8 ? '' : start.toString('hex', 0, 4);
  if (magic === '7f454c46') return await readElf(reader);
  if (magic === '0061736d') return await readWasm(reader);
  if (magic === 'cffaedfe' || magic === 'cefaedfe') return await readMachO(reader);
  if (magic === 'cafebabe' || magic === 'cafebabf') {
    // Java's class files begin so too; Go itself never writes this.
    return reader.fail(
      'it is a universal Mach-O file (or a Java class); name one part, taken out by lipo -thin',
    );
  }
  if (magic === '000001eb' || magic === '00008a97' || magic === '00000647') return await readPlan9(reader);
  if (magic.startsWith('01df') || magic.startsWith('01f7')) return await readXcoff(reader);
  if (magic.startsWith('4d5a')) return await readPe(reader);
  if (start.toString('latin1') === '!<arch>\n') {
    return reader.fail(
      'it is an archive (ar), which is what `go build -o` leaves of a package that is not main',
    );
  }

  return reader.fail('it is neither ELF, PE, Mach-O, wasm, XCOFF nor Plan 9 by its first bytes');
}
