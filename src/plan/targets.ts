import { UserError } from '../errors.ts';
import { nearest } from '../nearest.ts';

/** One platform to build for, as Docker writes it. */
export interface Target {
  readonly os: string;
  readonly arch: string;
  /** `v7`, `v3`; empty for the architecture's plain form (`linux/arm64/v8` and `linux/amd64/v1` have none, `linux/arm` is `v7`). */
  readonly variant: string;
  /** `linux/arm/v7`. */
  readonly name: string;
  /** `linux_armv7`: as BuildKit expands `${TARGETOS}_${TARGETARCH}${TARGETVARIANT}`. */
  readonly folder: string;
  /** GOOS, GOARCH and the architecture's level, said outright: `{ GOOS: 'linux', GOARCH: 'arm', GOARM: '7' }`. */
  readonly env: Readonly<Record<string, string>>;
}

/** One entry of `go tool dist list -json`. */
export interface SupportedPlatform {
  readonly GOOS: string;
  readonly GOARCH: string;
  readonly CgoSupported: boolean;
}

interface Level {
  readonly variable: string;
  /** The variant in its normal form, to the value of the variable. */
  readonly values: Readonly<Record<string, string>>;
  /** Other spellings of a variant, to its normal form. */
  readonly spellings: Readonly<Record<string, string>>;
}

const arm64Minors = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((minor) => `v8.${String(minor)}`),
  ...[1, 2, 3, 4, 5].map((minor) => `v9.${String(minor)}`),
];

// Variants as github.com/containerd/platforms normalises them, which is what BuildKit puts into
// TARGETVARIANT; values as the go command takes them (`go help environment`).
const levels = new Map<string, Level>(
  Object.entries({
    amd64: {
      variable: 'GOAMD64',
      values: { '': 'v1', v2: 'v2', v3: 'v3', v4: 'v4' },
      spellings: { v1: '' },
    },
    arm: {
      variable: 'GOARM',
      values: { v5: '5', v6: '6', v7: '7' },
      spellings: { '': 'v7' },
    },
    arm64: {
      variable: 'GOARM64',
      values: {
        '': 'v8.0',
        v9: 'v9.0',
        ...Object.fromEntries(arm64Minors.map((minor) => [minor, minor])),
      },
      spellings: { v8: '', 'v8.0': '', 'v9.0': 'v9' },
    },
  }),
);

// Names that other tools use for what Go and Docker call differently.
const otherNames = new Map(
  Object.entries({
    macos: 'darwin',
    osx: 'darwin',
    mac: 'darwin',
    win: 'windows',
    win32: 'windows',
    win64: 'windows',
    wasi: 'wasip1',
    x86_64: 'amd64',
    'x86-64': 'amd64',
    x64: 'amd64',
    aarch64: 'arm64',
    armv8: 'arm64',
    i386: '386',
    i686: '386',
    x86: '386',
    ia32: '386',
    armhf: 'arm/v7',
    armv7: 'arm/v7',
    armv7l: 'arm/v7',
    armv6: 'arm/v6',
    armv6l: 'arm/v6',
    armel: 'arm/v6',
    armv5: 'arm/v5',
    wasm32: 'wasm',
  }),
);

const accepted =
  'Accepted is os/arch or os/arch/variant as Docker writes platforms, such as linux/amd64, linux/arm64, linux/arm/v7, linux/amd64/v3, darwin/arm64, windows/amd64.';

/**
 * Reads one platform: `linux/arm/v7`. Whether the chosen Go can build for it is asked later, of that Go
 * (`checkSupported`); here only what no Go and no Docker could mean is refused.
 *
 * @throws UserError naming the input `targets`, the value and what is accepted.
 */
export function parseTarget(text: string): Target {
  const refuse = (what: string): UserError =>
    new UserError(`Input \`targets\`: ${JSON.stringify(text)} ${what} ${accepted}`);
  const match = /^([a-z0-9]+)\/([a-z0-9_-]+)(?:\/([a-z0-9.]+))?$/.exec(text);
  if (match === null) {
    throw refuse(
      `is not a platform.${/\s/.test(text) ? ' Several are separated by commas or line ends.' : ''}`,
    );
  }
  const [, os = '', arch = '', given = ''] = match;
  const meant = `${otherNames.get(os) ?? os}/${otherNames.get(arch) ?? arch}`;
  if (meant !== `${os}/${arch}`) throw refuse(`is not a name that Go knows; did you mean ${meant}?`);
  const level = levels.get(arch);
  if (level === undefined) {
    if (given !== '') throw refuse(`has a variant, and ${arch} has none.`);
    return target(os, arch, '', {});
  }
  const variant = own(level.spellings, given) ?? given;
  const value = own(level.values, variant);
  if (value === undefined) {
    const known = [...Object.keys(level.values), ...Object.keys(level.spellings)];
    throw refuse(
      `has an unknown variant; of ${arch} there are ${known
        .filter((name) => name !== '')
        .sort()
        .join(', ')}.`,
    );
  }
  return target(os, arch, variant, { [level.variable]: value });
}

/** A record's own entry: `constructor` is none. */
function own(record: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function target(os: string, arch: string, variant: string, level: Readonly<Record<string, string>>): Target {
  return {
    os,
    arch,
    variant,
    name: variant === '' ? `${os}/${arch}` : `${os}/${arch}/${variant}`,
    folder: `${os}_${arch}${variant}`,
    env: { GOOS: os, GOARCH: arch, ...level },
  };
}

/**
 * Reads platforms, in order and without doubles: `linux/amd64` and `linux/amd64/v1` are one.
 *
 * @throws UserError as `parseTarget` does, and when there is none.
 */
export function parseTargets(texts: readonly string[]): Target[] {
  const byName = new Map<string, Target>();
  for (const text of texts) {
    const read = parseTarget(text);
    if (!byName.has(read.name)) byName.set(read.name, read);
  }
  if (byName.size === 0) throw new UserError(`Input \`targets\` is empty. ${accepted}`);
  return [...byName.values()];
}

/**
 * Refuses targets that this Go cannot build for. `supported` is what `go tool dist list -json` says of it.
 *
 * @throws UserError naming the target, the Go, and the nearest names that this Go knows.
 */
export function checkSupported(
  targets: readonly Target[],
  supported: readonly SupportedPlatform[],
  goVersion: string,
  cgo: boolean,
): void {
  for (const wanted of targets) {
    const found = supported.find((one) => one.GOOS === wanted.os && one.GOARCH === wanted.arch);
    if (found === undefined) {
      const near = nearest(
        `${wanted.os}/${wanted.arch}`,
        supported.map((one) => `${one.GOOS}/${one.GOARCH}`),
      );
      throw new UserError(
        `Input \`targets\`: Go ${goVersion} cannot build for ${wanted.name}.${near === undefined ? '' : ` Did you mean ${near}?`} ` +
          '`go tool dist list` prints every platform that it knows.',
      );
    }
    if (!cgo && needsCgo(wanted)) {
      throw new UserError(
        `Input \`targets\`: Go links for ${wanted.name} with a C compiler only. Set \`cgo\` to true and the environment variable CC_FOR_${wanted.os}_${wanted.arch} to its compiler, or leave ${wanted.name} out.`,
      );
    }
    if (cgo && !found.CgoSupported) {
      throw new UserError(
        `Input \`cgo\` is true: Go ${goVersion} has no cgo on ${wanted.name}. Set \`cgo\` to false, or leave ${wanted.name} out of \`targets\`.`,
      );
    }
  }
}

/** Where every binary is linked by the system's own linker, cgo or not (internal/platform.MustLinkExternal); `go list` does not say. */
function needsCgo({ os, arch }: Target): boolean {
  return os === 'ios' ? arch === 'arm64' : os === 'android' && arch !== 'arm64';
}

/** `linux_armv7/api`, `windows_arm64/api.exe`: where a binary stands under output-dir, with `/`. */
export function binaryPath(target: Target, name: string): string {
  return `${target.folder}/${name}${target.os === 'windows' ? '.exe' : ''}`;
}
