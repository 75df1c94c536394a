import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseDeclarations, readDeclarations } from '../../src/plan/declarations.ts';
import { checkLinked, decideStamps, fillTemplate } from '../../src/plan/stamp.ts';
import { testGo } from '../go.ts';
import { testHost } from '../host.ts';
import { writeTree } from '../module/tree.ts';

const identity = { version: 'v1', commit: 'abc', date: '2026-11-23T10:00:00Z', branch: '', dirty: false };
const fill = (template: string) => fillTemplate(template, identity, '1.27.4');

describe('fillTemplate', () => {
  test('fills every placeholder', () => {
    expect(fill('{{version}} {{ commit }}/{{date}}/{{branch}}/{{goVersion}} {x} $1')).toBe(
      'v1 abc/2026-11-23T10:00:00Z//1.27.4 {x} $1',
    );
  });
  test('does not take what a value holds for a placeholder', () => {
    expect(fillTemplate('{{branch}}', { ...identity, branch: '{{commit}}' }, '1.27.4')).toBe('{{commit}}');
  });
});

test.each([
  ['example.com/r/lib.V', undefined],
  ['main.V', undefined],
  [
    'example.com/r/alone.V',
    /^Input `stamp`: example\.com\/r\/alone\.V .*no main imports example\.com\/r\/alone/,
  ],
  ['example.com/none.V', /^Input `stamp`: example\.com\/none\.V does not exist: there is no package/],
])('a stamp of %s is held against the packages that are linked', (variable, message) => {
  const check = () => {
    checkLinked(
      { auto: false, lines: [{ variable, template: 'x' }] },
      ['example.com/r/lib', 'example.com/r/alone'],
      ['example.com/r', 'example.com/r/lib'],
    );
  };
  if (message === undefined) expect(check).not.toThrow();
  else expect(check).toThrow(message);
});

describe('decideStamps', () => {
  const declarations = parseDeclarations(
    [
      'r/a version string',
      'r/a commit other',
      'r/a date dynamic',
      'r/a branch string',
      'r/b version dynamic',
      'r/b branch string',
      'r/lib Commit string',
      'r/lib count other',
      'r/bad ! x.go:1:1: expected package',
      '',
    ].join('\n'),
  );
  const decide = (auto: boolean, lines: Record<string, string>, set: string[] = []) =>
    Object.fromEntries(
      decideStamps(
        { auto, lines: Object.entries(lines).map(([variable, template]) => ({ variable, template })) },
        ['r/a', 'r/b'],
        declarations,
        fill,
        new Set(set),
      ),
    );

  test.each([
    [['string', 'string'], 'string'],
    [['string', 'dynamic'], 'dynamic'],
    [['other', 'string'], 'other'],
  ])('a variable that is %j on two targets is %s', (kinds, expected) => {
    const found = parseDeclarations(kinds.map((kind) => `r/a version ${kind}\n`).join(''));
    expect(found.get('r/a')?.variables.get('version')).toBe(expected);
  });

  test('auto stamps only what the linker can set, and nothing that the user sets himself', () => {
    expect(decide(true, {})).toEqual({ 'r/a': [{ variable: 'main.version', text: 'v1' }], 'r/b': [] });
    expect(decide(true, {}, ['main.version'])).toEqual({ 'r/a': [], 'r/b': [] });
  });
  test('main means every main that has it, a path its own main, another path every main', () => {
    expect(decide(false, { 'main.branch': 'x', 'r/b.branch': 'y', 'r/lib.Commit': '{{commit}}' })).toEqual({
      'r/a': [
        { variable: 'main.branch', text: 'x' },
        { variable: 'r/lib.Commit', text: 'abc' },
      ],
      'r/b': [
        { variable: 'main.branch', text: 'y' },
        { variable: 'r/lib.Commit', text: 'abc' },
      ],
    });
  });
  test('a named variable overrides auto, and an empty text stamps nothing', () => {
    expect(decide(true, { 'r/a.version': 'mine' })['r/a']).toEqual([
      { variable: 'main.version', text: 'mine' },
    ]);
    expect(decide(false, { 'r/a.version': '{{branch}}' })['r/a']).toEqual([]);
  });
  test.each([
    ['main.nope', /main\.nope does not exist/],
    ['main.Version', /does not exist.*case-sensitive/],
    ['r/lib.nope', /r\/lib declares no/],
    ['r/none.version', /does not exist/],
    ['r/bad.version', /expected package/],
    ['r/a.commit', /is not a string/],
    ['r/lib.count', /is not a string/],
    ['r/a.date', /not a constant/],
    ['main.version', /in r\/b has an initialiser that is not a constant/],
    ['version', /is no variable/],
  ])('refuses %s', (variable, message) => {
    expect(() => decide(false, { [variable]: 'x' })).toThrow(message);
  });
});

describe('readDeclarations', () => {
  const sources = {
    'a.go': `package main
var version string
var (
	plain = "dev"
	joined = "a" + ("b") + named
	typed string = "x"
	converted = string("x")
	raw = \`var hidden = "x"\`
	both, second = "a", "b"
	number = 1
	compared = "a" == "b"
	list = []string{"a"}
	called = f()
	other = unknown.Constant
	named2 Text = "x"
	text = textual
	fromOther = elsewhere
	repeated = second2
	p, q = g()
)
const named = "n"
func f() string { var inner = "x"; return inner }
`,
    'b.go': `package main
type Text string
const textual Text = "t"
const (
	elsewhere = "e"
	first2 = "same"
	second2
)
// var commented = "x"
`,
    'broken.go': 'package main\nvar version = \n',
    'lib.go': 'package lib\n',
  };

  test.each(['1.27.4', '1.21.13'])(
    'asks go/parser what the linker can set (Go %s)',
    async (version) => {
      const dir = writeTree(sources);
      const file = (name: string) => join(dir, name);
      const found = await readDeclarations(
        [
          { package: 'r/a', files: [file('a.go'), file('b.go')] },
          { package: 'r/broken', files: [file('broken.go')] },
          { package: 'r/lib', files: [file('lib.go')] },
        ],
        ['version', 'plain'],
        await testGo(version),
        testHost({
          env: { ...process.env, GOOS: 'plan9', GOFLAGS: '-mod=vendor', GOWORK: '/nowhere/go.work' },
        }),
      );
      const kinds = Object.fromEntries(found.get('r/a')?.variables ?? []);
      const of = (kind: string) => Object.keys(kinds).filter((name) => kinds[name] === kind);
      expect(of('string')).toEqual([
        'version',
        'plain',
        'joined',
        'typed',
        'converted',
        'raw',
        'both',
        'second',
        'fromOther',
        'repeated',
      ]);
      expect(of('other')).toEqual(['number', 'compared', 'list', 'named2', 'text']);
      expect(of('dynamic')).toEqual(['called', 'other', 'p', 'q']);
      expect(Object.keys(kinds)).toHaveLength(19);
      expect(found.get('r/broken')?.unread).toContain('broken.go');
      // None of the names stands in it, so it was not asked about.
      expect(found.has('r/lib')).toBe(false);
    },
    180_000,
  );
});
