import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { INPUT_NAMES } from '../../src/input-table.ts';
import { testGo } from '../go.ts';
import { temporaryFolder, testHost } from '../host.ts';
import { commitAll, git, helloRepository, runTestGo, writeTree } from '../modules.ts';
import { cli, commandsIn, expectSuccess, GO, step, type StepEnded } from './bundle.ts';

/** The one target of most rows: this machine's own, so that what was built can be run. */
const HOST = `${testHost().os}/${testHost().arch}`;
const BINARY = `${HOST.replace('/', '_')}/hello${process.platform === 'win32' ? '.exe' : ''}`;

let shared: string;
beforeAll(async () => {
  await testGo(GO);
  shared = helloRepository(
    {
      'tagged.go': '//go:build special\n\npackage main\n\nfunc init() { println("special") }\n',
      'lib/lib.go': 'package lib\n\nvar Name = "unset"\n',
      'cmd/a/main.go': `package main\n\nimport "example.com/hello/lib"\n\nvar text = "unset"\n\nfunc main() { println(lib.Name, text) }\n`,
      'cmd/b/main.go': 'package main\n\nfunc main() {}\n',
      'image.hbs': 'FROM scratch\n# {{lastStage}} of the user\n',
    },
    'v1.2.3',
  );
}, 300_000);

/** Ships with the one target and main that a row needs; an input given replaces these. */
async function ship(inputs: Readonly<Record<string, string>> = {}, cwd = shared): Promise<StepEnded> {
  const few = { 'go-version': GO, targets: HOST, packages: '.', ...inputs };
  const ended = await step(few, { cwd });
  expectSuccess(ended);
  return ended;
}

const read = (path: string, cwd = shared) => readFileSync(join(cwd, 'dist', path), 'utf8');
const settings = () =>
  Object.fromEntries(
    Object.values(
      JSON.parse(read('buildinfo.json')) as Record<string, { Settings: { Key: string; Value: string }[] }>,
    ).flatMap((info) => info.Settings.map(({ Key, Value }) => [Key, Value])),
  );
const runs = (path = BINARY) => spawnSync(join(shared, 'dist', path), { encoding: 'utf8' }).stderr;
const names = (ended: StepEnded) =>
  (JSON.parse(ended.outputs['binaries'] ?? '') as { package: string; name: string }[]).map(
    ({ name }) => name,
  );
const said = (ended: StepEnded, level: 'notice' | 'warning') =>
  commandsIn(ended.stdout)
    .filter(({ name }) => name === level)
    .map(({ message }) => message)
    .join('\n');

describe('which Go', () => {
  test('go-version takes Go’s own spelling of a release candidate, and the outputs say that it is one', async () => {
    await testGo('1.26rc1');
    const ended = await ship({ 'go-version': 'go1.26rc1', 'unsupported-go': 'ignore' });
    expect(ended.outputs).toMatchObject({
      'go-version': '1.26rc1',
      'go-prerelease': 'true',
      'image-tag': '1.2.3-go1.26rc1',
    });
    expect(read(`${BINARY}.buildinfo.txt`)).toContain(': go1.26rc1\n');
  }, 120_000);

  test('go-version-file is read from the working directory', async () => {
    writeFileSync(join(shared, '.go-version'), `${GO}\n`);
    try {
      const ended = await ship({ 'go-version': '', 'go-version-file': '.go-version', dirty: 'ignore' });
      expect(ended.outputs['go-version']).toBe(GO);
      expect(ended.stdout).toContain('go-version-file');
    } finally {
      spawnSync('git', ['clean', '-fdq', '.go-version'], { cwd: shared });
    }
  }, 60_000);

  test('rc-fallback builds with stable and says so, or stops, while no release candidate is newer', async () => {
    const ended = await ship({ 'go-version': 'rc', 'toolchain-source': 'module-proxy' });
    // Once a release candidate is out this row builds with that: then there is nothing to fall back from.
    if (ended.outputs['go-prerelease'] === 'true') return;
    expect(said(ended, 'notice')).toMatch(/No release candidate is newer than Go .* `rc-fallback`/);
    const inputs = { 'go-version': 'rc', 'toolchain-source': 'module-proxy', 'rc-fallback': 'fail' };
    const stopped = await step(inputs, { cwd: shared });
    expect(stopped).toMatchObject({ code: 1, outputs: {} });
    expect(stopped.stdout).toMatch(/rc-fallback/);
  }, 300_000);

  test.each([
    ['warn', 0, 'warning'],
    ['fail', 1, 'error'],
    ['ignore', 0, undefined],
  ])(
    'unsupported-go %s ends with %d and %s',
    async (policy, code, level) => {
      await testGo('1.26rc1');
      const inputs = { 'go-version': '1.26rc1', targets: HOST, packages: '.', 'unsupported-go': policy };
      const ended = await step({ ...inputs, 'toolchain-source': 'module-proxy' }, { cwd: shared });
      expect(ended.code).toBe(code);
      expect(commandsIn(ended.stdout).find(({ message }) => /Go 1\.26rc1 is/.test(message))?.name).toBe(
        level,
      );
    },
    120_000,
  );
});

describe('what is built', () => {
  test('working-directory is where paths start, and its tags have its prefix', async () => {
    const dir = writeTree({
      'svc/x/go.mod': 'module example.com/r/svc/x\n\ngo 1.21\n',
      'svc/x/main.go': 'package main\n\nfunc main() {}\n',
    });
    commitAll(dir, 'svc/x/v1.4.0', 'v9.9.9');
    const ended = await ship({ 'working-directory': 'svc/x' }, dir);
    expect(ended.outputs).toMatchObject({
      version: 'v1.4.0',
      artifacts: 'svc/x/dist/artifacts.json',
      dockerfile: 'svc/x/dist/Dockerfile',
      context: '.',
      'build-contexts': 'build=svc/x/dist',
    });
    expect(existsSync(join(dir, 'svc', 'x', 'dist', 'ship-go.json'))).toBe(true);
  }, 60_000);

  test('packages names mains, !pattern leaves out, and empty takes every main of the module', async () => {
    expect(names(await ship({ packages: './cmd/..., !./cmd/b' }))).toEqual(['a']);
    expect(names(await ship({ packages: '' }))).toEqual(['hello', 'a', 'b']);
  }, 60_000);

  test('output-dir is where everything stands, and nothing else is written into the tree', async () => {
    const dir = helloRepository();
    await ship({ 'output-dir': 'build/out' }, dir);
    expect(readdirSync(dir).sort()).toEqual(['.git', 'build', 'go.mod', 'main.go']);
    expect(existsSync(join(dir, 'build', 'out', BINARY))).toBe(true);
  }, 60_000);
});

describe('what is stamped', () => {
  test('version stands in for the tag', async () => {
    const ended = await ship({ version: 'v7.7.7' });
    expect(ended.outputs).toMatchObject({ version: 'v7.7.7', 'image-tag': '7.7.7' });
    expect(runs()).toMatch(/^v7\.7\.7 /);
  }, 60_000);

  test('stamp fills variables of main and of packages; auto stands among the lines; none stamps nothing', async () => {
    await ship({
      packages: './cmd/a',
      stamp: `main.text={{version}} with {{goVersion}} on {{branch}}, 'quoted'\nexample.com/hello/lib.Name={{date}}`,
    });
    expect(runs(BINARY.replace('hello', 'a'))).toBe(
      `2026-01-02T03:04:05Z v1.2.3 with ${GO} on main, 'quoted'\n`,
    );
    await ship({ stamp: 'auto\nmain.date=never' });
    expect(runs()).toBe(`v1.2.3 ${git(shared, 'rev-parse', 'HEAD')} never\n`);
    await ship({ stamp: 'none' });
    expect(runs()).toBe('  \n');
  }, 60_000);

  test('buildvcs false leaves the revision out', async () => {
    await ship({ buildvcs: 'false' });
    expect(Object.keys(settings()).filter((key) => key.startsWith('vcs'))).toEqual([]);
    await ship({});
    expect(settings()['vcs.revision']).toBe(git(shared, 'rev-parse', 'HEAD'));
  }, 60_000);

  test('a folder without a repository builds all the same, and says so', async () => {
    const dir = writeTree({
      'go.mod': 'module example.com/hello\n\ngo 1.21\n',
      'main.go': 'package main\n\nfunc main() {}\n',
    });
    const ended = await ship({}, dir);
    expect(ended.outputs).toMatchObject({ commit: '', dirty: 'false' });
    expect(ended.stdout).toMatch(/no (git )?repository/i);
  }, 60_000);

  test.each([
    ['warn', 0, 'warning'],
    ['fail', 1, 'error'],
    ['ignore', 0, undefined],
  ])(
    'dirty %s ends with %d and %s naming the file',
    async (policy, code, level) => {
      const dir = helloRepository();
      writeFileSync(join(dir, 'more.go'), 'package main\n');
      const ended = await step({ 'go-version': GO, targets: HOST, dirty: policy }, { cwd: dir });
      expect({ code: ended.code, said: ended.stdout }).toMatchObject({ code });
      expect(commandsIn(ended.stdout).find(({ message }) => message.includes('more.go'))?.name).toBe(level);
      expect(ended.outputs['dirty']).toBe(code === 0 ? 'true' : undefined);
      expect(existsSync(join(dir, 'dist'))).toBe(code === 0);
    },
    60_000,
  );
});

describe('how it is compiled', () => {
  test('ldflags add to ours, and replace none', async () => {
    await ship({
      packages: './cmd/a',
      ldflags: `-X 'example.com/hello/lib.Name=of the user'\n-X main.text=too`,
    });
    expect(runs(BINARY.replace('hello', 'a'))).toBe('of the user too\n');
  }, 60_000);

  test('tags, gcflags and build-flags reach go build', async () => {
    await ship({ tags: 'special', gcflags: '-e', 'build-flags': '-asmflags=-D=A=1' });
    expect(settings()).toMatchObject({ '-tags': 'special', '-gcflags': '-e', '-asmflags': '-D=A=1' });
    expect(runs()).toMatch(/^special\n/);
  }, 120_000);

  test('strip false keeps the symbol table', async () => {
    await ship({});
    const stripped = readFileSync(join(shared, 'dist', BINARY)).length;
    await ship({ strip: 'false' });
    expect(readFileSync(join(shared, 'dist', BINARY)).length).toBeGreaterThan(stripped * 1.2);
    expect(await runTestGo(shared, 'tool', 'nm', join('dist', BINARY))).toContain(' main.main\n');
  }, 60_000);

  const gcc = process.platform === 'linux' && spawnSync('gcc', ['--version']).status === 0;
  (gcc ? test : test.skip)(
    'cgo links with the C compiler that CC_FOR_os_arch names, and the base image has what was linked (needs gcc)',
    async () => {
      const dir = helloRepository({
        'c.go':
          'package main\n\n// int one(void) { return 1; }\nimport "C"\n\nfunc init() { println(C.one()) }\n',
      });
      const asked = join(temporaryFolder('cc'), 'asked');
      const cc = `${asked}-gcc`;
      writeFileSync(cc, `#!/bin/sh\n: > ${asked}\nexec gcc "$@"\n`);
      chmodSync(cc, 0o755);
      const ended = await step(
        { 'go-version': GO, targets: HOST, cgo: 'true' },
        { cwd: dir, env: { [`CC_FOR_${HOST.replace('/', '_')}`]: cc } },
      );
      expectSuccess(ended);
      expect(existsSync(asked)).toBe(true);
      expect(ended.outputs['base-image']).toMatch(/distroless\/base/);
      expect(JSON.parse(ended.outputs['binaries'] ?? '')).toMatchObject([
        { linkage: 'dynamic', needed: ['libc.so.6'] },
      ]);
    },
    120_000,
  );

  test('size-budget fails a larger binary, naming its largest parts', async () => {
    const dir = helloRepository();
    const inputs = { 'go-version': GO, targets: 'linux/amd64', 'size-budget': '500KB' };
    const ended = await step(inputs, { cwd: dir });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/::error::.*size-budget.*runtime/);
    expect(existsSync(join(dir, 'dist'))).toBe(false);
    await ship({ 'size-budget': '5MiB' }, dir);
  }, 60_000);
});

describe('the image', () => {
  test('dockerfile names the file, or false leaves it out', async () => {
    const ended = await ship({ dockerfile: 'docker/Dockerfile.prod', targets: 'linux/amd64' });
    expect(ended.outputs['dockerfile']).toBe('dist/docker/Dockerfile.prod');
    expect(existsSync(join(shared, 'dist', 'docker', 'Dockerfile.prod.dockerignore'))).toBe(true);
    const none = await ship({ dockerfile: 'false', targets: 'linux/amd64' });
    expect(none.outputs).toMatchObject({
      dockerfile: '',
      context: '',
      platforms: '',
      target: '',
      labels: '',
    });
    expect(readdirSync(join(shared, 'dist')).join()).not.toMatch(/[Dd]ocker/);
  }, 60_000);

  test('dockerfile-template is the user’s own', async () => {
    await ship({ 'dockerfile-template': 'image.hbs', targets: 'linux/amd64' });
    expect(read('Dockerfile')).toBe('FROM scratch\n# hello of the user\n');
  }, 60_000);

  test('base-image, labels, expose, runtime-env, args, user, workdir and stop-signal stand in it', async () => {
    const ended = await ship({
      targets: 'linux/amd64',
      'base-image': 'alpine:3.22',
      labels: 'org.example.team=a, b\norg.example.empty=',
      expose: '8080, 53/udp',
      'runtime-env': 'TZ=Europe/Berlin',
      args: '--config\n/etc/a b.yaml',
      user: '1000',
      workdir: '/data',
      'stop-signal': 'INT',
    });
    const dockerfile = read('Dockerfile');
    for (const line of [
      /^FROM alpine:3\.22\b/m,
      /org\.example\.team=['"]?a, b/,
      /^EXPOSE .*8080\/tcp/m,
      /53\/udp/,
      /^ENV TZ=['"]?Europe\/Berlin/m,
      /^CMD \["--config", ?"\/etc\/a b\.yaml"\]$/m,
      /^USER 1000:1000$/m,
      /^WORKDIR \/data$/m,
      /^STOPSIGNAL SIGINT$/m,
    ]) {
      expect(dockerfile).toMatch(line);
    }
    expect(ended.outputs['base-image']).toBe('alpine:3.22');
    expect(ended.outputs['labels']).toContain('"org.example.team=a, b"');
    expect(ended.outputs['bake-file']).toBe('dist/docker-bake.json');
    expect(JSON.parse(read('docker-bake.json'))).toMatchObject({
      target: { hello: { platforms: ['linux/amd64'], labels: { 'org.example.team': 'a, b' } } },
    });
  }, 60_000);
});

describe('the services of the runner', () => {
  // That they work is proven under a real runner: runner.test.ts.
  test('a cache is not asked for with cache false, nor from a terminal', async () => {
    const ended = await ship({ cache: 'false' });
    expect(ended.stdout).not.toContain('caches');
  }, 60_000);

  test('an artifact of a given name is an error where the runner has no such service, before anything is written', async () => {
    const dir = helloRepository();
    const ended = await step({ 'go-version': GO, targets: HOST, 'artifact-name': 'mine' }, { cwd: dir });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/::error::.*`artifact-name` is "mine"/);
    expect(existsSync(join(dir, 'dist'))).toBe(false);
  }, 60_000);
});

test('every input of the step is a flag of the command line, and gives the same', async () => {
  const inputs: Record<string, string> = {
    'go-version': GO,
    targets: 'linux/amd64',
    packages: './cmd/...',
    version: 'v3.0.0',
    labels: 'a.b=c',
    args: '--x',
    strip: 'false',
  };
  await ship(inputs);
  const byStep = read('ship-go.json');
  const flags = Object.entries(inputs).map(([name, value]) => `--${name}=${value}`);
  const { code, stderr } = await cli(['build', '.', ...flags], { cwd: shared });
  expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
  expect(read('ship-go.json')).toBe(byStep);
  const help = await cli(['--help'], { cwd: shared });
  for (const name of INPUT_NAMES.filter((name) => name !== 'working-directory')) {
    expect(help.stdout).toContain(`--${name} `);
  }
}, 60_000);
