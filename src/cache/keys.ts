import { createHash } from 'node:crypto';

/** Everything that a cache of this run depends on. */
export interface CacheSubject {
  /** `linux`, as Go names it. */
  readonly os: string;
  readonly arch: string;
  /** `1.27.4`. */
  readonly goVersion: string;
  /** `linux/arm/v7`. */
  readonly targets: readonly string[];
  /** What else changes compiled packages: tags, cgo, compiler flags, GOFLAGS and the like. */
  readonly settings: readonly string[];
  /** SHA-256 over the module sums (go.sum of every module, go.work.sum); empty where there are none. */
  readonly sums: string;
  /** With `vendor/` no module is fetched. */
  readonly vendored: boolean;
  /** Empty where there is no repository. */
  readonly commit: string;
}

/** An entry's own key, and those that may stand in for it, nearest first. */
export interface CacheKeys {
  readonly exact: string;
  readonly near: readonly string[];
}

/** Changed when what an entry holds changes, so that no run reads another layout's. */
const LAYOUT = 'ship-go-1';

/**
 * Keys of the downloaded modules, which no compiler and no target changes: only the host, because paths differ,
 * and the sums. Undefined where nothing is downloaded.
 */
export function moduleKeys({ os, arch, sums, vendored }: CacheSubject): CacheKeys | undefined {
  if (vendored || sums === '') return undefined;
  const prefix = `${LAYOUT}-mod-${os}-${arch}-`;
  return { exact: `${prefix}${short(sums)}`, near: [prefix] };
}

/**
 * Keys of the build cache. A job that builds few targets never serves as the exact entry of one that builds many,
 * a new dependency or commit starts from the nearest, and each commit has an entry of its own: one under a
 * constant key would freeze. Another Go's compiled packages are of no use, so no key reaches over its version.
 */
export function buildKeys({ os, arch, goVersion, targets, settings, sums, commit }: CacheSubject): CacheKeys {
  const go = `${LAYOUT}-build-${os}-${arch}-go${goVersion}-`;
  const plan = `${go}${digest([[...targets].sort(), settings])}-`;
  const modules = `${plan}${sums === '' ? 'none' : short(sums)}-`;
  return { exact: `${modules}${commit === '' ? 'none' : commit}`, near: [modules, plan, go] };
}

/** A short digest of any plain data. */
export function digest(data: unknown): string {
  return short(createHash('sha256').update(JSON.stringify(data)).digest('hex'));
}

/** A commit is full, to be recognised; a digest need only tell one from another. */
function short(hex: string): string {
  return hex.slice(0, 16);
}
