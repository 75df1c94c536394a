import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readRepository } from '../../src/module/revision.ts';
import { highestTag, identify, sourceDate, tagPrefix } from '../../src/plan/version.ts';
import { temporaryFolder, testHost } from '../host.ts';
import { git, repositoryOf } from '../module/tree.ts';

const env = { PATH: process.env.PATH };

test.each<[string[], string, string | undefined]>([
  [['v1.9.0', 'v1.10.0', 'v1.10.0-rc.1'], '', 'v1.10.0'],
  [['1.2.3'], '', '1.2.3'],
  [['v1', 'v1.2', 'latest', 'release-1.2.3'], '', undefined],
  [['v2.0.0', 'svc/x/v1.4.0', 'svc/xy/v3.0.0'], 'svc/x/', 'v1.4.0'],
  [['v2.0.0', 'svc/x/v1.4.0'], '', 'v2.0.0'],
  [['v2.0.0'], 'svc/x/', undefined],
  [['1.0.0', 'v1.0.0'], '', 'v1.0.0'],
  [['v1.0.0', '1.0.0'], '', 'v1.0.0'],
])('of the tags %j with prefix %j the version is %j', (tags, prefix, expected) => {
  expect(highestTag(tags, prefix)).toBe(expected);
});

test.each([
  [join('/r'), '/r', ''],
  ['/r', join('/r', 'svc', 'x'), 'svc/x/'],
  ['/r', '/elsewhere', ''],
])('the prefix in %s of %s is %j', (root, dir, expected) => {
  expect(tagPrefix(root, dir)).toBe(expected);
});

test('SOURCE_DATE_EPOCH is a time or an error', () => {
  expect(sourceDate('0')).toBe('1970-01-01T00:00:00Z');
  expect(sourceDate(undefined)).toBeUndefined();
  for (const bad of ['now', '-1', '1.5', '999999999999', '1 ']) {
    expect(() => sourceDate(bad)).toThrow(expect.objectContaining({ name: 'UserError' }));
  }
});

describe('identify, in a real repository', () => {
  const read = async (
    dir: string,
    version = '',
    folder = '',
    over: Record<string, string> = {},
    path = 'example.com/r',
  ) => {
    const host = testHost({ env: { ...env, ...over } });
    const identity = await identify(
      version,
      await readRepository(dir, host),
      { dir: join(dir, folder), path },
      host,
    );
    return { ...identity, notices: host.log.notices };
  };

  test('takes a given version, the tag at HEAD, a describing one, or the pseudo-version', async () => {
    const dir = repositoryOf({ a: '' });
    const commit = git(dir, 'rev-parse', 'HEAD');
    expect(await read(dir)).toMatchObject({
      version: `v0.0.0-20261123080000-${commit.slice(0, 12)}`,
      commit,
      date: '2026-11-23T08:00:00Z',
      branch: 'main',
      dirty: false,
      notices: [],
    });
    git(dir, 'tag', 'v1.2.0');
    git(dir, 'tag', 'svc/x/v0.9.0');
    expect((await read(dir)).version).toBe('v1.2.0');
    expect((await read(dir, '', 'svc/x')).version).toBe('v0.9.0');
    expect((await read(dir, 'v7')).version).toBe('v7');
    git(dir, 'commit', '-q', '--allow-empty', '-m', 'second');
    git(dir, 'tag', 'v1');
    const short = git(dir, 'rev-parse', '--short', 'HEAD');
    expect((await read(dir)).version).toBe(`v1.2.0-1-g${short}`);
    expect((await read(dir, '', 'svc/x')).version).toBe(`v0.9.0-1-g${short}`);
    expect((await read(dir, '', 'svc/y')).version).toMatch(/^v0\.0\.0-2026/);
  });

  test('says of a shallow clone without tags that they may not have been fetched', async () => {
    const origin = repositoryOf({ a: '' }, 'v1.0.0');
    git(origin, 'commit', '-q', '--allow-empty', '-m', 'second');
    const dir = join(temporaryFolder(), 'clone');
    git(origin, 'clone', '-q', '--depth=1', '--no-tags', `file://${origin}`, dir);
    const identity = await read(dir);
    expect(identity.version).toMatch(/^v0\.0\.0-/);
    expect(identity.notices.join()).toContain('fetch-depth: 0');
  });

  test.each([
    ['example.com/r', 'v0.0.0-'],
    ['example.com/r/v4', 'v4.0.0-'],
    ['gopkg.in/r.v3', 'v3.0.0-'],
    ['example.com/r.v3', 'v0.0.0-'],
  ])('the pseudo-version of %s begins with %s, as Go has it', async (path, major) => {
    const { version } = await read(repositoryOf({ a: '' }), '', '', {}, path);
    expect(version.startsWith(`${major}20261123080000-`)).toBe(true);
  });

  test('dates by SOURCE_DATE_EPOCH where it is set', async () => {
    expect((await read(repositoryOf({ a: '' }), '', '', { SOURCE_DATE_EPOCH: '1' })).date).toBe(
      '1970-01-01T00:00:01Z',
    );
  });

  test('is devel without a repository, or without a commit', async () => {
    const host = testHost({ env });
    expect(await identify('', undefined, undefined, host)).toEqual({
      version: 'devel',
      commit: '',
      date: '',
      branch: '',
      dirty: false,
    });
    const empty = temporaryFolder();
    git(empty, 'init', '-q', '-b', 'main');
    expect(await read(empty)).toMatchObject({ version: 'devel', commit: '' });
  });
});
