import { chownSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { trustEnvironment } from '../../src/module/git.ts';
import { readRepository, strangerAmong, webAddress } from '../../src/module/revision.ts';
import { temporaryFolder, testHost } from '../host.ts';
import { git, repositoryOf, writeTree } from './tree.ts';

/** Owners are numbers, but on Windows; and only root may give a file to another. */
const testOwners = process.platform === 'win32' ? test.skip : test;
const testRoot = process.getuid?.() === 0 ? test : test.skip;

describe('readRepository', () => {
  test('gives the commit, its time in UTC, the branch, and every tag at HEAD', async () => {
    const dir = repositoryOf({ 'a.txt': 'a' }, 'v1.0.0', 'svc/x/v2.0.0');
    git(dir, 'tag', '-a', 'v1.0.1', '-m', 'annotated');
    git(dir, 'branch', 'v9.9.9');
    mkdirSync(join(dir, 'deep', 'er'), { recursive: true });
    const repository = await readRepository(join(dir, 'deep', 'er'), testHost());
    expect(repository).toMatchObject({
      root: dir,
      gitDir: 'directory',
      commit: git(dir, 'rev-parse', 'HEAD'),
      date: '2026-11-23T08:00:00Z',
      branch: 'main',
      dirty: [],
      shallow: false,
      source: '',
      env: {},
    });
    expect([...(repository?.tags ?? [])].sort()).toEqual(['svc/x/v2.0.0', 'v1.0.0', 'v1.0.1']);
  });

  test('is none where there is no repository', async () => {
    expect(await readRepository(temporaryFolder(), testHost())).toBeUndefined();
  });

  test('names dirty files: changed, renamed, staged and untracked, with blanks and quotes, but not ignored ones', async () => {
    const dir = repositoryOf({
      'a b.txt': 'a',
      'old.txt': 'a long line\n',
      'ä.txt': '',
      '.gitignore': '*.log\n',
    });
    writeTree({ 'a b.txt': 'b', 'new dir/"x".txt': '', 'x.log': '' }, dir);
    renameSync(join(dir, 'old.txt'), join(dir, 'renamed.txt'));
    git(dir, 'add', 'old.txt', 'renamed.txt');
    writeFileSync(join(dir, 'ä.txt'), 'more');
    const repository = await readRepository(dir, testHost());
    expect([...(repository?.dirty ?? [])].sort()).toEqual(
      ['a b.txt', 'new dir/', 'old.txt', 'renamed.txt', 'ä.txt'].sort(),
    );
  });

  test('has no branch on a detached HEAD, but the one that a runner names', async () => {
    const dir = repositoryOf({ a: '' });
    git(dir, 'checkout', '-q', '--detach');
    expect((await readRepository(dir, testHost()))?.branch).toBe('');
    const runner = (env: Record<string, string>) =>
      testHost({ onRunner: true, env: { PATH: process.env.PATH, ...env } });
    const push = runner({ GITHUB_REF_TYPE: 'branch', GITHUB_REF_NAME: 'topic' });
    expect((await readRepository(dir, push))?.branch).toBe('topic');
    const tag = runner({ GITHUB_REF_TYPE: 'tag', GITHUB_REF_NAME: 'v1' });
    expect((await readRepository(dir, tag))?.branch).toBe('');
    const pull = runner({ GITHUB_HEAD_REF: 'theirs', GITHUB_REF_TYPE: 'branch', GITHUB_REF_NAME: '1/merge' });
    expect((await readRepository(dir, pull))?.branch).toBe('theirs');
  });

  test('knows a repository without a commit', async () => {
    const dir = writeTree({ a: '' });
    git(dir, 'init', '-q');
    expect(await readRepository(dir, testHost())).toMatchObject({
      commit: '',
      date: '',
      tags: [],
      dirty: ['a'],
    });
  });

  test('knows a shallow clone, and the address it came from without its credentials', async () => {
    const origin = repositoryOf({ a: '' });
    git(origin, 'commit', '-q', '--allow-empty', '-m', 'second');
    const dir = join(temporaryFolder(), 'clone');
    git(origin, 'clone', '-q', '--depth=1', `file://${origin}`, dir);
    git(dir, 'remote', 'set-url', 'origin', 'https://x:secret@example.com/o/r.git');
    expect(await readRepository(dir, testHost())).toMatchObject({
      shallow: true,
      source: 'https://example.com/o/r',
    });
  });

  test('knows a worktree and a submodule, each with its own commit', async () => {
    const dir = repositoryOf({ a: '' });
    const inner = repositoryOf({ b: 'b' });
    const worktree = join(temporaryFolder(), 'tree');
    git(dir, 'worktree', 'add', '-q', worktree);
    expect(await readRepository(worktree, testHost())).toMatchObject({
      root: worktree,
      gitDir: 'file',
      branch: 'tree',
    });
    git(dir, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'sub');
    expect(await readRepository(join(dir, 'sub'), testHost())).toMatchObject({
      root: join(dir, 'sub'),
      gitDir: 'file',
      commit: git(inner, 'rev-parse', 'HEAD'),
    });
  });

  // git's own switch for its tests makes every checkout another user's, so this needs no root. Windows cannot tell whose.
  testOwners(
    'trusts a checkout that another user owns, in the environment alone, beside what is there',
    async () => {
      const dir = repositoryOf({ a: '' });
      const home = temporaryFolder();
      const before = {
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'core.quotePath',
        GIT_CONFIG_VALUE_0: 'false',
      };
      const host = testHost({
        env: { ...process.env, ...before, HOME: home, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' },
      });
      const repository = await readRepository(dir, host);
      expect(repository?.commit).toBe(git(dir, 'rev-parse', 'HEAD'));
      expect(repository?.env).toEqual({
        GIT_CONFIG_COUNT: '4',
        GIT_CONFIG_KEY_1: 'safe.directory',
        GIT_CONFIG_VALUE_1: dir,
        GIT_CONFIG_KEY_2: 'safe.directory',
        GIT_CONFIG_VALUE_2: `${dir}/*`,
        GIT_CONFIG_KEY_3: 'core.fsmonitor',
        GIT_CONFIG_VALUE_3: 'false',
      });
      expect(git(home, 'config', '--file', join(dir, '.git', 'config'), '--list')).not.toContain('safe');
    },
  );

  describe('of a repository of a stranger, found in a folder above,', () => {
    /** A checkout of one user in a folder with another's `.git`, whose monitor leaves a mark when git runs it. */
    const nested = (owners: { repository: number; work: number }) => {
      const dir = repositoryOf({ 'work/a': '' });
      const commit = git(dir, 'rev-parse', 'HEAD');
      const mark = join(temporaryFolder(), 'mark');
      git(dir, 'config', 'core.fsmonitor', `touch ${mark}; false`);
      for (const path of [dir, join(dir, '.git')]) chownSync(path, owners.repository, 0);
      chownSync(join(dir, 'work'), owners.work, 0);
      const ask = (buildvcs: boolean) => {
        const host = testHost({ env: { ...process.env, HOME: temporaryFolder() } });
        const workingDirectory = join(dir, 'work');
        return { host, read: readRepository(workingDirectory, host, { workingDirectory, buildvcs }) };
      };
      return { dir, commit, mark, ask };
    };

    testRoot('says whose it is and how to trust it, and runs nothing of it', async () => {
      const { dir, mark, ask } = nested({ repository: 1002, work: 1001 });
      await expect(ask(true).read).rejects.toThrow(
        expect.objectContaining({
          name: 'UserError',
          message: expect.stringMatching(
            new RegExp(
              `${dir} belongs to user 1002, the folder ${dir}/work to user 1001, and we are user 0[^]*` +
                `git config --global --add safe.directory ${dir}\n[^]*\`buildvcs\` to false`,
            ),
          ),
        }),
      );
      expect(existsSync(mark)).toBe(false);
    });

    testRoot('with buildvcs: false goes on without it, and says so', async () => {
      const { mark, ask } = nested({ repository: 1002, work: 1001 });
      const { host, read } = ask(false);
      expect(await read).toBeUndefined();
      expect(host.log.notices.join()).toMatch(/belongs to user 1002.*not read/);
      expect(existsSync(mark)).toBe(false);
    });

    testRoot('reads it where the same user owns the working directory, and runs no monitor', async () => {
      const { commit, mark, ask } = nested({ repository: 1001, work: 1001 });
      expect((await ask(true).read)?.commit).toBe(commit);
      expect(existsSync(mark)).toBe(false);
    });
  });

  test('says which folder and owner when git cannot read the repository at all', async () => {
    const dir = repositoryOf({ a: '' });
    writeFileSync(join(dir, '.git', 'HEAD'), 'rubbish');
    await expect(readRepository(dir, testHost())).rejects.toThrow(
      expect.objectContaining({
        name: 'UserError',
        message: expect.stringMatching(new RegExp(`${dir}, owned by user \\d+`)),
      }),
    );
  });

  test('goes on with a notice where there is no git', async () => {
    const dir = repositoryOf({ a: '' });
    const host = testHost({ env: { PATH: temporaryFolder() } });
    expect(await readRepository(dir, host)).toBeUndefined();
    expect(host.log.notices.join()).toContain('no git on PATH');
  });

  test("is not misled by a user's log settings", async () => {
    const dir = repositoryOf({ a: '' }, 'v1.0.0');
    git(dir, 'config', 'log.excludeDecoration', 'refs/tags/*');
    git(dir, 'config', 'log.showSignature', 'true');
    expect((await readRepository(dir, testHost()))?.tags).toEqual(['v1.0.0']);
  });
});

test.each<[string, number[], number, number, number | undefined]>([
  ['all ours', [0, 0], 0, 0, undefined],
  ["all the working directory's owner's, as a container's root finds it", [1000, 1000], 1000, 0, undefined],
  ['a folder of ours that holds their checkout', [0, 1000], 1000, 0, undefined],
  ["a stranger's in a folder above", [0, 1002], 1000, 1000, 0],
  ["a stranger's .git in a folder of ours", [1000, 1002], 1000, 1000, 1002],
  ["a stranger's folder with a .git of ours", [1002, 1000], 1000, 1000, 1002],
])('of the owners, %s: %j', (_, owners, work, us, stranger) => {
  expect(strangerAmong(owners, work, us)).toBe(stranger);
});

describe('webAddress', () => {
  test.each([
    ['https://github.com/o/r.git', 'https://github.com/o/r'],
    ['https://user:token@github.com/o/r', 'https://github.com/o/r'],
    ['https://git.example.com:8443/o/r.git/?a=b#c', 'https://git.example.com:8443/o/r'],
    ['git@github.com:o/r.git', 'https://github.com/o/r'],
    ['github.com:o/r', 'https://github.com/o/r'],
    ['ssh://git@example.com:2222/o/r.git', 'https://example.com/o/r'],
    ['git://example.com/o/r', 'https://example.com/o/r'],
    ['/srv/git/r.git', ''],
    ['../r', ''],
    ['C:\\git\\r', ''],
    ['file:///srv/r.git', ''],
    ['', ''],
  ])('of %s is %j', (remote, expected) => {
    expect(webAddress(remote)).toBe(expected);
  });
});

test('trustEnvironment adds nothing where nothing must be trusted', () => {
  expect(trustEnvironment([], { GIT_CONFIG_COUNT: '1' })).toEqual({});
});
