import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/errors.ts';
import type { GoRequest } from '../../src/toolchain/request.ts';
import { parseRequest, parseVersionFile } from '../../src/toolchain/request.ts';
import { nearest, requireModuleGo, resolveVersion } from '../../src/toolchain/resolve.ts';
import { goSpelling, newestFirst, parseVersion } from '../../src/go/version.ts';

const TODAY = [
  '1.26rc1',
  '1.27.4',
  '1.27.3',
  '1.27rc2',
  '1.26.11',
  '1.26.0',
  '1.25.14',
  '1.20.14',
  '1.21.13',
  '1.27',
];
const CYCLE = [...TODAY, '1.28beta1', '1.28rc1', '1.28rc2'];
const BETA = [...TODAY, '1.28beta1'];

function asked(text: string): GoRequest {
  return parseRequest(text, { input: 'go-version', said: `input \`go-version\` "${text}"` });
}

function known(released: readonly string[] | undefined, installed: readonly string[] = []) {
  return { released, installed, noList: 'https://go.dev/dl/ cannot be reached' };
}

function requiring(version: string, moduleGo: string, text: string): () => void {
  const parsed = parseVersion(version);
  if (parsed === undefined) throw new Error(`unreadable: ${version}`);
  return () => {
    requireModuleGo(parsed, moduleGo, asked(text));
  };
}

describe('with the release list', () => {
  test.each([
    ['stable', TODAY, '1.27.4'],
    ['stable', CYCLE, '1.27.4'],
    ['oldstable', CYCLE, '1.26.11'],
    ['rc', CYCLE, '1.28rc2'],
    ['rc', TODAY, '1.27.4'], // the RC of a finished cycle is never chosen
    ['rc', BETA, '1.27.4'], // nor a beta
    ['rc', ['1.9.7', '1.26rc1'], '1.26rc1'],
    ['1.27', CYCLE, '1.27.4'],
    ['1.26.x', TODAY, '1.26.11'],
    ['1.26rc1', TODAY, '1.26rc1'],
    ['1.26.0-rc.1', TODAY, '1.26rc1'],
    ['1.26.0', TODAY, '1.26.0'],
    ['>=1.26 <1.27', TODAY, '1.26.11'],
    ['>=1.26', CYCLE, '1.27.4'], // a range takes a prerelease only when it names one of the same release
    ['>=1.28.0-rc.1', CYCLE, '1.28rc2'],
    ['>=1.28rc1', CYCLE, '1.28rc2'],
    ['^1.21', CYCLE, '1.27.4'],
  ])('%s among %j is %s', (text, released, expected) => {
    expect(goSpelling(resolveVersion(asked(text), known(released), 'stable').version)).toBe(expected);
  });

  test.each([
    ['go 1.26.0', TODAY, '1.26.11'],
    ['go 1.26', TODAY, '1.26.11'],
    ['go 1.26rc1', TODAY, '1.26.11'],
    ['go 1.28rc1', CYCLE, '1.28rc2'],
    ['go 1.26.0\ntoolchain go1.27.3', TODAY, '1.27.3'],
  ])('a go.mod with %j builds with %s', (text, released, expected) => {
    const request = parseVersionFile('go.mod', `module m\n${text}\n`);
    expect(goSpelling(resolveVersion(request, known(released), 'stable').version)).toBe(expected);
  });

  test('an RC that gives way to stable is said', () => {
    expect(resolveVersion(asked('rc'), known(TODAY), 'stable').notice).toMatch(
      /newer than Go 1\.27\.4.*`rc-fallback`/,
    );
    expect(resolveVersion(asked('rc'), known(CYCLE), 'stable').notice).toBeUndefined();
  });

  test.each([
    ['1.27.9', 'stable', /Go 1\.27\.9 .*`go-version` "1\.27\.9".*nearest that exist: 1\.27\.4\./],
    ['1.26.5', 'stable', /nearest that exist: 1\.26\.11, 1\.26\.0, 1\.27\.4\./],
    ['1.99.0', 'stable', /nearest that exist: 1\.27\.4\./],
    ['1.28', 'stable', /No Go matches.*"1\.28".*1\.28rc2, 1\.27\.4/],
    ['>=1.30', 'stable', /No Go matches.*Go 1\.27\.4/],
    ['<1.21', 'stable', /Go 1\.20\.14.*too old/],
  ] as const)('%s does not resolve', (text, fallback, message) => {
    const resolving = () => resolveVersion(asked(text), known(CYCLE), fallback);
    expect(resolving).toThrow(UserError);
    expect(resolving).toThrow(message);
  });

  test('`rc` fails without a release candidate where rc-fallback says so', () => {
    expect(() => resolveVersion(asked('rc'), known(TODAY), 'fail')).toThrow(
      /Go 1\.27\.4.*`rc-fallback` is "fail"/,
    );
    expect(goSpelling(resolveVersion(asked('rc'), known(CYCLE), 'fail').version)).toBe('1.28rc2');
  });

  test('an unlisted version that stands in the tool cache is good', () => {
    const choice = resolveVersion(asked('1.27.5'), known(TODAY, ['1.27.5']), 'stable');
    expect(goSpelling(choice.version)).toBe('1.27.5');
  });
});

describe('without the release list', () => {
  test('an exact version is taken at its word', () => {
    const choice = resolveVersion(asked('1.27.9'), known(undefined), 'stable');
    expect([goSpelling(choice.version), choice.warning]).toEqual(['1.27.9', undefined]);
  });

  test.each([
    ['stable', '1.27.3'],
    ['1.26', '1.26.0'],
    ['<1.27', '1.26.0'],
  ])('%s is the newest match in the tool cache, with a warning', (text, expected) => {
    const choice = resolveVersion(asked(text), known(undefined, ['1.26.0', '1.27.3', '1.28rc1']), 'stable');
    expect(goSpelling(choice.version)).toBe(expected);
    expect(choice.warning).toMatch(/cannot be reached.*tool cache/);
  });

  test('a floating version without a match says what was tried', () => {
    expect(() => resolveVersion(asked('1.25'), known(undefined, ['1.26.0']), 'stable')).toThrow(
      /"1\.25".*go\.dev\/dl\/ cannot be reached.*tool cache/,
    );
  });
});

test.each([
  ['1.27.4', '1.27.4'],
  ['1.27.4', '1.27'],
  ['1.28rc1', '1.28'],
  ['1.21.0', '1.13'],
  ['1.27.4', ''],
])('Go %s builds a module with the go line %j', (version, moduleGo) => {
  expect(requiring(version, moduleGo, 'stable')).not.toThrow();
});

test.each([
  ['1.26.11', '1.27'],
  ['1.26.11', '1.26.12'],
  ['1.28rc1', '1.28.0'],
])('Go %s is refused for the go line %s, and the input to change is named', (version, moduleGo) => {
  expect(requiring(version, moduleGo, '1.26')).toThrow(
    new RegExp(`Go ${moduleGo} or newer.*Go ${version} was chosen.*Set input \`go-version\``),
  );
});

test('the nearest of a version are its minor, its neighbours and stable', () => {
  const version = parseVersion('1.26.5');
  expect(version && nearest(version, newestFirst(CYCLE))).toEqual(['1.26.11', '1.26.0', '1.27.4']);
});
