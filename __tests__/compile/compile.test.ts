import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { atOnce, buildArguments, compile } from '../../src/compile/compile.ts';
import { Interrupted, UserError } from '../../src/errors.ts';
import type { Compiled } from '../../src/compile/compile.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Toolchain } from '../../src/go/command.ts';
import { testGo } from '../go.ts';
import { temporaryFolder, testHost } from '../host.ts';
import type { TestHost } from '../host.ts';
import { moduleOf, planOf, target } from './module.ts';

let toolchain: Toolchain;
beforeAll(async () => {
  toolchain = await testGo();
}, 120_000);

const stamped = (name: string) =>
  `package main\n\nvar version = "none"\n\nfunc main() { println("${name}", version) }\n`;

async function compiled(plan: Plan, host: TestHost, out = temporaryFolder('out')): Promise<Compiled[]> {
  const files: Compiled[] = [];
  for await (const ready of compile(plan, toolchain, out, host)) files.push(...ready);
  return files;
}

/** The error that compiling ends with. */
async function failure(plan: Plan, host: TestHost): Promise<unknown> {
  return await compiled(plan, host).then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('what is compiled', () => {
  test('every main of every target, named as go names it, each main with linker flags of its own', async () => {
    const dir = moduleOf({ 'cmd/api/main.go': stamped('api'), 'cmd/job/main.go': stamped('job') });
    const host = testHost();
    const out = temporaryFolder('out');
    const targets = [target(host.os, host.arch), target('windows', 'arm64'), target('wasip1', 'wasm')];
    const plan = planOf(dir, ['api', 'job'], targets, {
      api: '-s -w -X main.version=v9',
      job: '-X "main.version=two words"',
    });

    const files = await compiled(plan, host, out);

    expect(files.map(({ file }) => relative(out, file)).sort()).toEqual(
      [
        join(`${host.os}_${host.arch}`, 'api'),
        join(`${host.os}_${host.arch}`, 'job'),
        join('wasip1_wasm', 'api'),
        join('wasip1_wasm', 'job'),
        join('windows_arm64', 'api.exe'),
        join('windows_arm64', 'job.exe'),
      ].sort(),
    );
    const run = (name: string) =>
      execFileSync('sh', ['-c', '"$0" 2>&1', join(out, `${host.os}_${host.arch}`, name)]).toString();
    expect(run('api')).toBe('api v9\n');
    expect(run('job')).toBe('job two words\n');
    expect(
      readFileSync(join(out, 'wasip1_wasm', 'api'))
        .subarray(0, 4)
        .toString(),
    ).toBe('\0asm');
    expect(readdirSync(host.temp)).toEqual([]);
    expect(readdirSync(dir).sort()).toEqual(['cmd', 'go.mod']);
  }, 180_000);

  test('a target is given while others are still compiled', async () => {
    const dir = moduleOf({ 'cmd/api/main.go': stamped('api') });
    const targets = [target('linux', 'amd64'), target('linux', 'arm64')];
    const host = testHost({ cpus: 1 });
    const out = temporaryFolder('out');
    const iterator = compile(planOf(dir, ['api'], targets), toolchain, out, host);
    const first = await iterator.next();
    expect(first.value?.map(({ target }) => target.name)).toEqual(['linux/amd64']);
    expect(existsSync(join(out, 'linux_arm64', 'api'))).toBe(false);
    await iterator.return();
  }, 120_000);
});

describe('a compile error', () => {
  test('is one UserError, annotated once on its line, whatever the number of targets', async () => {
    const dir = moduleOf({ 'cmd/api/main.go': 'package main\n\nfunc main() { undefinedThing() }\n' });
    const targets = ['amd64', 'arm64', '386', 's390x', 'riscv64', 'ppc64le'].map((arch) =>
      target('linux', arch),
    );
    const host = testHost({ workspace: join(dir, '..') });

    const error = await failure(planOf(dir, ['api'], targets), host);

    expect(error).toBeInstanceOf(UserError);
    const file = `${relative(join(dir, '..'), dir)}/cmd/api/main.go`;
    expect((error as UserError).message).toContain(`${file}:3:15: undefined: undefinedThing`);
    expect(host.log.errors).toEqual([
      {
        message: expect.stringMatching(/^undefined: undefinedThing \(linux\/\w+(, linux\/\w+)?\)$/),
        at: { file, line: 3, column: 15 },
      },
    ]);
  }, 120_000);

  test('of two mains is reported for both', async () => {
    const dir = moduleOf({
      'cmd/api/main.go': 'package main\n\nfunc main() { one() }\n',
      'cmd/job/main.go': 'package main\n\nfunc main() { two() }\n',
    });
    const host = testHost({ workspace: dir });
    await failure(planOf(dir, ['api', 'job'], [target('linux', 'amd64')]), host);
    expect(host.log.errors.map(({ at }) => at?.file).sort()).toEqual(['cmd/api/main.go', 'cmd/job/main.go']);
  }, 120_000);

  test('of one target in six stops the others and names the target', async () => {
    const dir = moduleOf({
      'cmd/api/main.go': stamped('api'),
      'cmd/api/bad_arm64.go': 'package main\n\nvar x int = "no"\n',
    });
    const targets = ['arm64', 'amd64', '386', 's390x', 'riscv64', 'ppc64le'].map((arch) =>
      target('linux', arch),
    );
    const host = testHost({ workspace: dir, cpus: 1 });
    const error = await failure(planOf(dir, ['api'], targets), host);
    expect((error as UserError).message).toContain('could not compile for linux/arm64:');
    expect(host.log.lines.filter((line) => line.includes('compiled in'))).toEqual([]);
  }, 120_000);

  test('that looks like a workflow command reaches the log as text only', async () => {
    const dir = moduleOf({ 'cmd/api/main.go': 'package main\n\n::error::pwned\n' });
    const host = testHost({ workspace: dir });
    const error = await failure(planOf(dir, ['api'], [target('linux', 'amd64')]), host);
    expect(error).toBeInstanceOf(UserError);
    expect(host.log.errors).toHaveLength(1);
  }, 120_000);
});

test('a linker error, which has no place, stands in the message', async () => {
  const dir = moduleOf({
    'cmd/api/main.go': 'package main\n\nfunc missing()\n\nfunc main() { missing() }\n',
    'cmd/api/empty.s': '',
  });
  const host = testHost({ workspace: dir });
  const error = await failure(planOf(dir, ['api'], [target('linux', 'amd64')]), host);
  expect((error as UserError).message).toMatch(/relocation target main\.missing not defined/);
  expect(host.log.errors).toEqual([]);
}, 120_000);

test('an interruption ends the build and every compiler that it started', async () => {
  const dir = moduleOf({
    'cmd/api/main.go': 'package main\n\nimport "net/http"\n\nfunc main() { http.ListenAndServe("", nil) }\n',
  });
  const stop = new AbortController();
  const host = testHost({
    signal: stop.signal,
    env: { ...process.env, GOCACHE: temporaryFolder('gocache') },
  });
  setTimeout(() => {
    stop.abort();
  }, 1_500);
  const error = await failure(
    planOf(dir, ['api'], [target('linux', 'amd64'), target('linux', 'arm64')]),
    host,
  );
  expect(error).toBeInstanceOf(Interrupted);
  // Compilers work in a folder below the run's temporary one, which their command lines name.
  expect(readdirSync(host.temp)).not.toEqual([]);
  expect(execFileSync('ps', ['-A', '-o', 'args']).toString()).not.toContain(host.temp);
}, 120_000);

test('packages can never be read as flags, and one main too is written into the folder', () => {
  const plan = planOf('/m', ['api'], [target('linux', 'amd64')], { api: '-s -w' });
  const [first] = plan.targets;
  if (first === undefined) throw new Error('no target');
  expect(buildArguments(plan, first, join('/out', 'linux_amd64'))).toEqual([
    'build',
    '-o',
    join('/out', 'linux_amd64', '/'),
    '-trimpath',
    '-buildvcs=false',
    '-ldflags=example.com/m/cmd/api=-s -w',
    '--',
    'example.com/m/cmd/api',
  ]);
});

test.each([
  [1, 1],
  [2, 2],
  [16, 2],
])('%d cores compile %d targets at once', (cpus, targets) => {
  expect(atOnce(cpus)).toBe(targets);
});
