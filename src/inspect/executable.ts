export type Linkage = 'static' | 'static-pie' | 'pie' | 'dynamic' | 'system' | 'none';

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
  /** Name and size in the file of each section, largest first: what the binary is made of. */
  readonly sections: readonly { readonly name: string; readonly size: number }[];
}
