import type { Headers, Linkage } from './executable.ts';

/**
 * The libraries that Go's own packages link without cgo, where a system has no stable system calls
 * (its `cgo_import_dynamic` lines in runtime, syscall and crypto/x509). Any other library is the program's.
 */
const systemLibraries: readonly RegExp[] = [
  /^\/usr\/lib\/lib(System\.B|resolv\.9)\.dylib$/,
  /^\/System\/Library\/Frameworks\/(CoreFoundation|Security)\.framework\//,
  /^kernel32\.dll$/i,
];
const unixSystemLibraries = /^lib(c|pthread|socket|sendfile)\.(so|a)(\.[\d.]+|\/.*)?$/;

/** The loaders of systems whose programs go through a library even without cgo, or always name a loader. */
const systemInterpreters: readonly RegExp[] = [
  /^\/system\/bin\/linker/, // android
  /^\/usr\/libexec\/ld\.so$/, // openbsd
  /^(\/usr)?\/lib\/(amd64|64|sparcv9)\/ld\.so\.1$/, // solaris and illumos, which look the same
];

/** How a binary meets its libraries: the contract's table of `linkage`. */
export function linkageOf(
  headers: Pick<Headers, 'format' | 'os' | 'interpreter' | 'needed' | 'relocatable'>,
): Linkage {
  const { format, interpreter, needed, relocatable } = headers;
  if (format === 'wasm') return 'none';
  if (isSystem(headers)) return 'system';
  if (needed.length > 0) return 'dynamic';
  if (interpreter !== null) return 'pie';
  return relocatable ? 'static-pie' : 'static';
}

function isSystem({ format, os, interpreter, needed }: Parameters<typeof linkageOf>[0]): boolean {
  if (format === 'macho' || format === 'pe')
    return needed.every((library) => systemLibraries.some((known) => known.test(library)));
  const named = format === 'xcoff' || systemInterpreters.some((known) => known.test(interpreter ?? ''));
  if (!named && os !== 'openbsd') return false;
  // A fully static program of these systems is what `-extldflags=-static` makes, not what they always load.
  if (interpreter === null && needed.length === 0) return false;
  return needed.every((library) => unixSystemLibraries.test(library));
}
