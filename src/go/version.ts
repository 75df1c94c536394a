/** A Go version in parts. `patch` is undefined for a prerelease and for a language version (`1.27`). */
export interface GoVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number | undefined;
  readonly prerelease: { readonly kind: 'beta' | 'rc'; readonly number: number } | undefined;
}

const NUMBER = '(0|[1-9]\\d{0,8})';
const GO = new RegExp(`^(?:go)?${NUMBER}\\.${NUMBER}(?:\\.${NUMBER}|(beta|rc)${NUMBER})?$`);
const SEMVER = new RegExp(`^(?:go)?${NUMBER}\\.${NUMBER}\\.0-(beta|rc)\\.?${NUMBER}$`);

/**
 * Reads one version, as Go spells it (`1.27.4`, `1.27rc1`, `1.27`, each also with `go` before it) or a
 * prerelease as semantic versioning does (`1.27.0-rc.1`). Undefined when it is neither.
 */
export function parseVersion(text: string): GoVersion | undefined {
  const semver = SEMVER.exec(text);
  const match = semver ?? GO.exec(text);
  if (match === null) return undefined;
  const [patch, kind, number] =
    semver === null ? [match[3], match[4], match[5]] : [undefined, match[3], match[4]];
  const major = Number(match[1]);
  const minor = Number(match[2]);
  const prerelease =
    kind === undefined
      ? undefined
      : { kind: kind === 'rc' ? ('rc' as const) : ('beta' as const), number: Number(number) };
  // Up to Go 1.20 the first release of a minor was spelled without `.0`; since then that is the language version.
  const first = prerelease === undefined && isBefore121(major, minor) ? 0 : undefined;
  return { major, minor, patch: patch === undefined ? first : Number(patch), prerelease };
}

/** The version as Go spells it, without `go`: `1.27.4`, `1.27rc1`, `1.20`. */
export function goSpelling(version: GoVersion): string {
  const { major, minor, patch, prerelease } = version;
  if (prerelease !== undefined) return `${minorOf(version)}${prerelease.kind}${prerelease.number}`;
  if (patch === undefined || (patch === 0 && isBefore121(major, minor))) return minorOf(version);
  return `${minorOf(version)}.${patch}`;
}

/** The version as semantic versioning spells it, and so the tool cache's folder: `1.26.0-rc.1` for `1.26rc1`. */
export function semverSpelling(version: GoVersion): string {
  const { patch, prerelease } = version;
  const suffix = prerelease === undefined ? '' : `-${prerelease.kind}.${prerelease.number}`;
  return `${minorOf(version)}.${patch ?? 0}${suffix}`;
}

/** `1.27` of `1.27.4` and of `1.27rc1`. */
export function minorOf(version: Pick<GoVersion, 'major' | 'minor'>): string {
  return `${version.major}.${version.minor}`;
}

/** True for a language version such as `1.27`: no toolchain is called so. */
export function isLanguageVersion(version: GoVersion): boolean {
  return version.patch === undefined && version.prerelease === undefined;
}

/**
 * Go's own order, as go/version.Compare has it: negative, zero or positive, and
 * `1.21 < 1.21beta1 < 1.21rc1 < 1.21.0`, while `1.20rc1 < 1.20 = 1.20.0`.
 */
export function compareVersions(a: GoVersion, b: GoVersion): number {
  const left = sortKey(a);
  const right = sortKey(b);
  return left.map((part, at) => part - (right[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

function sortKey(version: GoVersion): readonly number[] {
  const { major, minor, patch, prerelease } = version;
  const kind = prerelease === undefined ? 0 : prerelease.kind === 'beta' ? 1 : 2;
  return [major, minor, patch ?? -1, kind, prerelease?.number ?? 0];
}

function isBefore121(major: number, minor: number): boolean {
  return major < 1 || (major === 1 && minor < 21);
}

/** The toolchains among these names (language versions and what cannot be read left out), newest first, no doubles. */
export function newestFirst(names: readonly string[]): readonly GoVersion[] {
  const found = new Map<string, GoVersion>();
  for (const name of names) {
    const version = parseVersion(name);
    if (version !== undefined && !isLanguageVersion(version)) found.set(goSpelling(version), version);
  }
  return [...found.values()].sort((a, b) => compareVersions(b, a));
}

/** Whether a Go is that release (or a release candidate of it) or newer: `isAtLeast('1.27rc1', '1.27')`. */
export function isAtLeast(version: string, minor: string): boolean {
  const [have, want] = [parseVersion(version), parseVersion(minor)];
  return have !== undefined && want !== undefined && compareVersions(have, want) >= 0;
}
