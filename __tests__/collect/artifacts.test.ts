import { expect, test } from '@jest/globals';
import { artifactOf } from '../../src/collect/artifacts.ts';
import { binary, commit } from '../inspect/plans.ts';

test.each<[string, Readonly<Record<string, string | undefined>>, string | null, boolean | null]>([
  ['a clean tree', {}, commit, false],
  ['a dirty one', { 'vcs.modified': 'true' }, commit, true],
  ['no repository', { 'vcs.revision': undefined, 'vcs.modified': undefined }, null, null],
])(
  'the record of a binary from %s has the revision that the binary says',
  (_, settings, revision, modified) => {
    expect(artifactOf(binary({}, settings))).toMatchObject({ revision, modified });
  },
);
