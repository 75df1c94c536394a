import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { goEnvironment } from '../../src/go/command.ts';
import { parseInputs, type RawInputs } from '../../src/inputs.ts';
import { readModule } from '../../src/module/module.ts';
import { buildEnvironment } from '../../src/plan/environment.ts';
import { makePlan } from '../../src/plan/plan.ts';
import { testGo } from '../go.ts';
import { temporaryFolder, testHost } from '../host.ts';
import { git, repositoryOf, writeTree } from '../module/tree.ts';

jest.setTimeout(120_000);

const main = 'package main\n\nfunc main() {}\n';
const stampable = 'package main\n\nvar version, commit string\n\nconst date = "no"\n\nfunc main() {}\n';
const mod = (path: string, more = '') => `module ${path}\n\ngo 1.21\n${more}`;
const proxies = { ...process.env, GOFLAGS: '-buildvcs=false' };

/** Plans as a run does, with the real Go; by default for two linux targets. */
async function plan(
  dir: string,
  raw: RawInputs = {},
  { env = proxies, go = '1.27.4' }: { env?: Record<string, string | undefined>; go?: string } = {},
) {
  const host = testHost({ env });
  const planned = await makePlan(parseInputs(raw), await readModule(dir, host), await testGo(go), host);
  return { plan: planned, log: host.log };
}

const packages = (planned: Awaited<ReturnType<typeof plan>>) => planned.plan.mains.map((one) => one.package);

async function refused(attempt: Promise<unknown>, message: RegExp): Promise<void> {
  await expect(attempt).rejects.toThrow(
    expect.objectContaining({ name: 'UserError', message: expect.stringMatching(message) }),
  );
}

describe('makePlan, with a real Go and real modules', () => {
  test('plans a module of several mains, each with its own stamps', async () => {
    const dir = repositoryOf(
      {
        'go.mod': mod('example.com/tool/v2'),
        'cmd/api/main.go': stampable,
        'cmd/tool/main.go': 'package main\n\nimport _ "example.com/tool/v2/lib"\n\nfunc main() {}\n',
        'lib/lib.go': 'package lib\n\nvar Version string\n',
        'lib/lib_test.go': 'package lib\n',
      },
      'v2.1.0',
    );
    const commit = git(dir, 'rev-parse', 'HEAD');
    const { plan: planned, log } = await plan(dir, {
      tags: 'x,y',
      gcflags: 'all=-l',
      ldflags: "-X 'main.a=b c'",
      stamp: 'auto\nexample.com/tool/v2/lib.Version={{version}}',
    });
    const lib = { variable: 'example.com/tool/v2/lib.Version', text: 'v2.1.0' };
    expect(planned).toMatchObject({
      goVersion: '1.27.4',
      prerelease: false,
      identity: { version: 'v2.1.0', commit, branch: 'main', dirty: false },
      stamped: true,
      cgo: false,
      flags: ['-gcflags=all=-l', '-tags=x,y', '-trimpath', '-buildvcs=true'],
      mains: [
        {
          package: 'example.com/tool/v2/cmd/api',
          name: 'api',
          stage: 'api',
          stamps: [
            { variable: 'main.version', text: 'v2.1.0' },
            { variable: 'main.commit', text: commit },
            lib,
          ],
          ldflags: `-X 'main.a=b c' -s -w -X main.version=v2.1.0 -X main.commit=${commit} -X example.com/tool/v2/lib.Version=v2.1.0`,
        },
        { package: 'example.com/tool/v2/cmd/tool', stamps: [lib] },
      ],
    });
    expect(planned.defaultMain).toBe(planned.mains[1]);
    expect(planned.mains[0]?.module).toBe(planned.module.modules[0]);
    expect(planned.targets.map((one) => [one.target.name, one.mains])).toEqual([
      ['linux/amd64', planned.mains],
      ['linux/arm64', planned.mains],
    ]);
    expect(log.notices).toEqual([]);
    expect(git(dir, 'status', '--porcelain')).toBe('');
  });

  test('without a repository plans all the same, and says that no revision is stamped', async () => {
    const { plan: planned, log } = await plan(
      writeTree({ 'go.mod': mod('example.com/r'), 'main.go': stampable }),
    );
    expect(planned).toMatchObject({ stamped: false, identity: { version: 'devel', commit: '' } });
    expect(planned.flags).toContain('-buildvcs=false');
    expect(planned.mains[0]?.stamps).toEqual([{ variable: 'main.version', text: 'devel' }]);
    expect(log.notices.join()).toContain('will not say their revision');
  });

  test('takes every main of the module from a folder below it, but none of a nested module', async () => {
    const dir = repositoryOf(
      {
        'svc/x/go.mod': mod('example.com/r/svc/x'),
        'svc/x/main.go': main,
        'svc/x/cmd/y/main.go': main,
        'svc/x/nested/go.mod': mod('example.com/r/svc/x/nested'),
        'svc/x/nested/main.go': main,
      },
      'v9.0.0',
      'svc/x/v1.4.0',
    );
    const found = await plan(join(dir, 'svc', 'x', 'cmd', 'y'));
    expect(packages(found)).toEqual(['example.com/r/svc/x', 'example.com/r/svc/x/cmd/y']);
    expect(found.plan.identity.version).toBe('v1.4.0');
    expect(found.plan.defaultMain.name).toBe('x');
    expect(packages(await plan(join(dir, 'svc', 'x', 'cmd', 'y'), { packages: '.' }))).toEqual([
      'example.com/r/svc/x/cmd/y',
    ]);
  });

  test('plans a vendored module, its dependency a main too', async () => {
    const dir = repositoryOf({
      'go.mod': mod('example.com/r', '\nrequire example.com/dep v1.0.0\n'),
      'cmd/a/main.go': 'package main\n\nimport _ "example.com/dep/lib"\n\nfunc main() {}\n',
      'vendor/modules.txt':
        '# example.com/dep v1.0.0\n## explicit; go 1.21\nexample.com/dep/cmd/d\nexample.com/dep/lib\n',
      'vendor/example.com/dep/lib/l.go': 'package lib\n',
      'vendor/example.com/dep/cmd/d/main.go': main,
    });
    expect(packages(await plan(dir))).toEqual(['example.com/r/cmd/a']);
    const both = await plan(dir, { packages: './..., example.com/dep/cmd/d' });
    expect(both.plan.mains.map((one) => [one.name, one.module?.path])).toEqual([
      ['d', undefined],
      ['a', 'example.com/r'],
    ]);
    expect(both.log.notices.join()).toContain('example.com/dep/cmd/d comes from a dependency');
  });

  test('builds what build constraints let stand, and says what they leave out', async () => {
    const dir = repositoryOf({
      'go.mod': mod('example.com/r'),
      'all/main.go': main,
      'tux/main_linux.go': stampable,
    });
    const { plan: planned, log } = await plan(dir, {
      targets: 'windows/amd64,linux/amd64',
      packages: './tux,./all',
    });
    expect(planned.targets.map((one) => one.mains.map((it) => it.name))).toEqual([['all'], ['all', 'tux']]);
    expect(log.lines).toContain(
      'example.com/r/tux is left out of windows/amd64: its build constraints exclude it there.',
    );
    // Its files were asked of the target on which it stands.
    expect(planned.mains[1]?.stamps.map((one) => one.variable)).toEqual(['main.version', 'main.commit']);
    await refused(
      plan(dir, { targets: 'windows/amd64', packages: './tux' }),
      /"\.\/tux" has no file .* windows\/amd64/,
    );
    await refused(
      plan(dir, { targets: 'linux/amd64,windows/amd64', packages: './tux' }),
      /no main can be built for windows\/amd64/,
    );
  });

  test('stamps what some target declares, and only what can be set on every target that does', async () => {
    const lib = 'example.com/r/lib';
    const dir = repositoryOf({
      'go.mod': mod('example.com/r'),
      'main.go': `package main\n\nimport _ "${lib}"\n\nfunc main() {}\n\nfunc f() string { return "" }\n`,
      'main_linux.go': 'package main\n\nconst name = "x"\n\nvar version = name\n\nvar commit string\n',
      'main_windows.go':
        'package main\n\nvar name, version = f(), "dev"\n\nvar commit = name\n\nvar own string\n',
      'lib/l_linux.go': 'package lib\n\nvar V = "x"\n',
      'lib/l_windows.go': 'package lib\n\nvar V, W = 1, ""\n',
    });
    const targets = 'linux/amd64,windows/amd64,linux/arm64';
    const stamps = async (over: RawInputs) =>
      (await plan(dir, { targets, version: 'v1', ...over })).plan.mains[0]?.stamps;
    expect(await stamps({})).toEqual([{ variable: 'main.version', text: 'v1' }]);
    expect(await stamps({ stamp: `main.own=x\n${lib}.W=y` })).toEqual([
      { variable: 'main.own', text: 'x' },
      { variable: `${lib}.W`, text: 'y' },
    ]);
    await refused(plan(dir, { targets, stamp: 'main.commit=x' }), /commit in example\.com\/r has an initial/);
    await refused(plan(dir, { targets, stamp: `${lib}.V=x` }), /V in example\.com\/r\/lib is not a string/);
    await refused(plan(dir, { targets: 'linux/amd64', stamp: 'main.own=x' }), /main\.own does not exist/);
    expect(await stamps({ targets: 'linux/amd64', stamp: `main.commit=x\n${lib}.V=z` })).toHaveLength(2);
  });

  test('keeps from several trees the same names, what is left out, and what cannot be', async () => {
    const dir = repositoryOf({
      'go.mod': mod('example.com/r'),
      'a/api/main.go': main,
      'b/api/main.go': main,
      'lib/l.go': 'package lib\n',
      'empty/readme': '',
    });
    await refused(plan(dir), /api: example\.com\/r\/a\/api, example\.com\/r\/b\/api\n/);
    expect(packages(await plan(dir, { packages: '!./b/...' }))).toEqual(['example.com/r/a/api']);
    expect(packages(await plan(dir, { packages: 'example.com/r/b/api,./lib' }))).toEqual([
      'example.com/r/b/api',
    ]);
    await refused(plan(dir, { packages: './nope' }), /Input `packages`: .*nope.*directory not found/s);
    await refused(plan(dir, { packages: './lib/x/...' }), /Input `packages`: .*lib\/x/s);
    await refused(plan(dir, { packages: './a/...,!./c...' }), /"\.\/c\.\.\." matches no package/);
    await refused(plan(dir, { packages: './empty' }), /no Go files/);
    await refused(plan(dir, { packages: 'example.com/elsewhere' }), /no required module provides/);
    await refused(plan(dir, { packages: './lib' }), /no package main.*libraries: example\.com\/r\/lib/);
    await refused(plan(dir, { packages: 'a/api/main.go' }), /is a file.*"\.\/a\/api"/);
    await refused(plan(dir, { packages: './a/api', stamp: 'main.nope=x' }), /main\.nope does not exist/);
    await refused(
      plan(dir, { packages: './a/api', stamp: 'example.com/r/lib.V=x' }),
      /no main imports example\.com\/r\/lib/,
    );
    await refused(
      plan(dir, { packages: './a/api', 'build-flags': '-nope' }),
      /Input `build-flags`: .* -nope/,
    );
    const api = { packages: './a/api', 'build-flags': '-race' };
    await refused(plan(dir, api), /`cgo` is false, and the flag -race .*needs it\. Set `cgo` to true/);
    await refused(
      plan(dir, { packages: './a/api' }, { env: { ...proxies, GOFLAGS: "'-race" } }),
      /^GOFLAGS is "'-race", which has a quote that is not closed/,
    );
    await refused(plan(dir, { targets: 'linux/amd46', packages: './a/api' }), /Did you mean .*linux\/amd64/);
  });

  test('warns of C++ for a target whose C compiler alone is named', async () => {
    const dir = repositoryOf({
      'go.mod': mod('example.com/r'),
      'main.go': 'package main\n\nimport _ "example.com/r/cxx"\n\nfunc main() {}\n',
      'cxx/c.go': 'package cxx\n\nimport "C"\n',
      'cxx/f.cpp': 'int f() { return 1; }\n',
    });
    const warnings = async (env: Record<string, string>, targets = 'linux/riscv64') => {
      const { log } = await plan(
        dir,
        { cgo: 'true', targets },
        { env: { ...proxies, CXX: undefined, ...env } },
      );
      return log.warnings.map(({ message }) => message);
    };
    const c = { CC_FOR_linux_riscv64: 'gcc' };
    expect(await warnings(c)).toEqual([
      expect.stringMatching(
        /^example\.com\/r\/cxx has C\+\+ files.*linux\/riscv64.*Set CXX_FOR_linux_riscv64/,
      ),
    ]);
    expect(await warnings({ ...c, CXX_FOR_linux_riscv64: 'g++' })).toEqual([]);
    expect(await warnings({ ...c, CXX: 'riscv-g++' })).toEqual([]);
    const { os, arch } = testHost();
    expect(await warnings({ [`CC_FOR_${os}_${arch}`]: 'gcc' }, `${os}/${arch}`)).toEqual([]);
  });

  test('says that a main needs cgo, also where a wildcard would pass over it', async () => {
    const dir = repositoryOf({
      'go.mod': mod('example.com/r'),
      'a/main.go': main,
      'c/main.go': 'package main\n\nimport "C"\n\nfunc main() {}\n',
    });
    await refused(plan(dir), /Input `cgo` is false: example\.com\/r\/c can only be built with it/);
    await refused(
      plan(dir, { packages: './c' }),
      /Input `cgo` is false: example\.com\/r\/c can only be built with it/,
    );
    expect(packages(await plan(dir, { packages: '!./c' }))).toEqual(['example.com/r/a']);
    await refused(plan(dir, { cgo: 'true', targets: 'linux/riscv64' }), /CC_FOR_linux_riscv64/);
    await refused(
      plan(
        dir,
        { cgo: 'true', targets: 'linux/riscv64' },
        { env: { ...proxies, CC_FOR_linux_riscv64: 'no-such-cc -x' } },
      ),
      /"no-such-cc" is not on PATH/,
    );
    await refused(plan(dir, { cgo: 'true', targets: 'wasip1/wasm' }), /no cgo on wasip1\/wasm/);
    const found = await plan(
      dir,
      { cgo: 'true', targets: 'linux/riscv64' },
      { env: { ...proxies, CC_FOR_linux_riscv64: 'git' } },
    );
    expect(packages(found)).toEqual(['example.com/r/a', 'example.com/r/c']);
  });

  test('carries the linker flags and tags of GOFLAGS along, and tells the settings', async () => {
    const dir = repositoryOf({
      'go.mod': mod('example.com/r'),
      'main.go': stampable,
      'x.go': '//go:build !t\n\npackage main\n',
    });
    const env = {
      ...proxies,
      GOFLAGS: "'-ldflags=-X main.version=own' -tags=t -mod=mod -buildvcs=false",
      GO386: 'softfloat',
      GOEXPERIMENT: 'greenteagc',
      GOAMD64: 'v3',
    };
    const { plan: planned, log } = await plan(
      dir,
      { tags: 'u', strip: 'false', 'build-flags': '-tags=b' },
      { env, go: '1.26.11' },
    );
    expect(planned.settings.build).toEqual({
      GOFLAGS: '-mod=mod',
      GO386: 'softfloat',
      GOEXPERIMENT: 'greenteagc',
    });
    expect(planned.flags).toContain('-tags=t,b,u');
    expect(planned.mains[0]?.ldflags).toMatch(/^-X main\.version=own -X main\.commit=\w{40}$/);
    expect(log.lines.join('\n')).toContain('GO386=softfloat');
    const old = await plan(dir, {}, { env: { ...env, GOEXPERIMENT: '' }, go: '1.21.13' });
    expect(old.plan.settings.build).toEqual({ GOFLAGS: '-mod=mod', GO386: 'softfloat' });
    expect(old.plan.flags).toContain('-tags=t');
    await refused(plan(dir, { targets: 'linux/arm64/v8.2' }, { go: '1.21.13' }), /needs Go 1\.23/);
  });

  test('refuses a worktree before Go 1.27, where the commit would be none or wrong', async () => {
    const dir = repositoryOf({ 'go.mod': mod('example.com/r'), 'main.go': main });
    const tree = join(temporaryFolder(), 'tree');
    git(dir, 'worktree', 'add', '-q', tree);
    await refused(
      plan(tree, {}, { go: '1.26.11' }),
      /Input `buildvcs` is true: .*Go 1\.26\.11.* 1\.27 or newer/,
    );
    expect((await plan(tree, { buildvcs: 'false' }, { go: '1.26.11' })).plan.stamped).toBe(false);
    expect((await plan(tree)).plan.stamped).toBe(true);
  });

  test('plans a workspace of several modules, from its root and from a member', async () => {
    const dir = repositoryOf({
      'go.work': 'go 1.21\n\nuse (\n\t./a\n\t./b\n)\n',
      'a/go.mod': mod('example.com/a'),
      'a/main.go': main,
      'a/lib/l.go': 'package lib\n',
      'b/go.mod': mod('example.com/b'),
      'b/cmd/c/main.go': 'package main\n\nimport _ "example.com/a/lib"\n\nfunc main() {}\n',
    });
    for (const from of ['.', 'b']) {
      const found = await plan(join(dir, from));
      expect(found.plan.mains.map((one) => [one.package, one.module?.path])).toEqual([
        ['example.com/a', 'example.com/a'],
        ['example.com/b/cmd/c', 'example.com/b'],
      ]);
      expect(found.plan.settings.build).toEqual({});
    }
  });

  test('says where the workspace stands that GOWORK names, where another would be found without it', async () => {
    const dir = repositoryOf({
      'ci/dev.work': 'go 1.21\n\nuse ..\n',
      'go.work': 'go 1.21\n\nuse (\n\t.\n\t./tools\n)\n',
      'go.mod': mod('example.com/r'),
      'main.go': main,
      'tools/go.mod': mod('example.com/r/tools'),
      'tools/main.go': main,
    });
    const link = join(temporaryFolder(), 'link');
    symlinkSync(dir, link, 'junction');
    const setting = async (GOWORK: string, from = dir) => {
      // By import path: a pattern with `.` go does not find through a link.
      const packages = GOWORK.startsWith(link) ? 'example.com/r' : '';
      const found = await plan(from, { packages }, { env: { ...proxies, GOWORK } });
      return [found.plan.settings.build['GOWORK'], found.plan.mains.length];
    };
    expect(await setting(join(dir, 'ci', 'dev.work'))).toEqual(['ci/dev.work', 1]);
    expect(await setting(join(link, 'ci', 'dev.work'))).toEqual(['ci/dev.work', 1]);
    expect(await setting(join(link, 'go.work'), join(dir, 'tools'))).toEqual([undefined, 1]);
    expect(await setting('auto')).toEqual([undefined, 2]);
    expect(await setting('')).toEqual([undefined, 2]);
    expect(await setting('off')).toEqual(['off', 1]);
  });

  test('leaves go.work.sum alone, and says before building that it would make the build dirty', async () => {
    const { go, root } = await testGo();
    const dir = writeTree({
      'go.work': 'go 1.26\n\nuse (\n\t./a\n\t./b\n)\n',
      'a/go.mod': 'module example.com/a\n\ngo 1.26\n',
      'a/main.go': 'package main\n\nimport _ "github.com/spf13/cobra"\n\nfunc main() {}\n',
      'b/go.mod': 'module example.com/b\n\ngo 1.26\n',
      'b/main.go': 'package main\n\nimport _ "github.com/spf13/viper"\n\nfunc main() {}\n',
    });
    const run = (folder: string, env: Record<string, string>, ...args: string[]) =>
      execFileSync(go, args, {
        cwd: join(dir, folder),
        stdio: 'pipe',
        env: goEnvironment({ root }, { env: process.env }, env),
      });
    run('a', { GOWORK: 'off' }, 'get', 'github.com/spf13/cobra@v1.1.3');
    run('b', { GOWORK: 'off' }, 'get', 'github.com/spf13/viper@v1.18.2');
    git(dir, 'init', '-q');
    git(dir, 'add', '-A');
    git(dir, 'commit', '-q', '-m', 'first');
    await refused(
      plan(dir),
      /wants to change go\.work\.sum.*"go list -deps example\.com\/a\/\.\.\. example\.com\/b\/\.\.\."/,
    );
    expect(existsSync(join(dir, 'go.work.sum'))).toBe(false);
    expect((await plan(dir, { buildvcs: 'false' })).plan.mains).toHaveLength(2);
    expect(git(dir, 'status', '--porcelain')).toBe('');

    // What the message says to run settles it.
    run('.', {}, 'list', '-deps', 'example.com/a/...', 'example.com/b/...');
    const sums = readFileSync(join(dir, 'go.work.sum'), 'utf8');
    git(dir, 'add', '-A');
    git(dir, 'commit', '-q', '-m', 'sums');
    expect((await plan(dir)).plan.identity.dirty).toBe(false);
    writeFileSync(join(dir, 'go.work.sum'), '');
    await refused(plan(dir), /wants to change go\.work\.sum/);
    expect(readFileSync(join(dir, 'go.work.sum'), 'utf8')).toBe('');
    expect(sums).not.toBe('');

    // An ignored one makes nothing dirty.
    git(dir, 'rm', '-q', '--cached', 'go.work.sum');
    writeTree({ '.gitignore': 'go.work.sum\n' }, dir);
    expect((await plan(dir)).plan.mains).toHaveLength(2);
  });
});

describe('buildEnvironment', () => {
  const repository = (root: string, foreign: boolean) => ({
    root,
    gitDir: 'directory' as const,
    commit: 'c',
    date: '',
    branch: '',
    tags: [],
    dirty: [],
    shallow: false,
    source: '',
    env: foreign ? { GIT_CONFIG_COUNT: '1' } : {},
  });
  const goModule = (dir: string, foreign: boolean) => ({
    dir,
    path: dir,
    go: '',
    toolchain: '',
    repository: repository(dir, foreign),
  });
  const module = {
    kind: 'workspace' as const,
    dir: '/w',
    root: '/w',
    go: '',
    toolchain: '',
    vendored: false,
    repository: undefined,
    modules: [goModule('/w/a', true), goModule('/w/b', false), goModule('/w/c', true)],
  };
  const { target } = { target: parseInputs({ targets: 'linux/arm' }).targets[0] };
  if (target === undefined) throw new Error('no target');

  test('says the level outright, the compiler with cgo alone, and trusts each foreign checkout', () => {
    const env = { CC: 'gcc', CC_FOR_linux_arm: 'arm-gcc', CXX_FOR_linux_arm: 'arm-g++' };
    expect(buildEnvironment({ cgo: true, module }, target, env)).toEqual({
      GOOS: 'linux',
      GOARCH: 'arm',
      GOARM: '7',
      CGO_ENABLED: '1',
      CC: 'arm-gcc',
      CXX: 'arm-g++',
      GIT_CONFIG_COUNT: '5',
      GIT_CONFIG_KEY_0: 'safe.directory',
      GIT_CONFIG_VALUE_0: '/w/a',
      GIT_CONFIG_KEY_1: 'safe.directory',
      GIT_CONFIG_VALUE_1: '/w/a/*',
      GIT_CONFIG_KEY_2: 'safe.directory',
      GIT_CONFIG_VALUE_2: '/w/c',
      GIT_CONFIG_KEY_3: 'safe.directory',
      GIT_CONFIG_VALUE_3: '/w/c/*',
      GIT_CONFIG_KEY_4: 'core.fsmonitor',
      GIT_CONFIG_VALUE_4: 'false',
    });
    expect(buildEnvironment({ cgo: false, module: { ...module, modules: [] } }, target, env)).toEqual({
      GOOS: 'linux',
      GOARCH: 'arm',
      GOARM: '7',
      CGO_ENABLED: '0',
    });
  });
});
