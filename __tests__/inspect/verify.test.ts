import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/errors.ts';
import type { Binary } from '../../src/inspect/binary.ts';
import { verifyBinary } from '../../src/inspect/verify.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { parseTarget } from '../../src/plan/targets.ts';
import { binary, goModule, main, plan, repository } from './plans.ts';

const { executable, buildInfo } = binary();
const dynamic = {
  ...executable,
  linkage: 'dynamic',
  needed: ['libc.so.6'],
  interpreter: '/lib/ld.so',
} as const;
const withGo = (GoVersion: string) => ({ buildInfo: { ...buildInfo, GoVersion } });
const dirty = main({ module: goModule({ repository: repository({ dirty: ['a.go'] }) }) });

describe('a binary', () => {
  test.each<[what: string, found: Binary, promised: Plan]>([
    ['that keeps every promise', binary(), plan()],
    ['with experiments', binary(withGo('go1.27.4-X:jsonv2')), plan()],
    ['with experiments as Go spelled them before', binary(withGo('go1.27.4 X:jsonv2')), plan()],
    ['of a dirty tree that was known to be', binary({ main: dirty }, { 'vcs.modified': 'true' }), plan()],
    [
      'without a revision where none was asked for',
      binary({}, { 'vcs.revision': undefined }),
      plan({ stamped: false }),
    ],
    ['dynamic with cgo', binary({ executable: dynamic }, { CGO_ENABLED: '1' }), plan({ cgo: true })],
    ['dynamic by build mode', binary({ executable: dynamic }), plan({ flags: ['-buildmode=pie'] })],
    [
      'dynamic by build mode in two words',
      binary({ executable: dynamic }),
      plan({ flags: ['--buildmode', 'pie'] }),
    ],
    [
      'dynamic by a build mode in GOFLAGS',
      binary({ executable: dynamic }),
      plan({ settings: { build: { GOFLAGS: "-v '-buildmode=pie'" }, fetch: {}, ldflags: '', tags: [] } }),
    ],
    [
      'for arm64 of a Go that records no level',
      binary({
        ...withOldArm(),
        target: parseTarget('linux/arm64'),
        executable: { ...executable, arch: 'arm64' },
      }),
      plan({ goVersion: '1.21.13' }),
    ],
  ])('%s is accepted in silence', (_, found, promised) => {
    expect(() => {
      verifyBinary(found, promised);
    }).not.toThrow();
  });

  test.each<[what: string, found: Binary, promised: Plan, says: RegExp]>([
    [
      'another Go',
      binary(withGo('go1.26.1')),
      plan(),
      /the Go version should be "go1\.27\.4".*has "go1\.26\.1"/,
    ],
    ['a Go whose name only begins so', binary(withGo('go1.27.40')), plan(), /has "go1\.27\.40"/],
    ['another system', binary({}, { GOOS: 'darwin' }), plan(), /GOOS should be "linux".*has "darwin"/],
    ['another level', binary({}, { GOAMD64: 'v3' }), plan(), /GOAMD64 should be "v1".*has "v3"/],
    ['no level', binary({}, { GOAMD64: undefined }), plan(), /GOAMD64 should be "v1".*says nothing/],
    ['another processor', binary({ executable: { ...executable, arch: '386' } }), plan(), /processor.*"386"/],
    [
      'another format',
      binary({ executable: { ...executable, format: 'pe' } }),
      plan(),
      /format should be "elf".*"pe"/,
    ],
    [
      'a header of another system',
      binary({ executable: { ...executable, os: 'freebsd' } }),
      plan(),
      /system.*"freebsd"/,
    ],
    ['cgo nobody asked for', binary({}, { CGO_ENABLED: '1' }), plan(), /CGO_ENABLED should be "0".*has "1"/],
    [
      'no cgo though asked for',
      binary(),
      plan({ cgo: true }),
      /CGO_ENABLED should be "1".*Go turned cgo off/,
    ],
    [
      'needed libraries',
      binary({ executable: dynamic }),
      plan(),
      /linkage should be "static".*"dynamic".*libc\.so\.6/,
    ],
    ['another revision', binary({}, { 'vcs.revision': 'ffff' }), plan(), /vcs\.revision.*has "ffff"/],
    [
      'no revision',
      binary({}, { 'vcs.revision': undefined }),
      plan(),
      /vcs\.revision.*says nothing.*git is on PATH/,
    ],
    ['changes that nobody saw', binary({}, { 'vcs.modified': 'true' }), plan(), /no file is known to differ/],
    ['no word on changes', binary({}, { 'vcs.modified': undefined }), plan(), /vcs\.modified.*says nothing/],
    ['a clean tree that was dirty', binary({ main: dirty }), plan(), /vcs\.modified should be "true"/],
  ])('with %s is refused, saying so', (_, found, promised, says) => {
    const attempt = () => {
      verifyBinary(found, promised);
    };
    expect(attempt).toThrow(UserError);
    expect(attempt).toThrow(says);
    expect(attempt).toThrow(/^linux_amd64\/r: /);
  });

  test.each([
    ['a dependency', undefined],
    ['a module in no repository', goModule({ repository: undefined })],
    ['a repository without a commit', goModule({ repository: repository({ commit: '' }) })],
  ])('of %s has no revision to be held to', (_, module) => {
    const bare = { 'vcs.revision': undefined, 'vcs.modified': undefined };
    expect(() => {
      verifyBinary(binary({ main: main({ module }) }, bare), plan());
    }).not.toThrow();
  });

  test.each(['linux', 'freebsd', 'netbsd', 'dragonfly'])('of %s is promised to be static', (os) => {
    const found = binary(
      {
        target: parseTarget(`${os}/amd64`),
        executable: { ...executable, linkage: 'pie', interpreter: '/ld' },
      },
      { GOOS: os },
    );
    expect(() => {
      verifyBinary(found, plan());
    }).toThrow(/linkage should be "static"/);
  });

  test('of openbsd is not promised to be static', () => {
    const found = binary(
      { target: parseTarget('openbsd/amd64'), executable: { ...executable, linkage: 'system' } },
      { GOOS: 'openbsd' },
    );
    expect(() => {
      verifyBinary(found, plan());
    }).not.toThrow();
  });
});

function withOldArm(): Pick<Binary, 'buildInfo'> {
  const { buildInfo: info } = binary({}, { GOARCH: 'arm64', GOAMD64: undefined, GOARM64: undefined });
  return { buildInfo: { ...info, GoVersion: 'go1.21.13' } };
}
