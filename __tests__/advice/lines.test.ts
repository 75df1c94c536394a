import { describe, expect, test } from '@jest/globals';
import { judgeGo, judgeStamp } from '../../src/advice/build.ts';
import { judgeLinkage, judgePostmortem, judgeSize, kindsOf, sumByModule } from '../../src/advice/file.ts';
import type { BuildInfo } from '../../src/inspect/buildinfo.ts';

const RELEASED = { versions: ['1.27.4', '1.27.3', '1.26.11', '1.25.9', '1.28rc1'] };

test.each<[string | undefined, typeof RELEASED | { reason: string }, string, RegExp]>([
  ['go1.27.4', RELEASED, 'pass', /built with go1\.27\.4/],
  ['go1.27.4 X:jsonv2', RELEASED, 'pass', /X:jsonv2/],
  ['go1.26.11', RELEASED, 'pass', /./],
  ['go1.28rc1', RELEASED, 'pass', /./],
  ['go1.27.3', RELEASED, 'advice', /1\.27\.4/],
  ['go1.25.9', RELEASED, 'advice', /no longer supported/],
  ['go1.27.4', { reason: 'no list today' }, 'unknown', /no list today/],
  ['devel go1.28-0123456789', RELEASED, 'unknown', /no release/],
  [undefined, RELEASED, 'unknown', /does not name/],
])('a binary of %s is judged by the releases: %j gives %s', (GoVersion, releases, verdict, said) => {
  const judged = judgeGo(GoVersion === undefined ? {} : { GoVersion }, releases);
  expect(judged.verdict).toBe(verdict);
  expect(`${judged.evidence} ${judged.advice}`).toMatch(said);
});

describe('stamped', () => {
  const commit = '0123456789abcdef0123456789abcdef01234567';
  const Settings = [
    { Key: 'vcs.revision', Value: commit },
    { Key: 'vcs.modified', Value: 'false' },
  ];
  const dep = { Path: 'a.com/b', Version: 'v1.0.0', Sum: 'h1:x=' };
  test.each<[string, BuildInfo, string, RegExp]>([
    [
      'a commit, clean, and sums',
      { Main: { Path: 'm', Version: 'v1.2.3' }, Deps: [dep], Settings },
      'pass',
      /v1\.2\.3, commit 0123456789ab; clean; 1 dep/,
    ],
    [
      'the same below the repository’s root',
      { Main: { Path: 'm', Version: '(devel)' }, Settings },
      'pass',
      /no dependencies/,
    ],
    [
      'go install of a version',
      { Main: { Path: 'm', Version: 'v1.2.3', Sum: 'h1:x=' }, Deps: [dep] },
      'pass',
      /own sum/,
    ],
    ['no commit', { Main: { Path: 'm', Version: '(devel)' }, Deps: [dep] }, 'advice', /no commit/],
    ['a version without a sum', { Main: { Path: 'm', Version: 'v1.2.3' } }, 'advice', /no commit/],
    ['nothing at all', {}, 'advice', /no version; no commit/],
    [
      'a changed tree',
      {
        Settings: [
          { Key: 'vcs.revision', Value: commit },
          { Key: 'vcs.modified', Value: 'true' },
        ],
      },
      'advice',
      /differed/,
    ],
    [
      'a module replaced by a folder',
      { Deps: [{ ...dep, Replace: { Path: '../b' } }], Settings },
      'unknown',
      /a\.com\/b => \.\.\/b/,
    ],
    [
      'a module replaced by another',
      { Deps: [{ Path: 'a.com/b', Replace: { ...dep, Path: 'a.com/c' } }], Settings },
      'pass',
      /./,
    ],
    [
      'a module of the workspace',
      { Deps: [{ Path: 'a.com/b', Version: '(devel)' }], Settings },
      'unknown',
      /\(devel\)/,
    ],
  ])('%s is %s', (_, info, verdict, said) => {
    const judged = judgeStamp(info);
    expect([judged.verdict, judged.evidence]).toEqual([verdict, expect.stringMatching(said)]);
  });

  test('names the first few modules without a sum', () => {
    const Deps = Array.from({ length: 5 }, (_, index) => ({ Path: `a.com/${index}`, Version: '(devel)' }));
    expect(judgeStamp({ Deps, Settings }).evidence).toMatch(/a\.com\/2 \(devel\), 2 more$/);
  });
});

test.each<[Parameters<typeof judgeLinkage>[0], readonly string[], string, RegExp]>([
  [{ linkage: 'static', interpreter: null, needed: [] }, [], 'pass', /no library/],
  [{ linkage: 'static-pie', interpreter: null, needed: [] }, [], 'pass', /no library/],
  [{ linkage: 'system', interpreter: null, needed: ['kernel32.dll'] }, [], 'pass', /\(kernel32\.dll\)/],
  [{ linkage: 'none', interpreter: null, needed: [] }, [], 'not-applicable', /format/],
  [{ linkage: 'pie', interpreter: '/lib/ld.so', needed: [] }, [], 'advice', /\/lib\/ld\.so/],
  [
    { linkage: 'dynamic', interpreter: '/lib/ld.so', needed: ['libc.so.6'] },
    ['net'],
    'advice',
    /ld\.so, libc\.so\.6; C is called by net/,
  ],
])('%j is judged', (executable, cgo, verdict, said) => {
  const judged = judgeLinkage(executable, cgo);
  expect([judged.verdict, judged.evidence]).toEqual([verdict, expect.stringMatching(said)]);
});

const section = (name: string, size: number) => ({ name, size, offset: 0 });

test.each([
  ['ELF', ['.text', '.gopclntab', '.data', '.debug_info', '.symtab', '.strtab']],
  ['Mach-O', ['__text', '__gopclntab', '__data', '__zdebug_info']],
  ['PE', ['.text', '.rdata', '.zdebug_info', '.symtab']],
  ['XCOFF', ['.text', '.data', '.dwinfo']],
  ['wasm', ['code', 'data', 'name']],
  ['Plan 9', ['text', 'data', 'symbols']],
])('what is there for a debugger alone is told from the rest in %s', (_, names) => {
  const sections = names.map((name) => section(name, 10_000));
  const debug =
    names.filter((name) => /debug|dwinfo|symtab|strtab|^name$|symbols/.test(name)).length * 10_000;
  const kinds = kindsOf(sections);
  expect((kinds.get('debug information') ?? 0) + (kinds.get('symbol table') ?? 0)).toBe(debug);
  expect(kinds.get('code')).toBe(10_000);
});

test('the empty symbol table of a stripped Windows binary is none', () => {
  const sections = [section('.text', 10_000), section('.symtab', 512)];
  expect(judgeSize(20_000, sections, { sections, packages: [] }, {}).verdict).toBe('pass');
  expect(judgePostmortem(sections).verdict).toBe('advice');
});

test('the modules that weigh most are summed from their packages', () => {
  const packages = [
    { name: 'net/http', size: 30_000 },
    { name: 'main', size: 7_000 },
    { name: 'a.com/b/c', size: 20_000 },
    { name: 'a.com/b', size: 20_000 },
    { name: 'made by the compiler', size: 6_000 },
  ];
  expect(sumByModule(packages, { Main: { Path: 'hello' }, Deps: [{ Path: 'a.com/b' }] })).toEqual([
    { name: 'a.com/b', size: 40_000 },
    { name: 'the standard library', size: 30_000 },
    { name: 'hello', size: 7_000 },
    { name: 'made by the compiler', size: 6_000 },
  ]);
});

test.each([
  [[section('.debug_info', 5_000)], 'pass', /in the file/],
  [[section('.symtab', 5_000), section('.note.gnu.build-id', 36)], 'advice', /it has a GNU build ID/],
  [[section('.text', 5_000)], 'advice', /no GNU build ID/],
])('a crash of %j can be looked into: %s', (sections, verdict, said) => {
  const judged = judgePostmortem(sections);
  expect([judged.verdict, judged.evidence]).toEqual([verdict, expect.stringMatching(said)]);
});
