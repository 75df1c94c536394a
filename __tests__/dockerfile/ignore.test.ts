import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ignoreFilter, parseIgnoreRules } from '../../src/dockerfile/ignore-rules.ts';
import { ignoreRules } from '../../src/dockerfile/ignore.ts';
import { temporaryFolder } from '../host.ts';
import { buildDockerlint, sentFiles, TOOL_TIMEOUT } from './buildkit.ts';

const TRACKED = [
  ...[
    '.dockerignore',
    '.gitignore',
    'go.mod',
    'main.go',
    'README.md',
    'a b/ c.txt',
    '#x/!y',
    'br[a]ck/e*t.go',
  ],
  ...[
    'docs/a.md',
    'docs/sub/b.md',
    'docs/img/c.png',
    'web/app.ts',
    'web/style.css',
    'cmd/api/main.go',
    'cmd/README.md',
  ],
];
const OTHERS = [
  ...[
    '.git/HEAD',
    '.git/refs/heads/main',
    '.git/x.md',
    'node_modules/m/i.js',
    'web/node_modules/m/README.md',
  ],
  ...['docs/draft.tmp', 'secret.key', 'dist/Dockerfile', 'dist/linux_amd64/api', 'my.log', 'web/x.log'],
];

const root = temporaryFolder('ignore');

beforeAll(() => {
  buildDockerlint();
  for (const path of [...TRACKED, ...OTHERS]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), '');
  }
}, TOOL_TIMEOUT);
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

function written(userRules: string): string {
  const rules = ignoreRules({ userRules, tracked: TRACKED, outputDir: 'dist' });
  return Object.values(rules).flat().join('\n');
}

/** What a client really sends under our rules made of the user's. */
function sent(userRules: string): string[] {
  return sentFiles([{ dir: root, ignore: written(userRules) }])[0] ?? [];
}

describe('BuildKit gets every tracked file and .git, and nothing of output-dir, whatever the user left out', () => {
  test.each([
    '',
    '*',
    '**',
    '*\n!cmd\n!go.mod',
    '.git',
    '.git*\n**/HEAD',
    'docs\n**/*.md\n!docs/a.md',
    '**/*.md\n!docs',
    '/docs/\n./web/../web',
    '*\n!dist',
    '*\n!dist/Dockerfile\n!dist/**',
    'web/*\n**/node_modules',
    '# a comment\n\n  docs  \n',
    '\uFEFF*.md',
    '**/m*\n**.go',
    'docs/[a-c].md\n?[a]*\n*\\ *',
    'cmd/*/main.go\nREADME.*',
    'do\\?s\nc\\-d\n*.m[a\\-d]',
    '**/.git\n**/refs',
  ])('%j', (rules) => {
    const files = sent(rules);
    expect(files.filter((path) => TRACKED.includes(path)).sort()).toEqual([...TRACKED].sort());
    expect(files.filter((path) => path.startsWith('dist/'))).toEqual([]);
    expect(files.filter((path) => path.startsWith('.git/'))).toHaveLength(3);
  });
});

test.each([
  ['**/node_modules\nweb', ['web/node_modules/m/README.md', 'node_modules/m/i.js']],
  ['*', ['node_modules/m/i.js', 'secret.key', 'my.log']],
  ['*\n!web', ['node_modules/m/i.js', 'secret.key', 'my.log']],
  ['docs\n**/*.tmp\n*.key', ['docs/draft.tmp', 'secret.key']],
  ['web\n**/*.log', ['web/x.log', 'my.log']],
])('under %j what git does not track stays out', (rules, left) => {
  const files = sent(rules);
  expect(files.filter((path) => left.includes(path))).toEqual([]);
});

test('an exception for a file that git does not track is kept', () => {
  expect(sent('web\n**/*.log\n!my.log').filter((path) => path.endsWith('.log'))).toEqual(['my.log']);
});

test('whole folders are let in by one rule, single files one by one', () => {
  expect(ignoreRules({ userRules: 'docs\n**/README.md', tracked: TRACKED, outputDir: 'dist' })).toEqual({
    carried: ['docs', '**/README.md'],
    tracked: ['!README.md', '!cmd/README.md', '!docs/**'],
    again: [],
    git: ['!.git/**'],
    output: ['dist', 'dist/**'],
  });
});

test('without rules of the user there is output-dir alone, and nothing where it stands elsewhere', () => {
  const none = { carried: [], tracked: [], again: [], git: [] };
  expect(ignoreRules({ userRules: '', tracked: TRACKED, outputDir: 'x/dist' })).toEqual({
    ...none,
    output: ['x/dist', 'x/dist/**'],
  });
  expect(ignoreRules({ userRules: '', tracked: [], outputDir: undefined })).toEqual({ ...none, output: [] });
});

test('patterns of all kinds leave out the very files that BuildKit leaves out', () => {
  const part = fc.constantFrom(
    ...[
      '*',
      '**',
      '?',
      'docs',
      'a.md',
      '*.md',
      '[a-c]*',
      '[!a]',
      '[^d]*',
      'web',
      'node_modules',
      'm',
      '.git',
      '\\d*',
      'sub',
      '*.go',
      'dist',
      'x',
      '{a}',
      'x\\-*',
      '[a\\-d]*',
      'my.log',
      'do\\?s',
      'a b',
    ],
  );
  const pattern = fc
    .tuple(
      fc.constantFrom('', '', '!', '/', ' '),
      fc.array(part, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('', '/', '**'),
    )
    .map(([before, parts, after]) => `${before}${parts.join('/')}${after}`);
  const cases = fc
    .sample(fc.array(pattern, { maxLength: 5 }), { numRuns: 400, seed: 7 })
    .map((rules) => rules.join('\n'));
  const all = [...TRACKED, ...OTHERS];
  const ours = cases.map((text) => {
    const leftOut = ignoreFilter(parseIgnoreRules(text));
    return all.filter((path) => !leftOut(path)).sort();
  });
  const theirs = sentFiles(cases.map((ignore) => ({ dir: root, ignore }))).map((files) => files.sort());
  const different = cases.filter((_, index) => ours[index]?.join() !== theirs[index]?.join());
  expect(different).toEqual([]);
  // And so, of any of them, our rules keep every tracked file.
  const kept = sentFiles(cases.map((text) => ({ dir: root, ignore: written(text) })));
  const lost = kept.map((files) => TRACKED.filter((path) => !files.includes(path)));
  expect(lost.filter((paths) => paths.length > 0)).toEqual([]);
});
