import { describe, expect, test } from '@jest/globals';
import { chooseBase, userBase } from '../../src/dockerfile/base-image.ts';
import type { Linked } from '../../src/dockerfile/base-image.ts';
import { goImage } from '../../src/dockerfile/go-image.ts';
import { baseHas } from '../../src/dockerfile/libraries.ts';
import { UserError } from '../../src/errors.ts';
import { parseTarget } from '../../src/plan/targets.ts';

const LD = '/lib64/ld-linux-x86-64.so.2';

function linked(target: string, over: Partial<Linked> = {}): Linked {
  const { os, arch, variant, name } = parseTarget(target);
  return {
    name: 'api',
    package: 'example.com/r/cmd/api',
    target: name,
    os,
    arch,
    variant,
    linkage: 'static',
    interpreter: null,
    needed: [],
    symbolVersions: {},
    ...over,
  };
}

const dynamic = (
  needed: readonly string[],
  symbolVersions: Linked['symbolVersions'] = {},
  target = 'linux/amd64',
) => linked(target, { linkage: 'dynamic', interpreter: LD, needed, symbolVersions });

const base = (kind: string) => `gcr.io/distroless/${kind}-debian13:nonroot`;

test.each<[string, Linked[], string]>([
  ['static', [linked('linux/amd64')], 'static'],
  ['static-pie', [linked('linux/amd64', { linkage: 'static-pie' })], 'static'],
  [
    'an interpreter and no library',
    [linked('linux/amd64', { linkage: 'pie', interpreter: LD })],
    'base-nossl',
  ],
  [
    'glibc',
    [dynamic(['libresolv.so.2', 'libc.so.6'], { 'libc.so.6': ['GLIBC_2.2.5', 'GLIBC_2.41'] })],
    'base-nossl',
  ],
  ['openssl', [dynamic(['libssl.so.3', 'libcrypto.so.3', 'libc.so.6'])], 'base'],
  ['zlib', [dynamic(['libz.so.1'])], 'base'],
  ['libstdc++', [dynamic(['libstdc++.so.6', 'libgcc_s.so.1', 'libc.so.6'])], 'cc'],
  ['libstdc++ and openssl', [dynamic(['libssl.so.3', 'libstdc++.so.6'])], 'cc'],
  ['the largest that a target needs', [linked('linux/arm64'), dynamic(['libc.so.6'])], 'base-nossl'],
  [
    'not what a target without a platform needs',
    [
      linked('linux/amd64'),
      linked('linux/386', { needed: ['libfoo.so.1'], interpreter: '/lib/ld-linux.so.2' }),
    ],
    'static',
  ],
])('%s stands on the smallest base that runs it', (_, artifacts, kind) => {
  expect(chooseBase(artifacts)).toBe(base(kind));
});

test.each(['linux/386', 'darwin/arm64', 'linux/arm/v6'])('%s alone has no base', (target) => {
  expect(chooseBase([linked(target)])).toBeUndefined();
});

describe('what no base can run is refused, naming the main, the library and what to do', () => {
  test.each<[string, Linked, RegExp]>([
    [
      'musl',
      linked('linux/amd64', { interpreter: '/lib/ld-musl-x86_64.so.1', needed: ['libc.so'] }),
      /api for linux\/amd64 is linked against musl .*statically/,
    ],
    [
      'another library',
      dynamic(['libsqlite3.so.0', 'libc.so.6']),
      /needs the library libsqlite3\.so\.0.*cgo/,
    ],
    ['an older openssl', dynamic(['libssl.so.1.1']), /libssl\.so\.1\.1/],
    ['libcrypt, which Debian keeps apart', dynamic(['libcrypt.so.1']), /libcrypt\.so\.1/],
    [
      'a loader of another place',
      linked('linux/amd64', { interpreter: '/nix/store/x/ld-linux-x86-64.so.2' }),
      /\/nix\/store\/x/,
    ],
    ['a loader of another architecture', linked('linux/arm64', { interpreter: LD }), /dynamic loader/],
    [
      'a newer glibc',
      dynamic(['libc.so.6'], { 'libc.so.6': ['GLIBC_2.34', 'GLIBC_2.42'] }),
      /GLIBC_2\.42 of libc\.so\.6.*GLIBC_2\.41/,
    ],
    [
      'a newer libstdc++',
      dynamic(['libstdc++.so.6'], { 'libstdc++.so.6': ['GLIBCXX_3.4.34'] }),
      /GLIBCXX_3\.4\.34/,
    ],
  ])('%s', (_, artifact, message) => {
    expect(() => chooseBase([artifact])).toThrow(UserError);
    expect(() => chooseBase([artifact])).toThrow(message);
    expect(() => chooseBase([artifact])).toThrow(/base-image/);
  });
});

test.each(['GLIBC_2.9', 'GLIBC_2.40', 'GLIBC_ABI_DT_RELR', 'GCC_3.0', 'FOO_99'])(
  '%s is not too new',
  (version) => {
    expect(chooseBase([dynamic(['libc.so.6'], { 'libc.so.6': [version] })])).toBe(base('base-nossl'));
  },
);

test.each([
  ['linux/amd64', true],
  ['linux/amd64/v3', true],
  ['linux/arm64', true],
  ['linux/arm64/v9', true],
  ['linux/arm/v7', true],
  ['linux/arm/v6', false],
  ['linux/386', false],
  ['linux/s390x', true],
  ['linux/ppc64le', true],
  ['linux/riscv64', true],
  ['linux/loong64', false],
  ['linux/mips64', false],
  ['windows/amd64', false],
])('the bases have %s: %j', (target, has) => {
  expect(baseHas(parseTarget(target))).toBe(has);
});

test.each([
  ['alpine', 'docker.io/library/alpine'],
  ['alpine:3.22', 'alpine:3.22'],
  ['ghcr.io/me/base', 'ghcr.io/me/base'],
  ['alpine@sha256:00', 'alpine@sha256:00'],
  ['scratch', 'scratch'],
])('the base %s, which must not be taken for a stage, is written %s', (given, written) => {
  expect(userBase(given)).toBe(written);
});

test.each([
  ['1.27.4', 'trixie'],
  ['1.26.11', 'trixie'],
  ['1.25.0', 'trixie'],
  ['1.24.6', 'trixie'],
  ['1.24.5', 'bookworm'],
  ['1.23.12', 'trixie'],
  ['1.23.11', 'bookworm'],
  ['1.22.12', 'bookworm'],
  ['1.21.0', 'bookworm'],
])('the golang image of %s stands on %s', (version, debian) => {
  expect(goImage(version)).toEqual({
    image: `docker.io/library/golang:${version}-${debian}`,
    fetches: false,
    standIn: '',
  });
});

test.each(['1.28rc1', '1.26rc1', '1.25rc1'])(
  '%s, which may have no image, is fetched by a released Go',
  (rc) => {
    expect(goImage(rc)).toEqual({
      image: 'docker.io/library/golang:1.27.4-trixie',
      fetches: true,
      standIn: '',
    });
  },
);

test.each(['1.27.5', '1.28.0'])(
  '%s, which came later, is told what helps until it has its image',
  (fresh) => {
    expect(goImage(fresh)).toEqual({
      image: `docker.io/library/golang:${fresh}-trixie`,
      fetches: false,
      standIn: `golang:${fresh}-trixie=docker-image://docker.io/library/golang:1.27.4-trixie`,
    });
  },
);
