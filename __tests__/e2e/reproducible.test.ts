import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { testGo } from '../go.ts';
import { temporaryFolder } from '../host.ts';
import { git, helloRepository, treeOf } from '../modules.ts';
import { cli, expectSuccess, GO, step } from './bundle.ts';

beforeAll(async () => {
  await testGo(GO);
}, 300_000);

test('two runs of one commit in two folders, by the step and from the terminal, write the same bytes in every file', async () => {
  const one = helloRepository({ 'cmd/b/main.go': 'package main\n\nfunc main() {}\n' }, 'v1.2.3');
  const two = join(temporaryFolder('another folder'), 'deeper');
  git(one, 'clone', '--quiet', '--no-hardlinks', one, two);
  const targets = 'linux/amd64, linux/arm64, windows/amd64, darwin/arm64, wasip1/wasm';

  const step1 = await step({ 'go-version': GO, targets }, { cwd: one });
  expectSuccess(step1);
  // Another time zone, language and umask, as another machine may have.
  const env = { TZ: 'Asia/Tokyo', LC_ALL: 'C' };
  const cli2 = await cli(['build', two, `--go-version=${GO}`, `--targets=${targets}`], {
    cwd: tmpdir(),
    env,
  });
  expectSuccess(cli2);

  const [first, second] = [treeOf(join(one, 'dist')), treeOf(join(two, 'dist'))];
  expect(Object.keys(first)).toHaveLength(9 + 5 + 10 + 8); // nine of the run, five folders, binaries, their texts
  expect(Object.keys(second)).toEqual(Object.keys(first));
  // Compared one by one: a difference of binaries cannot be printed.
  for (const [path, bytes] of Object.entries(first))
    expect([path, second[path] === bytes]).toEqual([path, true]);

  const again = await step({ 'go-version': GO, targets }, { cwd: one });
  expect(again.code).toBe(0);
  for (const [path, bytes] of Object.entries(treeOf(join(one, 'dist'))))
    expect([path, first[path] === bytes]).toEqual([path, true]);
}, 120_000);
