import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { testGo } from '../go.ts';
import { commitAll, git, helloRepository, STAMPED_MAIN, writeTree } from '../modules.ts';
import { cli, commandsIn, expectSuccess, GO, step } from './bundle.ts';

beforeAll(async () => {
  await testGo(GO);
}, 300_000);

const INPUTS = { 'go-version': GO, targets: 'linux/amd64, linux/arm64' };
/** The commands that the step itself has a use for. */
const OURS = ['debug', 'endgroup', 'error', 'group', 'notice', 'warning'];

const strangeCommands = (stdout: string) => commandsIn(stdout).filter(({ name }) => !OURS.includes(name));

describe('text that looks like a workflow command is text', () => {
  test.each([
    [
      'a type name in a compile error',
      'func init() { var s string = struct{ A int `::set-output name=x::y` }{1}; _ = s }',
    ],
    ['an undefined name beside a comment', 'func init() { undefinedName() } // ##[error]x ::add-mask::go'],
    [
      'a constant in a compile error',
      'func init() { const c = "\\n::set-env name=A::b\\n##[add-mask]go"; var n int = c; _ = n }',
    ],
    ['what the parser quotes', '::set-output name=x::y'],
    ['a line directive', '//line ::stop-commands::now.go:7\nfunc init() { undefinedName() }'],
    [
      'a line directive with a bracket',
      '//line ##[set-output name=a]b.go:7\nfunc init() { undefinedName() }',
    ],
  ])(
    'in the step: %s',
    async (_, code) => {
      const dir = helloRepository({ 'broken.go': `package main\n\n${code}\n` });
      const ended = await step(INPUTS, { cwd: dir });
      expect(ended).toMatchObject({ code: 1, outputs: {}, exported: '' });
      expect(strangeCommands(ended.stdout)).toEqual([]);
      // The run's own failure was seen too: nothing switched the reading of commands off for good.
      const last = commandsIn(ended.stdout).at(-1);
      expect(last).toMatchObject({ name: 'error', properties: '' });
      expect(last?.message).toMatch(/could not compile|broken\.go/);
    },
    60_000,
  );

  test('a dirty file, a module path and a folder', async () => {
    const dir = helloRepository();
    writeFileSync(join(dir, '::set-output name=x::##[error]y.txt'), '');
    const dirty = await step(INPUTS, { cwd: dir });
    expect(dirty.code).toBe(0);
    expect(dirty.stdout).toContain('##[error]y.txt');
    expect(strangeCommands(dirty.stdout)).toEqual([]);
    expect(commandsIn(dirty.stdout).filter(({ name }) => name === 'error')).toEqual([]);

    const module = helloRepository({ 'go.mod': 'module "::set-output name=x::y"\n' });
    const refused = await step(INPUTS, { cwd: module });
    expect(refused.code).toBe(1);
    expect(strangeCommands(refused.stdout)).toEqual([]);

    const missing = await step({ 'working-directory': '##[error]nowhere\n::add-mask::go' }, { cwd: dir });
    expect(missing.code).toBe(1);
    expect(strangeCommands(missing.stdout)).toEqual([]);
  }, 60_000);
});

describe('a compile error', () => {
  test('is one annotation on its file and line, from the workspace, not one a target', async () => {
    const dir = writeTree({
      'svc/go.mod': 'module example.com/r/svc\n\ngo 1.21\n',
      'svc/main.go': STAMPED_MAIN,
      'svc/broken.go': 'package main\n\nfunc init() {\n\tundefinedHere()\n}\n',
    });
    commitAll(dir);
    const ended = await step({ ...INPUTS, 'working-directory': 'svc' }, { cwd: dir });
    expect(ended.code).toBe(1);
    const annotations = commandsIn(ended.stdout).filter(
      ({ name, properties }) => name === 'error' && properties !== '',
    );
    expect(annotations).toEqual([
      {
        name: 'error',
        properties: 'file=svc/broken.go,line=4,col=2',
        message: expect.stringMatching(/^undefined: undefinedHere \(linux\/a.*\)$/),
      },
    ]);
  }, 60_000);
});

describe('tags and branches are the repository’s, and any text', () => {
  // Not a semantic version, but `git describe` takes it for a version tag.
  const tag = `v1.2.3'$(touch\${IFS}pwned);\`touch\${IFS}pwned\`|&#%0A::error`;
  // What git takes as a name: no blank, no colon, no control character.
  const named = tag.replaceAll(':', '');

  test('a hostile tag is stamped as it is, and nothing of it is run', async () => {
    const dir = helloRepository({}, named);
    const ended = await step({ ...INPUTS, targets: 'linux/amd64' }, { cwd: dir });
    expectSuccess(ended);
    expect(ended.outputs['version']).toBe(named);
    expect(ended.outputs['image-tag']).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/);
    expect(strangeCommands(ended.stdout)).toEqual([]);
    expect(commandsIn(ended.stdout).filter(({ name }) => name === 'error')).toEqual([]);
    for (const folder of [dir, join(dir, 'dist')]) expect(existsSync(join(folder, 'pwned'))).toBe(false);
  }, 60_000);

  test('a hostile branch goes into a stamp as it is; with both kinds of quotes it is refused', async () => {
    const dir = helloRepository();
    git(dir, 'checkout', '--quiet', '-b', `b'$(touch\${IFS}pwned)`);
    const inputs = { ...INPUTS, targets: 'linux/amd64', stamp: 'main.version={{branch}}' };
    const ended = await cli(['build', '.', ...flags(inputs)], { cwd: dir });
    expectSuccess(ended);
    expect(existsSync(join(dir, 'pwned'))).toBe(false);

    git(dir, 'checkout', '--quiet', '-b', `b'"c`);
    const refused = await cli(['build', '.', ...flags(inputs)], { cwd: dir });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/stamp.*quotes/);
  }, 60_000);
});

function flags(inputs: Readonly<Record<string, string>>): string[] {
  return Object.entries(inputs).map(([name, value]) => `--${name}=${value}`);
}
