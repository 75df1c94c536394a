import { describe, expect, test } from '@jest/globals';
import { cleanPattern, parseList } from '../../src/plan/list.ts';
import { inParallel } from '../../src/plan/parallel.ts';
import { binaryName, selectMains } from '../../src/plan/packages.ts';
import { parseTarget } from '../../src/plan/targets.ts';

test.each([
  ['example.com/r', 'r'],
  ['example.com/r/v2', 'r'],
  ['example.com/r/v10', 'r'],
  ['example.com/r/v1', 'v1'],
  ['example.com/r/v0', 'v0'],
  ['example.com/r/v2x', 'v2x'],
  ['gopkg.in/r.v2', 'r.v2'],
  ['v2', 'v2'],
])('the binary of %s is called %s', (path, name) => {
  expect(binaryName(path)).toBe(name);
});

test.each([
  ['./...', false, './...'],
  ['./', false, '.'],
  ['.', false, '.'],
  ['./cmd/', false, './cmd'],
  ['./a/../b', false, './b'],
  ['../x', false, '../x'],
  ['example.com/r/...', false, 'example.com/r/...'],
  ['/abs/x/', false, '/abs/x'],
  ['.\\cmd\\a', true, './cmd/a'],
  ['C:/r/./x', true, 'C:\\r\\x'],
])('the pattern %s is, cleaned, as the go command reports it', (pattern, windows, expected) => {
  expect(cleanPattern(pattern, windows)).toBe(expected);
});

test('parseList reads one object after the other, with braces in their texts', () => {
  expect(parseList('')).toEqual([]);
  const objects = [{ ImportPath: 'a', Error: { Err: 'x\n}\n{' } }, { ImportPath: 'b' }];
  expect(parseList(objects.map((one) => JSON.stringify(one, null, '\t')).join('\n'))).toEqual(objects);
});

test('inParallel keeps the order and the limit', async () => {
  let running = 0;
  let most = 0;
  const results = await inParallel([30, 5, 10, 1], 2, async (ms) => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, ms));
    running--;
    return ms;
  });
  expect(results).toEqual([30, 5, 10, 1]);
  expect(most).toBe(2);
});

describe('selectMains', () => {
  const [linux, windows] = [parseTarget('linux/amd64'), parseTarget('windows/amd64')];
  const main = (path: string, ...Match: string[]) => ({
    ImportPath: path,
    Name: 'main',
    GoFiles: ['m.go'],
    Match,
  });
  const all = { include: ['./...'], exclude: [] };

  test('says what the constraints leave out where', () => {
    const { targets, left } = selectMains(
      all,
      [
        { target: linux, packages: [main('r/b', './...'), main('r/a', './...')] },
        { target: windows, packages: [main('r/a', './...')] },
      ],
      undefined,
    );
    expect(targets.map((one) => one.mains.map((it) => it.ImportPath))).toEqual([['r/a', 'r/b'], ['r/a']]);
    expect(left).toEqual(['r/b is left out of windows/amd64: its build constraints exclude it there.']);
  });

  test('leaves out what an exclusion matches, also where that is all that needs cgo', () => {
    const packages = [main('r/a', './...'), main('r/b', './...', './b')];
    const { targets } = selectMains(
      { include: ['./...'], exclude: ['./b', './c'] },
      [
        {
          target: linux,
          packages: [
            ...packages,
            { ImportPath: 'r/c', Match: ['./c'], IgnoredGoFiles: ['c.go'], Error: { Err: 'x' } },
          ],
        },
      ],
      { target: linux, packages: [...packages, main('r/c', './...', './c')] },
    );
    expect(targets[0]?.mains.map((it) => it.ImportPath)).toEqual(['r/a']);
  });

  test('refuses a name that differs from another in case alone', () => {
    const packages = [main('r/API', './...'), main('r/x/api', './...')];
    expect(() => selectMains(all, [{ target: linux, packages }], undefined)).toThrow(
      /API: r\/API, r\/x\/api\n/,
    );
  });

  test('names all that share a name at once, and counts what is more than can be read', () => {
    const paths = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].flatMap((name) => [`r/${name}`, `r/x/${name}`]);
    const packages = [...paths, ...[1, 2, 3, 4].map((n) => `r/${n}/a`)].map((path) => main(path, './...'));
    expect(() => selectMains(all, [{ target: linux, packages }], undefined)).toThrow(
      / {2}a: r\/1\/a, r\/2\/a, r\/3\/a, r\/4\/a, r\/a, and 1 more\n {2}b: r\/b, r\/x\/b\n[^]* {2}and 3 more names\n/,
    );
  });

  test('takes a package of tests alone for no main', () => {
    const packages = [{ ImportPath: 'r/t', Name: 'main', Match: ['./...'] }];
    expect(() => selectMains(all, [{ target: linux, packages }], undefined)).toThrow(/no package main/);
  });
});
