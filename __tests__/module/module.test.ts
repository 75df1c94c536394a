import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { largest, readModule } from '../../src/module/module.ts';
import { temporaryFolder, testHost } from '../host.ts';
import { git, repositoryOf, writeTree } from './tree.ts';

const mod = (path: string, rest = 'go 1.26\n') => `module ${path}\n${rest}`;

describe('readModule', () => {
  test('reads a module from a folder below its root', async () => {
    const dir = repositoryOf({
      'go.mod': mod('example.com/r', 'go 1.26.0\ntoolchain go1.27.4\n'),
      'cmd/a/main.go': '',
    });
    const module = await readModule(join(dir, 'cmd', 'a'), testHost());
    expect(module).toMatchObject({
      kind: 'module',
      dir: join(dir, 'cmd', 'a'),
      root: dir,
      go: '1.26.0',
      toolchain: '1.27.4',
      vendored: false,
    });
    expect(module.modules).toMatchObject([{ dir, path: 'example.com/r' }]);
    expect(module.repository?.root).toBe(dir);
  });

  test('takes a relative folder from the host, and resolves links', async () => {
    const dir = writeTree({ 'real/go.mod': mod('example.com/r'), 'real/vendor/modules.txt': '' });
    symlinkSync(join(dir, 'real'), join(dir, 'link'));
    const module = await readModule('link', testHost({ cwd: dir }));
    expect(module).toMatchObject({
      dir: join(dir, 'real'),
      root: join(dir, 'real'),
      vendored: true,
      repository: undefined,
    });
  });

  const workspace = () => {
    const dir = repositoryOf({
      'go.work': 'go 1.25\ntoolchain go1.27.1\nuse (\n./b\n./a\n)\n',
      'a/go.mod': mod('example.com/a', 'go 1.26.1\n'),
      'b/go.mod': mod('example.com/b', ''),
    });
    git(dir, 'init', '-q', join(dir, 'b'));
    return dir;
  };

  test('reads a workspace, each module with its own repository, and the largest go line', async () => {
    const dir = workspace();
    const module = await readModule(join(dir, 'a'), testHost());
    expect(module).toMatchObject({
      kind: 'workspace',
      dir: join(dir, 'a'),
      root: dir,
      go: '1.26.1',
      toolchain: '1.27.1',
    });
    expect(module.modules.map((one) => [one.path, one.repository?.root])).toEqual([
      ['example.com/b', join(dir, 'b')],
      ['example.com/a', dir],
    ]);
    // Read once: the very same object.
    expect(module.modules[1]?.repository).toBe(module.repository);
  });

  test('obeys GOWORK', async () => {
    const dir = workspace();
    const off = testHost({ env: { ...process.env, GOWORK: 'off' } });
    expect(await readModule(join(dir, 'a'), off)).toMatchObject({ kind: 'module', root: join(dir, 'a') });
    const elsewhere = writeTree({ 'my.work': `go 1.26\nuse ${join(dir, 'a')}\n` });
    const named = testHost({ env: { ...process.env, GOWORK: join(elsewhere, 'my.work') } });
    expect(await readModule(join(dir, 'a'), named)).toMatchObject({ kind: 'workspace', root: elsewhere });
    const missing = testHost({ env: { ...process.env, GOWORK: join(elsewhere, 'no.work') } });
    await expect(readModule(dir, missing)).rejects.toThrow('GOWORK');
  });

  test('names the modules below when the folder has none', async () => {
    const dir = writeTree({
      'svc/x/go.mod': mod('example.com/x'),
      'tools/go.mod': mod('example.com/t'),
      'vendor/v/go.mod': '',
    });
    mkdirSync(join(dir, '.hidden'));
    await expect(readModule(dir, testHost())).rejects.toThrow(
      expect.objectContaining({
        name: 'UserError',
        message: expect.stringMatching(/no go\.mod or go\.work.*tools, svc\/x:/),
      }),
    );
  });

  test.each<[string, Record<string, string>, string, RegExp]>([
    ['a folder that is missing', {}, 'nope', /Input `working-directory`: .*nope is not a folder/],
    ['a folder without any module', { 'a.txt': '' }, '.', /go mod init/],
    ['a file in place of a folder', { 'go.mod': mod('example.com/r') }, 'go.mod', /is not a folder/],
    ['a go.mod without a module line', { 'go.mod': 'go 1.26\n' }, '.', /no "module" line/],
    ['a workspace that uses nothing', { 'go.work': 'go 1.26\n' }, '.', /uses no module/],
    ['a workspace that uses a missing folder', { 'go.work': 'use ./gone\n' }, '.', /gone.*dropuse/s],
  ])('refuses %s', async (_, files, folder, message) => {
    const cwd = writeTree(files, temporaryFolder());
    await expect(readModule(folder, testHost({ cwd }))).rejects.toThrow(
      expect.objectContaining({ name: 'UserError', message: expect.stringMatching(message) }),
    );
  });
});

test.each([
  [['1.21', '1.21rc2'], '1.21rc2'],
  [['1.21.0', '1.21rc2', ''], '1.21.0'],
  [['1.9', '1.10'], '1.10'],
  [['', ''], ''],
])('the largest of %j is %j', (lines, expected) => {
  expect(largest(lines)).toBe(expected);
});
