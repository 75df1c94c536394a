import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/errors.ts';
import type { GoRequest } from '../../src/toolchain/request.ts';
import { parseRequest, parseVersionFile } from '../../src/toolchain/request.ts';
import { goSpelling } from '../../src/go/version.ts';

const ORIGIN = { input: 'go-version', said: 'input `go-version` "…"' } as const;

function short(request: GoRequest): string {
  switch (request.kind) {
    case 'exact':
      return `exact ${goSpelling(request.version)}`;
    case 'minor':
      return `minor ${request.minor}${request.atLeast ? ` from ${goSpelling(request.atLeast)}` : ''}`;
    case 'range':
      return `range ${request.range}`;
    default:
      return request.kind;
  }
}

describe('go-version', () => {
  test.each([
    ['stable', 'stable'],
    ['oldstable', 'oldstable'],
    ['rc', 'rc'],
    ['1.27.4', 'exact 1.27.4'],
    ['1.27rc1', 'exact 1.27rc1'],
    ['go1.27rc1', 'exact 1.27rc1'],
    ['1.27.0-rc.1', 'exact 1.27rc1'],
    ['1.27.0', 'exact 1.27.0'],
    ['1.27', 'minor 1.27'],
    ['go1.27', 'minor 1.27'],
    ['1.27.x', 'minor 1.27'],
    ['1.27.*', 'minor 1.27'],
    ['1.x', 'range >=1.0.0 <2.0.0-0'],
    ['>=1.26 <1.28', 'range >=1.26.0 <1.28.0-0'],
    ['~1.26.3', 'range >=1.26.3 <1.27.0-0'],
    ['>=go1.28rc1', 'range >=1.28.0-rc.1'],
  ])('%s is read as %s', (text, expected) => {
    expect(short(parseRequest(text, ORIGIN))).toBe(expected);
  });

  test.each(['latest', '1.27-rc', '1.27.4.1', '1.27.4.x', 'tip', '1.27rc', 'one'])(
    '%j is refused with what is accepted',
    (text) => {
      const reading = () => parseRequest(text, ORIGIN);
      expect(reading).toThrow(UserError);
      expect(reading).toThrow(/`go-version`.*accepted:.*1\.27rc1.*stable, oldstable or rc/);
    },
  );

  test.each(['1.20', '1.20.14', '1.20.x', '1.18beta1', '1.2'])('%s is too old to build with', (text) => {
    expect(() => parseRequest(text, ORIGIN)).toThrow(/too old.*1\.21 and newer/);
  });

  test('1.21 and its release candidates are new enough', () => {
    expect(short(parseRequest('1.21rc2', ORIGIN))).toBe('exact 1.21rc2');
  });
});

describe('go-version-file', () => {
  test.each([
    ['go.mod', 'module m\n\ngo 1.26.0\n\ntoolchain go1.27.4\n', 'exact 1.27.4'],
    ['go.mod', 'module m\ngo 1.26.0 // at least\n', 'minor 1.26 from 1.26.0'],
    ['go.mod', 'module m\r\ngo 1.26\r\n', 'minor 1.26 from 1.26'],
    ['go.mod', 'module m\ngo 1.26.0\ntoolchain default\n', 'minor 1.26 from 1.26.0'],
    ['go.mod', 'module m\n// go 1.25.0\ngo 1.28rc1\n', 'minor 1.28 from 1.28rc1'],
    ['svc/go.work', 'go 1.26.2\nuse (\n\t./a\n)\n', 'minor 1.26 from 1.26.2'],
    ['go.work', 'go 1.26.2\ntoolchain go1.28rc1\nuse ./a\n', 'exact 1.28rc1'],
    ['.go-version', '1.27.4\n', 'exact 1.27.4'],
    ['.go-version', '\n# ours\ngo1.27rc1 # the newest\n', 'exact 1.27rc1'],
    ['.go-version', '1.27', 'minor 1.27'],
    ['.tool-versions', 'nodejs 24.1.0\ngolang 1.27.4 1.26.0 # both\n', 'exact 1.27.4'],
    ['a/.tool-versions', '# golang 1.25.0\ngo\t1.26\n', 'minor 1.26'],
  ])('%s with %j means %s', (path, text, expected) => {
    expect(short(parseVersionFile(path, text))).toBe(expected);
  });

  test.each([
    ['go.mod', 'module m\n', /go\.mod .*names no Go version/],
    ['go.mod', 'module m\ngo 1.13\n', /"go 1\.13" in go\.mod.*too old/],
    ['go.mod', 'module m\ngo one\n', /"go one" in go\.mod.*accepted: go 1\.26.*Mend the line/],
    ['go.mod', 'module m\ngo 1.26\ntoolchain go1.27.4-ours\n', /"toolchain go1\.27\.4-ours" in go\.mod/],
    ['go.mod', 'module m\ngo 1.26\ntoolchain go1.20.1\n', /too old/],
    ['.go-version', '# nothing\n', /\.go-version .*names no Go version/],
    ['.go-version', 'latest\n', /"latest" in \.go-version.*accepted/],
    ['.tool-versions', 'nodejs 24.1.0\n', /golang 1\.27\.4/],
    ['versions.txt', '1.27.4', /accepted: a file named go\.mod, go\.work, \.go-version or \.tool-versions/],
  ])('%s with %j is refused', (path, text, message) => {
    const reading = () => parseVersionFile(path, text);
    expect(reading).toThrow(UserError);
    expect(reading).toThrow(message);
  });
});
