import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { go, runGo } from '../../src/go/command.ts';
import type { GoVersion } from '../../src/go/version.ts';
import {
  compareVersions,
  goSpelling,
  isLanguageVersion,
  newestFirst,
  parseVersion,
  semverSpelling,
} from '../../src/go/version.ts';
import { testGo } from '../go.ts';
import { temporaryFolder, testHost } from '../host.ts';

function parsed(text: string): GoVersion {
  const version = parseVersion(text);
  if (version === undefined) throw new Error(`unreadable: ${text}`);
  return version;
}

describe('one version', () => {
  test.each([
    ['1.27.4', '1.27.4', '1.27.4'],
    ['go1.27.4', '1.27.4', '1.27.4'],
    ['1.27rc1', '1.27rc1', '1.27.0-rc.1'],
    ['go1.27rc1', '1.27rc1', '1.27.0-rc.1'],
    ['1.27.0-rc.1', '1.27rc1', '1.27.0-rc.1'],
    ['1.27.0-rc1', '1.27rc1', '1.27.0-rc.1'],
    ['1.18beta2', '1.18beta2', '1.18.0-beta.2'],
    ['1.21.0', '1.21.0', '1.21.0'],
    ['1.20', '1.20', '1.20.0'],
    ['1.20.0', '1.20', '1.20.0'],
  ])('%s is %s to Go and %s to the tool cache', (text, byGo, bySemver) => {
    expect(goSpelling(parsed(text))).toBe(byGo);
    expect(semverSpelling(parsed(text))).toBe(bySemver);
  });

  test.each([
    '',
    '1',
    'v1.27.4',
    '1.27.4rc1',
    '1.27.1-rc.1',
    '01.27',
    '1.027',
    '1.27.',
    '1.27-rc',
    '1.27.4-x',
    '1.27 ',
  ])('%j is none', (text) => {
    expect(parseVersion(text)).toBeUndefined();
  });

  test.each([
    ['1.27', true],
    ['1.21', true],
    ['1.20', false],
    ['1.27.0', false],
    ['1.27rc1', false],
  ])('%s is a language version: %s', (text, is) => {
    expect(isLanguageVersion(parsed(text))).toBe(is);
  });
});

test('newest first leaves out language versions, doubles and what cannot be read', () => {
  expect(
    newestFirst(['1.26rc1', '1.27', '1.27.4', 'go1.27.4', 'tip', '1.9', '1.10']).map(goSpelling),
  ).toEqual(['1.27.4', '1.26rc1', '1.10', '1.9']);
});

test('the order is that of go/version, asked of a real Go', async () => {
  const names = [
    '1.9',
    '1.10beta1',
    '1.10',
    '1.20rc1',
    '1.20',
    '1.20.1',
    '1.21',
    '1.21beta1',
    '1.21rc1',
    '1.21rc2',
  ];
  names.push('1.21rc10', '1.21.0', '1.21.13', '1.22', '1.27rc1', '1.27.0', '1.27.4', '2.0.0');
  const dir = temporaryFolder('order');
  const goNames = names.map((name) => `"go${name}"`).join(', ');
  writeFileSync(
    join(dir, 'order.go'),
    `package main
import "go/version"
func main() {
	names := []string{${goNames}}
	for _, a := range names {
		for _, b := range names {
			println(version.Compare(a, b))
		}
	}
}
`,
  );
  const host = testHost();
  const toolchain = await testGo();
  await go(toolchain, ['build', '-o', 'order.exe', 'order.go'], { cwd: dir, doing: 'build' }, host);

  const asked = await runGo({ go: join(dir, 'order.exe'), root: toolchain.root }, [], { cwd: dir }, host);
  const ours = names.flatMap((a) => names.map((b) => Math.sign(compareVersions(parsed(a), parsed(b)))));
  expect(ours).toEqual(asked.stderr.trim().split('\n').map(Number));
}, 60_000);
