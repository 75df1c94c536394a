import { describe, expect, test } from '@jest/globals';
import { judgeSupport } from '../../src/toolchain/support.ts';
import { parseVersion } from '../../src/go/version.ts';

const RELEASED = [
  '1.25.14',
  '1.26.10',
  '1.26.11',
  '1.27.3',
  '1.27.4',
  '1.28beta1',
  '1.28rc1',
  '1.28rc2',
  '1.26rc1',
];

function judged(version: string, released: readonly string[] = RELEASED): string {
  const parsed = parseVersion(version);
  if (parsed === undefined) throw new Error(`unreadable: ${version}`);
  return judgeSupport(parsed, released) ?? 'fine';
}

describe('support', () => {
  test.each(['1.27.4', '1.26.11', '1.28rc2', '1.28beta1', '1.27.5', '1.28.0'])('Go %s is fine', (version) => {
    expect(judged(version)).toBe('fine');
  });

  test.each(['1.25.14', '1.21.0', '1.25rc1'])(
    'Go %s is unsupported, and what is supported is named',
    (version) => {
      expect(judged(version)).toBe(
        `Go ${version} is no longer supported: only 1.27 and 1.26 get security fixes. Set \`go-version\` to one of these.`,
      );
    },
  );

  test.each([
    ['1.27.3', '1.27.4'],
    ['1.26.0', '1.26.11'],
    ['1.26rc1', '1.26.11'],
  ])('Go %s is behind Go %s', (version, newest) => {
    expect(judged(version)).toMatch(`Go ${version} is behind Go ${newest}`);
  });

  test('nothing is said from an empty list, or one of prereleases', () => {
    expect([judged('1.21.0', []), judged('1.21.0', ['1.28rc1'])]).toEqual(['fine', 'fine']);
  });
});
