import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import type { RawInputs } from '../src/inputs.ts';
import { parseInputs } from '../src/inputs.ts';
import { ship, shipDockerfile } from '../src/ship.ts';
import { testGo } from './go.ts';
import { temporaryFolder, testHost } from './host.ts';
import { commitAll, helloRepository, runTestGoWith, treeOf, writeTree } from './modules.ts';

jest.setTimeout(240_000);

/** A run from a folder, as the command line starts it, with the tests' Go. */
async function runIn(cwd: string, raw: RawInputs, env: Readonly<Record<string, string>> = {}) {
  const { version, root } = await testGo();
  const toolCache = join(root, '..', '..', '..');
  const host = testHost({ cwd, toolCache, env: { ...process.env, ...env } });
  const inputs = parseInputs({
    'go-version': version,
    'unsupported-go': 'ignore',
    cache: 'false',
    targets: 'linux/amd64',
    ...raw,
  });
  return { inputs, host };
}

test('dirty: fail stops before anything is compiled', async () => {
  const dir = helloRepository();
  writeFileSync(join(dir, 'new.txt'), '');
  const { inputs, host } = await runIn(dir, { dirty: 'fail' });
  await expect(ship(inputs, host)).rejects.toThrow(/vcs\.modified=true.*\n {2}new\.txt\n/);
  expect(existsSync(join(host.temp, 'out'))).toBe(false);
  expect(existsSync(join(dir, 'dist'))).toBe(false);
});

describe('the Dockerfile alone', () => {
  const dockerfile = async (dir: string, raw: RawInputs) => {
    const { inputs, host } = await runIn(dir, { 'base-image': 'alpine', ...raw });
    return await shipDockerfile(inputs, host);
  };

  test('is printed, and nothing is written', async () => {
    const dir = helloRepository();
    const before = treeOf(dir);
    expect(await dockerfile(dir, {})).toMatch(/^FROM .*alpine AS hello$/m);
    expect(treeOf(dir)).toEqual(before);
  });

  test('is refused for an output-dir that a build would refuse', async () => {
    const dir = helloRepository({ 'web/index.html': '' });
    await expect(dockerfile(dir, { 'output-dir': '../elsewhere' })).rejects.toThrow(/`output-dir`.*outside/);
    await expect(dockerfile(dir, { 'output-dir': 'web' })).rejects.toThrow(/`output-dir`.*ship-go\.json/);
    symlinkSync(temporaryFolder(), join(dir, 'dist'), 'junction');
    await expect(dockerfile(dir, {})).rejects.toThrow(/symbolic link leads out/);
  });

  test('is refused by dirty: fail', async () => {
    const dir = helloRepository();
    writeFileSync(join(dir, 'new.txt'), '');
    await expect(dockerfile(dir, { dirty: 'fail' })).rejects.toThrow(/vcs\.modified=true.*\n {2}new\.txt\n/);
  });
});

describe('what the go command would write into the tree is put back after the build:', () => {
  /** What stands there but for output-dir. */
  const sources = (dir: string) =>
    Object.fromEntries(Object.entries(treeOf(dir)).filter(([path]) => !/^dist(\/|$)/.test(path)));

  test.each(['go.work', 'ci.work'])(
    'the sums of %s, which was never summed, without a repository',
    async (name) => {
      const dir = writeTree({
        [name]: 'go 1.26\n\nuse (\n\t./a\n\t./b\n)\n',
        'a/go.mod': 'module example.com/a\n\ngo 1.26\n',
        'a/main.go': 'package main\n\nimport _ "github.com/spf13/cobra"\n\nfunc main() {}\n',
        'b/go.mod': 'module example.com/b\n\ngo 1.26\n',
        'b/main.go': 'package main\n\nimport _ "github.com/spf13/viper"\n\nfunc main() {}\n',
      });
      await runTestGoWith({ GOWORK: 'off' }, join(dir, 'a'), 'get', 'github.com/spf13/cobra@v1.1.3');
      await runTestGoWith({ GOWORK: 'off' }, join(dir, 'b'), 'get', 'github.com/spf13/viper@v1.18.2');
      const before = sources(dir);
      const { inputs, host } = await runIn(dir, {}, { GOWORK: join(dir, name) });
      expect((await ship(inputs, host)).artifacts).toHaveLength(2);
      expect(sources(dir)).toEqual(before);
    },
  );

  const unsummed = {
    'go.mod': 'module example.com/m\n\ngo 1.26\n\nrequire github.com/spf13/pflag v1.0.5\n',
    'main.go': 'package main\n\nimport _ "github.com/spf13/pflag"\n\nfunc main() {}\n',
  };

  test('go.sum with -mod=mod, where no revision is stamped', async () => {
    const dir = writeTree(unsummed);
    commitAll(dir);
    const before = sources(dir);
    const { inputs, host } = await runIn(dir, { 'build-flags': '-mod=mod', buildvcs: 'false' });
    expect((await ship(inputs, host)).artifacts).toHaveLength(1);
    expect(sources(dir)).toEqual(before);
  });

  test('and where one is stamped that is an error, which says what to commit', async () => {
    const dir = writeTree(unsummed);
    commitAll(dir);
    const before = sources(dir);
    const { inputs, host } = await runIn(dir, { 'build-flags': '-mod=mod' });
    await expect(ship(inputs, host)).rejects.toThrow(/wants to change go\.sum.*go mod tidy/);
    expect(sources(dir)).toEqual(before);
    expect(existsSync(join(dir, 'dist'))).toBe(false);
  });
});
