import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { claimOutputDir } from '../../src/collect/output-dir.ts';
import { isInside } from '../../src/paths.ts';
import { placeFailure, placeOutput, type OutputFile } from '../../src/collect/place.ts';
import { temporaryFolder } from '../host.ts';
import { treeOf } from '../modules.ts';

let root: string;
let module: string;
beforeEach(() => {
  root = temporaryFolder('output');
  module = join(root, 'svc');
  mkdirSync(module);
});

function record(files: readonly string[]): string {
  return JSON.stringify({
    schema: 1,
    shipGo: '0',
    files: Object.fromEntries(files.map((file) => [file, ''])),
  });
}

function run(texts: Readonly<Record<string, string>>): OutputFile[] {
  return [
    ...Object.entries(texts).map(([path, text]) => ({ path, text })),
    { path: 'ship-go.json', text: record(Object.keys(texts)) },
  ];
}

describe('a folder is taken', () => {
  test('that does not exist, and it is not made yet', async () => {
    expect(await claimOutputDir('dist', module, root)).toEqual({ path: join(module, 'dist'), previous: [] });
    expect(existsSync(join(module, 'dist'))).toBe(false);
  });

  test('that is empty, or beside the module but inside the boundary', async () => {
    mkdirSync(join(root, 'out'));
    expect((await claimOutputDir('../out', module, root)).path).toBe(join(root, 'out'));
    expect((await claimOutputDir(join(root, 'out'), module, root)).path).toBe(join(root, 'out'));
  });

  test('that holds a record of ours, whose files it may replace', async () => {
    mkdirSync(join(module, 'dist'));
    writeFileSync(join(module, 'dist/ship-go.json'), record(['a/b']));
    expect((await claimOutputDir('dist', module, root)).previous).toEqual(['a/b', 'ship-go.json']);
  });
});

describe('a folder is refused', () => {
  const filled = (name: string, files: Record<string, string>) => {
    mkdirSync(join(module, name), { recursive: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(join(module, name, file), text);
  };

  test.each<[string, Record<string, string>, RegExp]>([
    [
      'with somebody else’s files',
      { 'index.html': '' },
      /holds no ship-go\.json \(it has index\.html…\).*output-dir: build\/ship-go/,
    ],
    ['with a ship-go.json that is not ours', { 'ship-go.json': '{}' }, /not written by ship-go/],
    ['with a ship-go.json that is not JSON', { 'ship-go.json': '{' }, /not written by ship-go/],
    [
      'with a record whose files climb out',
      { 'ship-go.json': record(['../main.go']) },
      /not written by ship-go/,
    ],
    [
      'with a record of absolute paths',
      { 'ship-go.json': record(['/etc/passwd']) },
      /not written by ship-go/,
    ],
  ])('%s', async (_, files, message) => {
    filled('dist', files);
    await expect(claimOutputDir('dist', module, root)).rejects.toThrow(message);
  });

  test.each<[string, string, RegExp]>([
    ['outside the boundary', '../../out', /lies outside/],
    ['the sources themselves', '.', /holds the sources/],
    ['a parent of the sources', '..', /holds the sources/],
    ['git’s own', '../.git/out', /git’s own/],
  ])('%s', async (_, folder, message) => {
    await expect(claimOutputDir(folder, module, root)).rejects.toThrow(message);
  });

  test('that is a file', async () => {
    writeFileSync(join(module, 'dist'), '');
    await expect(claimOutputDir('dist', module, root)).rejects.toThrow(
      /cannot be used as a folder \(ENOTDIR\)/,
    );
  });

  test.each(['dist', 'dist/deep/er'])('where a link leads out: %s', async (folder) => {
    symlinkSync(temporaryFolder('elsewhere'), join(module, 'dist'));
    await expect(claimOutputDir(folder, module, root)).rejects.toThrow(/symbolic link leads out/);
  });

  test.each<[string, string, RegExp]>([
    ['the sources', '.', /holds the sources/],
    ['git’s own folder', '../.git/refs', /git’s own/],
  ])('where a link leads to %s', async (_, target, message) => {
    mkdirSync(join(root, '.git/refs'), { recursive: true });
    symlinkSync(join(module, target), join(module, 'dist'), 'junction');
    writeFileSync(join(module, 'ship-go.json'), record(['main.go']));
    await expect(claimOutputDir('dist', module, root)).rejects.toThrow(message);
  });

  test('where a link leads to nowhere', async () => {
    symlinkSync(join(root, '..', 'not-there'), join(module, 'dist'));
    await expect(claimOutputDir('dist', module, root)).rejects.toThrow(/symbolic link leads out/);
  });
});

test.each([
  ['/a', '/a', true],
  ['/a', '/a/b', true],
  ['/a', '/ab', false],
  ['/a/b', '/a', false],
  ['/a', '/a/..b', true],
])('isInside(%s, %s) is %s', (folder, path, expected) => {
  expect(isInside(folder, path)).toBe(expected);
});

describe('placing', () => {
  test('writes texts and moves binaries, which can be run', async () => {
    const compiled = join(temporaryFolder('compiled'), 'api');
    writeFileSync(compiled, 'binary');
    const dir = await claimOutputDir('dist', module, root);
    await placeOutput(dir, [...run({ 'a.txt': 'A' }), { path: 'linux_amd64/api', from: compiled }]);
    expect(readFileSync(join(dir.path, 'linux_amd64/api'), 'utf8')).toBe('binary');
    expect(statSync(join(dir.path, 'linux_amd64/api')).mode & 0o777).toBe(0o755);
    expect(readdirSync(dir.path).sort()).toEqual(['a.txt', 'linux_amd64', 'ship-go.json']);
  });

  test('replaces what the run before left, deletes what it alone wrote, and keeps a user’s file', async () => {
    const first = await claimOutputDir('dist', module, root);
    await placeOutput(first, run({ 'old/gone': '1', 'kept/ours': '1', same: '1' }));
    writeFileSync(join(first.path, 'kept/mine'), 'mine');
    const second = await claimOutputDir('dist', module, root);
    await placeOutput(second, run({ same: '2' }));
    expect(readFileSync(join(second.path, 'same'), 'utf8')).toBe('2');
    expect(readdirSync(second.path).sort()).toEqual(['kept', 'same', 'ship-go.json']);
    expect(readdirSync(join(second.path, 'kept'))).toEqual(['mine']);
  });

  test('never replaces a file that is not ours, and then changes nothing', async () => {
    const first = await claimOutputDir('dist', module, root);
    await placeOutput(first, run({ a: '1' }));
    writeFileSync(join(first.path, 'Dockerfile'), 'mine');
    const second = await claimOutputDir('dist', module, root);
    await expect(placeOutput(second, run({ a: '2', Dockerfile: 'ours' }))).rejects.toThrow(
      /Dockerfile was not written by ship-go/,
    );
    expect(readFileSync(join(first.path, 'a'), 'utf8')).toBe('1');
    expect(readFileSync(join(first.path, 'Dockerfile'), 'utf8')).toBe('mine');
    expect(readdirSync(first.path).sort()).toEqual(['Dockerfile', 'a', 'ship-go.json']);
  });

  test('a failure on the way leaves no folder where there was none', async () => {
    const dir = await claimOutputDir('deep/dist', module, root);
    await expect(placeOutput(dir, [{ path: 'a', from: join(root, 'not-there') }])).rejects.toThrow();
    expect(readdirSync(module)).toEqual([]);
  });

  test('what a killed run left waiting is deleted, and a folder it had begun to fill is known again', async () => {
    const dir = await claimOutputDir('dist', module, root);
    await placeOutput(dir, run({ a: '1' }));
    mkdirSync(join(dir.path, '.ship-go-incoming-1/x'), { recursive: true });
    // As a run that is killed between two renames leaves it: the interim record owns old and new.
    writeFileSync(join(dir.path, 'ship-go.json'), record(['a', 'b']));
    writeFileSync(join(dir.path, 'b'), 'half');
    await placeOutput(await claimOutputDir('dist', module, root), run({ b: '2' }));
    expect(readdirSync(dir.path).sort()).toEqual(['b', 'ship-go.json']);
  });

  describe('follows no symbolic link inside the folder:', () => {
    const linked = async (record: string, link: string) => {
      const elsewhere = temporaryFolder('elsewhere');
      writeFileSync(join(elsewhere, 'victim'), 'precious');
      mkdirSync(join(module, 'dist'));
      writeFileSync(join(module, 'dist/ship-go.json'), record);
      symlinkSync(elsewhere, join(module, 'dist', link), 'junction');
      return { elsewhere, dir: await claimOutputDir('dist', module, root) };
    };

    test('what a record lists behind one is not deleted', async () => {
      const { elsewhere, dir } = await linked(record(['x/victim']), 'x');
      await placeOutput(dir, run({ a: '1' }));
      expect(readFileSync(join(elsewhere, 'victim'), 'utf8')).toBe('precious');
      expect(readdirSync(dir.path).sort()).toEqual(['a', 'ship-go.json', 'x']);
    });

    test.each([[[]], [['linux_amd64/api', 'linux_amd64/victim']]])(
      'nothing is written behind one, whatever the record lists: %j',
      async (listed) => {
        const { elsewhere, dir } = await linked(record(listed), 'linux_amd64');
        await expect(placeOutput(dir, run({ a: '1', 'linux_amd64/api': '1' }))).rejects.toThrow(
          /dist.linux_amd64 is a symbolic link/,
        );
        expect(readdirSync(elsewhere)).toEqual(['victim']);
        expect(readdirSync(dir.path).sort()).toEqual(['linux_amd64', 'ship-go.json']);
        expect(readFileSync(join(dir.path, 'ship-go.json'), 'utf8')).toBe(record(listed));
      },
    );

    test('one in place of what a killed run left waiting is deleted, and not what it leads to', async () => {
      const { elsewhere, dir } = await linked(record([]), `.ship-go-incoming-${process.pid}`);
      await placeOutput(dir, run({ a: '1' }));
      expect(readFileSync(join(elsewhere, 'victim'), 'utf8')).toBe('precious');
      expect(readdirSync(dir.path).sort()).toEqual(['a', 'ship-go.json']);
    });

    test('one in place of a file of ours is kept, and is an error where a file of ours belongs', async () => {
      const { elsewhere, dir } = await linked(record(['old', 'b']), 'old');
      await placeOutput(dir, run({ a: '1' }));
      symlinkSync(join(elsewhere, 'victim'), join(dir.path, 'b'));
      await expect(placeOutput(dir, run({ b: '1' }))).rejects.toThrow(/dist.b is a symbolic link/);
      expect(readFileSync(join(elsewhere, 'victim'), 'utf8')).toBe('precious');
      expect(readdirSync(dir.path).sort()).toEqual(['a', 'b', 'old', 'ship-go.json']);
    });
  });

  // A name that comes twice is a rename that fails in the middle, on every system and for root too.
  test.each<[string, string[], Record<string, string>]>([
    ['a first run', [], {}],
    ['a later run', ['a', 'old/gone'], { a: '1', 'old/gone': '1' }],
  ])('a rename that fails in %s leaves all as it was', async (_, before, texts) => {
    if (before.length > 0) await placeOutput(await claimOutputDir('dist', module, root), run(texts));
    const was = treeOf(module);
    const files = run({ a: '2', 'new/b': '2' });
    await expect(
      placeOutput(await claimOutputDir('dist', module, root), [...files.slice(0, 2), ...files]),
    ).rejects.toThrow(/ENOENT/);
    expect(treeOf(module)).toEqual(was);
  });
});

test.each<[string, boolean, RegExp]>([
  ['EBUSY', true, /dist cannot be written \(EBUSY: locked\)\. It was left as it was\./],
  ['EACCES', false, /\(EACCES: locked\)\. Only some of its files were replaced: run again/],
  ['ENOSPC', true, /disk is full: .*dist.* It was left as it was\. Free some space/],
])('%s while placing, all taken back: %s', (code, restored, message) => {
  const failure = placeFailure('/w/dist', Object.assign(new Error('locked'), { code }), restored);
  expect(failure).toMatchObject({ name: 'UserError', message: expect.stringMatching(message) });
});

test('what is no failure of the disk is thrown as it is', () => {
  const bug = new TypeError('bug');
  expect(placeFailure('/w/dist', bug, true)).toBe(bug);
});
