import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { linkerFlags, setVariables, splitLinkerFlags } from '../../src/plan/ldflags.ts';
import { joinQuoted, splitQuoted } from '../../src/plan/quoted.ts';
import { settingsOf } from '../../src/plan/settings.ts';
import { isAtLeast } from '../../src/go/version.ts';

describe('splitQuoted reads as the go command does', () => {
  test.each<[string, string[] | undefined]>([
    ['', []],
    [' \t\n', []],
    ['-s -w', ['-s', '-w']],
    [`-X 'a.b=c d'`, ['-X', 'a.b=c d']],
    [`"-X a" b`, ['-X a', 'b']],
    [`a'b c'`, [`a'b`, `c'`]],
    [`'a'b`, ['a', 'b']],
    [`''`, ['']],
    [`-X 'open`, undefined],
    [`"`, undefined],
  ])('%j', (text, words) => {
    expect(splitQuoted(text)).toEqual(words);
  });

  test('and joinQuoted is undone by it, or says that a word cannot be written', () => {
    const word = fc.string({ unit: fc.constantFrom('a', ' ', '\t', '\n', "'", '"', '-', '=', 'ä', '\\') });
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const joined = joinQuoted(words);
        if (joined === undefined)
          expect(words.some((one) => one.includes("'") && one.includes('"'))).toBe(true);
        else expect(splitQuoted(joined)).toEqual(words);
      }),
    );
  });
});

describe('linker flags', () => {
  test('stand in order: given ones, strip, stamps, each quoted where it must be', () => {
    const stamps = [
      { variable: 'main.version', text: 'v1' },
      { variable: 'main.note', text: `it's new` },
    ];
    expect(linkerFlags(['-X', 'a.b=c d'], true, stamps)).toBe(
      `-X 'a.b=c d' -s -w -X main.version=v1 -X "main.note=it's new"`,
    );
    expect(linkerFlags([], false, [])).toBe('');
  });

  test('refuse a text with both kinds of quotes', () => {
    expect(() => linkerFlags([], true, [{ variable: 'main.a', text: `'"` }])).toThrow(
      /Input `stamp`: .*both kinds/,
    );
  });

  test.each([
    ['all=-s', /package pattern/],
    ['example.com/a=-s', /package pattern/],
    ["-X 'a", /not closed/],
  ])('of the user as %j are refused', (text, message) => {
    expect(() => splitLinkerFlags('ldflags', text)).toThrow(message);
  });

  test('tell which variables they set', () => {
    expect([...setVariables(['-X', 'main.a=1', '-X=main.b=2', '--X', 'c/d.e=f', '-s', '-X'])]).toEqual([
      'main.a',
      'main.b',
      'c/d.e',
      '',
    ]);
  });
});

describe('settingsOf', () => {
  test('takes the linker flags and tags out of GOFLAGS, of several the last, and keeps the rest as it must be quoted', () => {
    const GOFLAGS = `-mod=vendor '-ldflags=-X main.a=b' -tags=x "-tags=a b" '--ldflags=-s -w' '-gcflags=-N -l'`;
    expect(settingsOf({ GOFLAGS }, false)).toEqual({
      build: { GOFLAGS: `-mod=vendor '-gcflags=-N -l'` },
      fetch: {},
      ldflags: '-s -w',
      tags: ['a', 'b'],
    });
  });
  test.each(['-ldflags=-s', '-buildvcs=false', '-trimpath', '--trimpath=true -buildvcs', '-tags=a'])(
    'has no GOFLAGS where it is %s alone, which our own command line says',
    (GOFLAGS) => {
      expect(settingsOf({ GOFLAGS }, false).build).toEqual({});
    },
  );
  test('lets no credentials out', () => {
    const GOPROXY = 'https://me:secret@proxy.example.com/x,https://token@b.example.com|direct';
    expect(settingsOf({ GOPROXY, GOPRIVATE: 'example.com/*' }, false).fetch).toEqual({
      GOPROXY: 'https://proxy.example.com/x,https://b.example.com|direct',
      GOPRIVATE: 'example.com/*',
    });
  });
  test('lets a password with an @ or a slash not out either', () => {
    expect(JSON.stringify(settingsOf({ GOPROXY: 'https://me:se@cr/et@p.example.com' }, false))).not.toMatch(
      /se@|cr\/et|me:/,
    );
  });
  test('has the C settings with cgo alone, and leaves out what only this machine means', () => {
    const said = {
      CGO_CFLAGS: '-O3',
      GOFIPS140: 'latest',
      GOAMD64: 'v3',
      GOMODCACHE: '/x',
      GOWORK: '',
    };
    expect(settingsOf(said, false).build).toEqual({ GOFIPS140: 'latest' });
    expect(settingsOf({ ...said, GOWORK: 'off' }, true).build).toEqual({
      GOFIPS140: 'latest',
      CGO_CFLAGS: '-O3',
      GOWORK: 'off',
    });
  });
  test.each([
    ["'-ldflags=-s", /^GOFLAGS is "'-ldflags=-s", which has a quote that is not closed\. Mend it/],
    [`-gcflags='"x`, /both kinds of quotes\. Mend it/],
    ['-ldflags=all=-s', /^GOFLAGS -ldflags: .*leave "pattern=" out/],
    ['-v -buildmode=c-archive', /^GOFLAGS may not hold "-buildmode=c-archive".*accepted: -buildmode=default/],
  ])('refuses GOFLAGS=%s', (GOFLAGS, message) => {
    const attempt = () => settingsOf({ GOFLAGS }, false);
    expect(attempt).toThrow(message);
    expect(attempt).toThrow(expect.objectContaining({ name: 'UserError' }));
  });
});

test.each([
  ['1.27rc1', '1.27rc1', true],
  ['1.26.11', '1.27rc1', false],
  ['1.23rc1', '1.23', true],
  ['1.22.9', '1.23', false],
])('%s is at least %s: %j', (have, want, expected) => {
  expect(isAtLeast(have, want)).toBe(expected);
});
