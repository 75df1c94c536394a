import { describe, expect, test } from '@jest/globals';
import { buildKeys, moduleKeys } from '../../src/cache/keys.ts';
import type { CacheSubject } from '../../src/cache/keys.ts';

const subject: CacheSubject = {
  os: 'linux',
  arch: 'amd64',
  goVersion: '1.27.4',
  targets: ['linux/amd64', 'linux/arm64'],
  settings: ['no cgo'],
  sums: 'a'.repeat(64),
  vendored: false,
  commit: 'c1',
};

/** What a service that holds the entry of `saved` gives to `now`: as it matches, exact first, then by prefix. */
function served(saved: Partial<CacheSubject>, now: Partial<CacheSubject>, keysOf: typeof moduleKeys): string {
  const entry = keysOf({ ...subject, ...saved })?.exact;
  const wanted = keysOf({ ...subject, ...now });
  if (entry === undefined || wanted === undefined) return 'nothing';
  if (entry === wanted.exact) return 'exact';
  const near = wanted.near.findIndex((prefix) => entry.startsWith(prefix));
  return near < 0 ? 'nothing' : `near ${near + 1}`;
}

/** Rows from what users of another step's cache met: actions/setup-go#239, #404, #478 and those beside them. */
describe('the build cache', () => {
  test.each<[string, Partial<CacheSubject>, Partial<CacheSubject>, string]>([
    ['the same commit again is exact', {}, {}, 'exact'],
    ['targets in another order are the same', {}, { targets: ['linux/arm64', 'linux/amd64'] }, 'exact'],
    [
      'a new commit starts from the last, and is saved: the entry never freezes',
      {},
      { commit: 'c2' },
      'near 1',
    ],
    ['a dependency bump is no cold build', {}, { sums: 'b'.repeat(64), commit: 'c2' }, 'near 2'],
    ['one target more starts from what is there', {}, { targets: ['linux/amd64'], commit: 'c2' }, 'near 3'],
    ['a small job is never taken for exact', { targets: ['linux/amd64'] }, {}, 'near 3'],
    ['other build settings start from what is there', {}, { settings: ['cgo'] }, 'near 3'],
    ['another Go’s packages are of no use', {}, { goVersion: '1.27.5' }, 'nothing'],
    ['a release is not its candidate', { goVersion: '1.27' }, { goVersion: '1.27.4' }, 'nothing'],
    ['another host has other paths', {}, { os: 'darwin' }, 'nothing'],
    ['another architecture’s host neither', {}, { arch: 'arm64' }, 'nothing'],
    ['a module without dependencies has one too', { sums: '' }, { sums: '', commit: 'c2' }, 'near 1'],
    ['a vendored module has one too', { vendored: true }, { vendored: true, commit: 'c2' }, 'near 1'],
    ['without a repository', { commit: '' }, { commit: '' }, 'exact'],
  ])('%s', (_, saved, now, expected) => {
    expect(served(saved, now, buildKeys)).toBe(expected);
  });
});

describe('the module cache', () => {
  test.each<[string, Partial<CacheSubject>, Partial<CacheSubject>, string]>([
    ['the same sums are exact, whatever the commit', {}, { commit: 'c2' }, 'exact'],
    ['a Go patch changes nothing', {}, { goVersion: '1.27.5' }, 'exact'],
    ['more targets change nothing', {}, { targets: ['windows/amd64'] }, 'exact'],
    ['a dependency bump fetches what is new only', {}, { sums: 'b'.repeat(64) }, 'near 1'],
    ['another host has other paths', {}, { os: 'windows' }, 'nothing'],
    ['a vendored module has none', { vendored: true }, { vendored: true }, 'nothing'],
    ['without a go.sum there is none', { sums: '' }, { sums: '' }, 'nothing'],
  ])('%s', (_, saved, now, expected) => {
    expect(served(saved, now, moduleKeys)).toBe(expected);
  });
});

test('keys are ones that the service takes: up to 512 characters, no comma, ten at most', () => {
  const many = Array.from({ length: 60 }, (_, index) => `linux/arch${index}/v1`);
  for (const keys of [moduleKeys(subject), buildKeys({ ...subject, targets: many, settings: ['-a=b,c'] })]) {
    if (keys === undefined) throw new Error('no keys');
    const all = [keys.exact, ...keys.near];
    expect(all.length).toBeLessThanOrEqual(10);
    for (const key of all) expect(key).toMatch(/^[^,]{1,512}$/);
  }
});
