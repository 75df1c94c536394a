import type { Code } from './code.ts';
import type { Section } from './executable.ts';
import { int32 } from './instructions.ts';
import { type Reader, scan } from './reader.ts';

/** Where the linker puts them; since Go 1.27 mostly into a section of their own. */
const pointerSections =
  /^(\.rodata|\.rdata|__rodata|__const|\.data\.rel\.ro|(\.data\.rel\.ro)?[._]+go[._]func)$/;
/** Of a file that may be loaded anywhere: C's linkers leave the pointers themselves empty and write them here. */
const relocationSections = /^\.rela(\.dyn)?$/;

/** A pointer, and a relocation: where it applies, its kind, and the pointer (Elf64_Rela). */
const pointerSize = 8;
const relocationSize = 24;

/** A hundred times what the largest programs have. */
const mostPointers = 1 << 20;

/**
 * Where constant pointers to functions stand. A function as a value is the address of such a pointer
 * (`net/http/pprof.Index·f`), so code that passes a function on takes this address and not the function's.
 *
 * @param entryAt gives the function that begins at a place, if it is of interest
 * @returns the same by the places of the pointers; all places count from the start of Go's code
 */
export async function functionPointers(
  reader: Reader,
  sections: readonly Section[],
  code: Code,
  entryAt: (place: number) => number | undefined,
): Promise<ReadonlyMap<number, number>> {
  const found = new Map<number, number>();
  const keep = (place: number, start: number): void => {
    const entry = entryAt(start);
    if (entry !== undefined && found.size < mostPointers) found.set(place, entry);
  };
  // A real file has a few of these; a hostile one may name the whole file a thousand times.
  for (const { name, offset, size, address = 0 } of sections.filter(isRead).slice(0, 8)) {
    if (relocationSections.test(name)) {
      await scan(reader, offset, size, relocationSize, (piece, at) => {
        const first = (relocationSize - ((at - offset) % relocationSize)) % relocationSize;
        for (let index = first; index + relocationSize <= piece.length; index += relocationSize) {
          const start = word(piece, index + 16) - code.address;
          if (start >= 0 && start < code.size) keep(word(piece, index) - code.address, start);
        }
      });
    } else {
      await scan(reader, offset, size, 0, (piece, at) => {
        const place = address - code.address + at - offset;
        for (let index = 0; index + pointerSize <= piece.length; index += pointerSize) {
          const start = word(piece, index) - code.address;
          if (start >= 0 && start < code.size) keep(place + index, start);
        }
      });
    }
  }
  return found;
}

function isRead({ name }: Section): boolean {
  return pointerSections.test(name) || relocationSections.test(name);
}

/** A number of 64 bits; exact up to 2^53, beyond which nothing is loaded. */
function word(piece: Buffer, at: number): number {
  return (int32(piece, at + 4) >>> 0) * 0x1_0000_0000 + (int32(piece, at) >>> 0);
}
