import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/errors.ts';
import { checkDirty } from '../../src/plan/dirty.ts';
import { goModule, main, plan, repository } from '../inspect/plans.ts';

/** A plan of one main for each list of files that differ in its repository. */
const dirtyPlan = (...lists: (readonly string[])[]) =>
  plan({ mains: lists.map((dirty) => main({ module: goModule({ repository: repository({ dirty }) }) })) });

describe('dirty', () => {
  test('warns with the files that make it so, each once', () => {
    const said = checkDirty(dirtyPlan(['b.go', 'a.go'], ['a.go']), 'warn');
    expect(said).toContain('The binaries say vcs.modified=true');
    expect(said?.split('\n').slice(1, -1)).toEqual(['  a.go', '  b.go']);
  });

  test('names ten files and counts the others', () => {
    const files = Array.from({ length: 25 }, (_, index) => `f${index}`);
    const lines = checkDirty(dirtyPlan(files), 'warn')?.split('\n') ?? [];
    expect(lines.filter((line) => line.startsWith('  f'))).toHaveLength(10);
    expect(lines).toContain('  and 15 more');
  });

  test('shows a file name with a line break on one line', () => {
    expect(checkDirty(dirtyPlan(['a\n::error::x']), 'warn')).toContain('"a\\n::error::x"');
  });

  test('fails when asked to', () => {
    const attempt = () => checkDirty(dirtyPlan(['a.go']), 'fail');
    expect(attempt).toThrow(UserError);
    expect(attempt).toThrow(
      /would say vcs\.modified=true[\s\S]*a\.go[\s\S]*set `dirty` to warn or ignore; it is fail/,
    );
  });

  test('says nothing of a clean tree, of one that is not stamped, nor when told to ignore', () => {
    expect(checkDirty(dirtyPlan([]), 'fail')).toBeUndefined();
    expect(checkDirty({ ...dirtyPlan(['a.go']), stamped: false }, 'fail')).toBeUndefined();
    expect(checkDirty(dirtyPlan(['a.go']), 'ignore')).toBeUndefined();
  });
});
