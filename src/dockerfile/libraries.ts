/** The bases of distroless's debian13, each holding all that stands before it. */
export type BaseKind = 'static' | 'base-nossl' | 'base' | 'cc';

/** Smallest first. */
export const BASE_KINDS: readonly BaseKind[] = ['static', 'base-nossl', 'base', 'cc'];

/** Always nonroot: uid 65532. */
export function baseReference(kind: BaseKind): string {
  return `gcr.io/distroless/${kind}-debian13:nonroot`;
}

/** What glibc 2.41 itself installs (Debian's libc6). */
const GLIBC = [
  ...[
    'libc.so.6',
    'libm.so.6',
    'libdl.so.2',
    'libresolv.so.2',
    'libpthread.so.0',
    'librt.so.1',
    'libutil.so.1',
  ],
  ...['libanl.so.1', 'libnsl.so.1', 'libmvec.so.1', 'libthread_db.so.1', 'libBrokenLocale.so.1'],
  ...['libnss_compat.so.2', 'libnss_dns.so.2', 'libnss_files.so.2', 'libnss_hesiod.so.2'],
  ...['ld-linux-x86-64.so.2', 'ld-linux-aarch64.so.1', 'ld-linux-armhf.so.3', 'ld-linux-riscv64-lp64d.so.1'],
  ...['ld64.so.1', 'ld64.so.2'],
];

const HOLDER: ReadonlyMap<string, BaseKind> = new Map([
  ...GLIBC.map((soname) => [soname, 'base-nossl'] as const),
  ...['libssl.so.3', 'libcrypto.so.3', 'libz.so.1', 'libzstd.so.1'].map(
    (soname) => [soname, 'base'] as const,
  ),
  ...['libstdc++.so.6', 'libgcc_s.so.1', 'libgomp.so.1'].map((soname) => [soname, 'cc'] as const),
]);

/** The smallest base that holds a shared library, by its soname; undefined where none does. */
export function baseWith(soname: string): BaseKind | undefined {
  return HOLDER.get(soname);
}

/** Debian 13's dynamic loaders, by Go's name of the architecture. */
const LOADERS: Readonly<Record<string, string>> = {
  amd64: '/lib64/ld-linux-x86-64.so.2',
  arm64: '/lib/ld-linux-aarch64.so.1',
  arm: '/lib/ld-linux-armhf.so.3',
  s390x: '/lib/ld64.so.1',
  ppc64le: '/lib64/ld64.so.2',
  riscv64: '/lib/ld-linux-riscv64-lp64d.so.1',
};

/** Whether the bases have this interpreter. */
export function hasLoader(arch: string, interpreter: string): boolean {
  return LOADERS[arch] === interpreter;
}

/** The newest symbol versions of Debian 13's libraries. */
const NEWEST: Readonly<Record<string, string>> = {
  GLIBC: '2.41',
  GLIBCXX: '3.4.33',
  CXXABI: '1.3.15',
  GCC: '14.0.0',
  OPENSSL: '3.5.0',
};

/**
 * The newest version of that family which the bases have, when `symbolVersion` (`GLIBC_2.43`) is newer;
 * undefined when they have it, or when it is of a family that carries no order.
 */
export function tooNew(symbolVersion: string): string | undefined {
  const match = /^([A-Z]+)_(\d+(?:\.\d+)*)$/.exec(symbolVersion);
  const newest = NEWEST[match?.[1] ?? ''];
  if (match === null || newest === undefined) return undefined;
  return compareDotted(match[2] ?? '', newest) > 0 ? `${match[1] ?? ''}_${newest}` : undefined;
}

function compareDotted(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The platforms that the bases are published for. */
const PLATFORMS = new Set(['amd64', 'arm64', 'arm/v7', 's390x', 'ppc64le', 'riscv64']);

/**
 * Whether the bases exist for a target. A level of amd64 or arm64 runs on the plain base, which BuildKit takes
 * for it (tried); arm/v6 does not run on arm/v7's.
 */
export function baseHas(target: {
  readonly os: string;
  readonly arch: string;
  readonly variant: string;
}): boolean {
  if (target.os !== 'linux') return false;
  const leveled = target.arch === 'amd64' || target.arch === 'arm64';
  return PLATFORMS.has(leveled || target.variant === '' ? target.arch : `${target.arch}/${target.variant}`);
}
