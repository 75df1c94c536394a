import { describe, expect, test } from '@jest/globals';
import { checkSupported, parseTarget, parseTargets } from '../../src/plan/targets.ts';

describe('parseTarget', () => {
  test.each<[string, string, string, Record<string, string>]>([
    ['linux/amd64', 'linux/amd64', 'linux_amd64', { GOAMD64: 'v1' }],
    ['linux/amd64/v1', 'linux/amd64', 'linux_amd64', { GOAMD64: 'v1' }],
    ['linux/amd64/v3', 'linux/amd64/v3', 'linux_amd64v3', { GOAMD64: 'v3' }],
    ['linux/arm', 'linux/arm/v7', 'linux_armv7', { GOARM: '7' }],
    ['linux/arm/v7', 'linux/arm/v7', 'linux_armv7', { GOARM: '7' }],
    ['linux/arm/v5', 'linux/arm/v5', 'linux_armv5', { GOARM: '5' }],
    ['linux/arm64', 'linux/arm64', 'linux_arm64', { GOARM64: 'v8.0' }],
    ['linux/arm64/v8', 'linux/arm64', 'linux_arm64', { GOARM64: 'v8.0' }],
    ['linux/arm64/v8.0', 'linux/arm64', 'linux_arm64', { GOARM64: 'v8.0' }],
    ['linux/arm64/v8.2', 'linux/arm64/v8.2', 'linux_arm64v8.2', { GOARM64: 'v8.2' }],
    ['linux/arm64/v9', 'linux/arm64/v9', 'linux_arm64v9', { GOARM64: 'v9.0' }],
    ['linux/arm64/v9.0', 'linux/arm64/v9', 'linux_arm64v9', { GOARM64: 'v9.0' }],
    ['linux/arm64/v9.5', 'linux/arm64/v9.5', 'linux_arm64v9.5', { GOARM64: 'v9.5' }],
    ['windows/386', 'windows/386', 'windows_386', {}],
    ['wasip1/wasm', 'wasip1/wasm', 'wasip1_wasm', {}],
    ['linux/mips64le', 'linux/mips64le', 'linux_mips64le', {}],
  ])('reads %s as %s in %s', (text, name, folder, level) => {
    const target = parseTarget(text);
    const { os, arch } = target;
    expect(target).toMatchObject({ name, folder });
    expect(target.env).toEqual({ GOOS: os, GOARCH: arch, ...level });
  });

  test.each<[string, RegExp]>([
    ['linux', /is not a platform/],
    ['', /is not a platform/],
    ['linux/', /is not a platform/],
    ['linux/amd64/v1/x', /is not a platform/],
    ['Linux/AMD64', /is not a platform/],
    ['linux/amd64;rm', /is not a platform/],
    ['../etc/passwd', /is not a platform/],
    ['linux_amd64', /is not a platform/],
    ['linux/x86_64', /did you mean linux\/amd64\?/],
    ['macos/arm64', /did you mean darwin\/arm64\?/],
    ['linux/armhf', /did you mean linux\/arm\/v7\?/],
    ['linux/amd64/v5', /of amd64 there are v1, v2, v3, v4/],
    ['linux/arm/v8', /of arm there are v5, v6, v7/],
    ['linux/arm64/v10', /of arm64 there are v8, v8.0/],
    ['linux/386/v1', /386 has none/],
    ['linux/amd64/constructor', /unknown variant/],
    ['linux/constructor/v1', /constructor has none/],
  ])('refuses %j', (text, message) => {
    expect(() => parseTarget(text)).toThrow(message);
    expect(() => parseTarget(text)).toThrow(
      expect.objectContaining({
        name: 'UserError',
        message: expect.stringMatching(/^Input `targets`.*Accepted is/),
      }),
    );
  });
});

test('doubles are folded, the first place kept', () => {
  const texts = ['linux/arm64', 'linux/amd64/v1', 'linux/arm64/v8', 'linux/amd64', 'linux/amd64/v2'];
  expect(parseTargets(texts).map((target) => target.name)).toEqual([
    'linux/arm64',
    'linux/amd64',
    'linux/amd64/v2',
  ]);
  expect(() => parseTargets([])).toThrow('targets');
});

describe('checkSupported', () => {
  const supported = [
    { GOOS: 'linux', GOARCH: 'amd64', CgoSupported: true },
    { GOOS: 'linux', GOARCH: 'arm64', CgoSupported: true },
    { GOOS: 'wasip1', GOARCH: 'wasm', CgoSupported: false },
    ...['arm64', 'amd64'].flatMap((GOARCH) => [
      { GOOS: 'android', GOARCH, CgoSupported: true },
      { GOOS: 'ios', GOARCH, CgoSupported: true },
    ]),
  ];
  const check = (text: string, cgo: boolean) => () => {
    checkSupported([parseTarget(text)], supported, '1.27.4', cgo);
  };
  test('names the nearest platform, and none where none is near', () => {
    expect(check('linux/amd46', false)).toThrow(
      /Go 1.27.4 cannot build for linux\/amd46. Did you mean linux\/amd64\?/,
    );
    expect(check('beos/z80', false)).toThrow(/cannot build for beos\/z80. `go tool dist list`/);
    expect(check('linux/amd64', true)).not.toThrow();
  });
  test('refuses to be without cgo where Go cannot link by itself', () => {
    for (const name of ['ios/arm64', 'android/amd64']) {
      expect(check(name, false)).toThrow(
        new RegExp(`Input \`targets\`: .*${name}.*CC_FOR_${name.replace('/', '_')}`),
      );
      expect(check(name, true)).not.toThrow();
    }
    expect(check('android/arm64', false)).not.toThrow();
    expect(check('ios/amd64', false)).not.toThrow();
  });
  test('refuses cgo where the platform has none', () => {
    expect(check('wasip1/wasm', false)).not.toThrow();
    expect(check('wasip1/wasm', true)).toThrow(/Input `cgo` is true: .*wasip1\/wasm/);
  });
});
