import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { testGo } from '../go.ts';
import { testHost } from '../host.ts';
import { commitAll, git, publicModule, runTestGo, treeOf, writeTree } from '../modules.ts';
import { cli, expectSuccess, GO, step, type Ended } from './bundle.ts';

/*
 * Modules that nobody here wrote, one or two targets each to stay quick; scripts/long-matrix.js has all six
 * targets of each.
 */

/** This machine's own target: its standard library is in the build cache already. */
const HOST = `${testHost().os}/${testHost().arch}`;

beforeAll(async () => {
  await testGo(GO);
}, 300_000);

function expectShipped(ended: Ended): void {
  expectSuccess(ended);
  expect(ended.left).toEqual([]);
}

interface Info {
  readonly Path: string;
  readonly Main: { readonly Path: string; readonly Version: string };
  readonly Settings: readonly { readonly Key: string; readonly Value: string }[];
}

/** What the binaries of a run say of themselves. */
function infosOf(dir: string): Record<string, Info> {
  return JSON.parse(readFileSync(join(dir, 'dist', 'buildinfo.json'), 'utf8')) as Record<string, Info>;
}

function expectCommit(dir: string, infos: Record<string, Info>): void {
  for (const { Settings } of Object.values(infos)) {
    expect(Settings).toContainEqual({ Key: 'vcs.revision', Value: git(dir, 'rev-parse', 'HEAD') });
    expect(Settings).toContainEqual({ Key: 'vcs.modified', Value: 'false' });
  }
}

test('hey, a go 1.13 module, through the step', async () => {
  const dir = await publicModule('github.com/rakyll/hey', 'v0.1.4');
  commitAll(dir, 'v0.1.4');
  const before = treeOf(dir);
  const ended = await step({ 'go-version': GO, targets: HOST }, { cwd: dir });
  expectShipped(ended);
  expect(ended.outputs).toMatchObject({ version: 'v0.1.4', target: 'hey', dirty: 'false' });
  expect(Object.values(infosOf(dir))).toMatchObject([
    { Path: 'github.com/rakyll/hey', Main: { Version: 'v0.1.4' } },
  ]);
  expectCommit(dir, infosOf(dir));
  expect(treeOf(dir)).toMatchObject(before);
}, 600_000);

test('Delve, vendored, one main of several, from the terminal', async () => {
  const dir = await publicModule('github.com/go-delve/delve', 'v1.27.2');
  await runTestGo(dir, 'mod', 'vendor');
  commitAll(dir, 'v1.27.2');
  // No proxy: all that it needs is vendored.
  const ended = await cli(
    ['build', '.', `--go-version=${GO}`, '--packages', './cmd/dlv', '--targets', HOST],
    { cwd: dir, env: { GOFLAGS: '-mod=vendor' } },
  );
  expectShipped(ended);
  const [info] = Object.values(infosOf(dir));
  expect(info).toMatchObject({ Path: 'github.com/go-delve/delve/cmd/dlv', Main: { Version: 'v1.27.2' } });
  expectCommit(dir, infosOf(dir));
  const dockerfile = readFileSync(join(dir, 'dist', 'Dockerfile'), 'utf8');
  if (testHost().os === 'linux') expect(dockerfile).toContain('ENTRYPOINT ["/usr/local/bin/dlv"]');
}, 900_000);

test('a module of five mains, all of them, each with its name, and a stage each in one Dockerfile', async () => {
  const dir = await publicModule('github.com/rogpeppe/go-internal', 'v1.16.0');
  commitAll(dir, 'v1.16.0');
  const ended = await step({ 'go-version': GO, targets: HOST }, { cwd: dir });
  expectShipped(ended);
  const names = (JSON.parse(ended.outputs['binaries'] ?? '') as { name: string; stage: string }[]).map(
    ({ name }) => name,
  );
  expect(names).toEqual(
    expect.arrayContaining(['testscript', 'txtar-addmod', 'txtar-c', 'txtar-goproxy', 'txtar-x']),
  );
  expectCommit(dir, infosOf(dir));
  const dockerfile = readFileSync(join(dir, 'dist', 'Dockerfile'), 'utf8');
  if (testHost().os === 'linux')
    for (const name of names) expect(dockerfile).toMatch(new RegExp(`^FROM .* AS ${name}$`, 'm'));
}, 600_000);

test('a workspace of two real modules, from its root, by the step and from the terminal', async () => {
  const hey = await publicModule('github.com/rakyll/hey', 'v0.1.4');
  const dir = dirname(hey);
  writeTree(
    {
      'go.work': 'go 1.21\n\nuse (\n\t./src\n\t./tool\n)\n',
      'tool/go.mod': 'module example.com/tool\n\ngo 1.21\n\nrequire github.com/rakyll/hey v0.1.4\n',
      'tool/main.go':
        'package main\n\nimport "github.com/rakyll/hey/requester"\n\nfunc main() { println(requester.Work{}.N) }\n',
    },
    dir,
  );
  commitAll(dir, 'v1.9.0');
  const before = treeOf(dir);
  // The go command wants a go.work.sum, which would make the very same build dirty: said before building.
  const refused = await step({ 'go-version': GO, targets: HOST }, { cwd: dir });
  expect(refused.code).toBe(1);
  const [, command = ''] =
    /Run "go (list -deps [^"]+)" in \., and commit go\.work\.sum/.exec(refused.stdout) ?? [];
  expect(treeOf(dir)).toEqual(before);

  await runTestGo(dir, ...command.split(' '));
  commitAll(dir, 'v2.0.0');
  const settled = treeOf(dir);
  const ended = await step({ 'go-version': GO, targets: HOST }, { cwd: dir });
  expectShipped(ended);
  expect(
    Object.values(infosOf(dir))
      .map(({ Path }) => Path)
      .sort(),
  ).toEqual(['example.com/tool', 'github.com/rakyll/hey']);
  expectCommit(dir, infosOf(dir));
  expect(treeOf(dir)).toMatchObject(settled);
  const bytes = treeOf(join(dir, 'dist'));
  const terminal = await cli(['build', '.', `--go-version=${GO}`, '--targets', HOST], { cwd: dir });
  expectShipped(terminal);
  expect(treeOf(join(dir, 'dist'))).toEqual(bytes);
}, 600_000);

test('a real release candidate builds the example', async () => {
  await testGo('1.26rc1');
  const example = new URL('../../examples/service/', import.meta.url);
  const files = ['go.mod', 'go.sum', 'main.go'].map((name) => [
    name,
    readFileSync(new URL(name, example), 'utf8'),
  ]);
  const dir = writeTree(Object.fromEntries(files) as Record<string, string>);
  commitAll(dir, 'v1.0.0');
  const ended = await step(
    { 'go-version': '1.26rc1', targets: 'linux/amd64', 'unsupported-go': 'ignore' },
    { cwd: dir },
  );
  expectShipped(ended);
  expect(ended.outputs).toMatchObject({
    'go-version': '1.26rc1',
    'go-prerelease': 'true',
    'image-tag': '1.0.0-go1.26rc1',
  });
  expectCommit(dir, infosOf(dir));
}, 600_000);
