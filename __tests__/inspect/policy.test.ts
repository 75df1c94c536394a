import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/errors.ts';
import { checkDirty, checkSizeBudget } from '../../src/inspect/policy.ts';
import { binary, goModule, main, repository } from './plans.ts';

const modified = (dirty: readonly string[]) =>
  binary(
    { main: main({ module: goModule({ repository: repository({ dirty }) }) }) },
    { 'vcs.modified': 'true' },
  );

describe('dirty', () => {
  test('warns with the files that made it so', () => {
    const said = checkDirty([modified(['b.go', 'a.go']), modified(['a.go'])], 'warn');
    expect(said).toContain('linux_amd64/r, linux_amd64/r: vcs.modified=true');
    expect(said?.split('\n').slice(1, -1)).toEqual(['  a.go', '  b.go']);
  });

  test('names ten files and counts the others', () => {
    const files = Array.from({ length: 25 }, (_, index) => `f${index}`);
    const lines = checkDirty([modified(files)], 'warn')?.split('\n') ?? [];
    expect(lines.filter((line) => line.startsWith('  f'))).toHaveLength(10);
    expect(lines).toContain('  and 15 more');
  });

  test('shows a file name with a line break on one line', () => {
    expect(checkDirty([modified(['a\n::error::x'])], 'warn')).toContain('"a\\n::error::x"');
  });

  test('fails when asked to', () => {
    const attempt = () => checkDirty([modified(['a.go'])], 'fail');
    expect(attempt).toThrow(UserError);
    expect(attempt).toThrow(/a\.go[\s\S]*set `dirty` to `warn` or `ignore`; it is `fail`/);
  });

  test('says nothing of clean binaries, nor when told to ignore', () => {
    expect(checkDirty([binary()], 'fail')).toBeUndefined();
    expect(checkDirty([modified(['a.go'])], 'ignore')).toBeUndefined();
  });
});

describe('size-budget', () => {
  const large = { path: 'linux_amd64/api', size: 25_000_001 };
  const parts = [
    { name: '.text', size: 11_000_000 },
    { name: 'net/http (code)', size: 900_000 },
  ];

  test('lets a binary of just that size pass', () => {
    expect(() => {
      checkSizeBudget({ ...large, size: 25_000_000 }, 25_000_000, []);
    }).not.toThrow();
  });

  test('refuses a larger one with its largest parts', () => {
    const attempt = () => {
      checkSizeBudget(large, 25_000_000, parts);
    };
    expect(attempt).toThrow(UserError);
    expect(attempt).toThrow(
      /^linux_amd64\/api is 25000001 bytes .* size-budget of 25000000 bytes .* by 1\.\nIts largest parts:\n {2}11\.00 MB {2}\.text\n {3}0\.90 MB {2}net\/http \(code\)\n/,
    );
  });
});
