import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { testGo } from '../go.ts';
import { temporaryFolder, testHost } from '../host.ts';
import { commitAll, helloRepository, runTestGo, STAMPED_MAIN, treeOf, writeTree } from '../modules.ts';
import { cli, commandsIn, expectSuccess, GO, TOOL_CACHE } from './bundle.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));

let dir: string;
let path: string;
beforeAll(async () => {
  path = `${dirname((await testGo(GO)).go)}${delimiter}${process.env['PATH'] ?? ''}`;
  dir = helloRepository({}, 'v1.2.3');
}, 300_000);

const BUILD = [`--go-version=${GO}`, '--targets', 'linux/amd64'];

describe('build', () => {
  test('prints the summary on standard output, all else on standard error, without colours in a pipe', async () => {
    const { code, stdout, stderr } = await cli(['build', dir, ...BUILD], {
      cwd: temporaryFolder('elsewhere'),
    });
    expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/example\.com\/hello v1\.2\.3\n\nBINARY +TARGET +SIZE +LINKAGE +GO +REVISION\n/);
    expect(stdout).toMatch(
      new RegExp(`linux_amd64/hello +linux/amd64 +[0-9.]+ MB +static +${GO} +[0-9a-f]{12}\\n`),
    );
    expect(stdout).toContain('docker build -f ');
    expect(stderr).toMatch(/linux\/amd64 compiled in .* \(1 of 1\)/);
    expect(stdout + stderr).not.toMatch(/\u001b|::/);
  }, 60_000);

  test('takes the current folder where none is given, and writes what the contract lists there', async () => {
    expect((await cli(['build', ...BUILD], { cwd: dir })).code).toBe(0);
    expect(Object.keys(treeOf(join(dir, 'dist')))).toEqual([
      '.gitignore',
      'Dockerfile',
      'Dockerfile.dockerignore',
      'artifacts.json',
      'buildinfo.json',
      'checksums.txt',
      'docker-bake.json',
      'linux_amd64',
      'linux_amd64/hello',
      'linux_amd64/hello.buildinfo.txt',
      'report.json',
      'ship-go.json',
    ]);
  }, 60_000);

  test('keeps output-dir inside the repository, wherever it is started', async () => {
    const { code, stderr } = await cli(['build', dir, ...BUILD, '--output-dir', '../out'], {
      cwd: dirname(dir),
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/`output-dir`.*outside/);
  });
});

describe('in a job, where the workspace is another folder', () => {
  const env = (workspace: string) => ({ GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: workspace });
  let root: string;
  beforeAll(() => {
    root = writeTree({
      'svc/go.mod': 'module example.com/r/svc\n\ngo 1.21\n',
      'svc/main.go': STAMPED_MAIN,
      'other/go.mod': 'module example.com/r/other\n\ngo 1.21\n',
      'other/main.go':
        'package main\n\n//line ##[set-output name=a]b.go:7\nfunc init() { undefinedName() }\n',
    });
    commitAll(root);
  });

  test('the command line starts from the current folder', async () => {
    const svc = join(root, 'svc');
    const ended = await cli(['build', ...BUILD], { cwd: svc, env: env(root) });
    expectSuccess(ended);
    expect(ended.stdout).toMatch(/In dist: .*ship-go\.json/);
    expect(existsSync(join(svc, 'dist', 'linux_amd64', 'svc'))).toBe(true);
    const looked = await cli(['inspect', 'dist/linux_amd64/svc'], {
      cwd: svc,
      env: { ...env(root), PATH: path },
    });
    expectSuccess(looked);
    expect(looked.stdout).toContain('example.com/r/svc');
  }, 60_000);

  test('nothing that it prints acts as a workflow command', async () => {
    const ended = await cli(['build', 'other', ...BUILD], { cwd: root, env: env(root) });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('##[set-output name=a]b.go:7');
    expect(commandsIn(ended.stderr)).toEqual([]);
  }, 60_000);
});

describe('dockerfile', () => {
  test('builds first, and prints the very Dockerfile that it wrote', async () => {
    const { code, stdout } = await cli(['dockerfile', '.', ...BUILD], { cwd: dir });
    expect(code).toBe(0);
    expect(stdout).toBe(readFileSync(join(dir, 'dist', 'Dockerfile'), 'utf8'));
  }, 60_000);

  test('with --explain says below each line why it is there', async () => {
    const args = ['dockerfile', '.', ...BUILD, '--base-image', 'alpine:3.22'];
    const plain = await cli(args, { cwd: dir });
    const { code, stdout } = await cli([...args, '--explain'], { cwd: dir });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^FROM .*alpine:3\.22 AS hello\n {4}│ .*base-image/m);
    expect(stdout.split('\n').filter((line) => !line.startsWith('    │'))).toEqual(plain.stdout.split('\n'));
  }, 60_000);

  test('without a linux target ends before anything is compiled', async () => {
    for (const words of [
      ['dockerfile', '.'],
      ['build', '.', '--base-image', 'alpine:3.22'],
    ]) {
      const { code, stderr } = await cli([...words, `--go-version=${GO}`, '--targets', 'windows/amd64'], {
        cwd: dir,
      });
      expect(code).toBe(1);
      expect(stderr).toMatch(/asks for an image, and of the `targets` windows\/amd64 none is for linux/);
      expect(stderr).not.toContain('compiled');
    }
  });

  test('with --base-image compiles nothing and writes nothing', async () => {
    const fresh = helloRepository();
    const before = treeOf(fresh);
    const { code, stdout, stderr } = await cli(['dockerfile', '.', ...BUILD, '--base-image', 'alpine:3.22'], {
      cwd: fresh,
    });
    expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^FROM alpine:3\.22\b/m);
    expect(stderr).not.toContain('compiled');
    expect(treeOf(fresh)).toEqual(before);
  }, 60_000);
});

describe('inspect', () => {
  const files = ['dist/linux_amd64/hello', 'dist/wasip1_wasm/hello'];
  beforeAll(async () => {
    const { code } = await cli(['build', '.', `--go-version=${GO}`, '--targets=linux/amd64,wasip1/wasm'], {
      cwd: dir,
    });
    expect(code).toBe(0);
  }, 60_000);

  test('says of each file its Go, module, linkage and settings', async () => {
    const { code, stdout } = await cli(['inspect', ...files], { cwd: dir, env: { PATH: path } });
    expect(code).toBe(0);
    for (const file of files) expect(stdout).toContain(file);
    for (const text of [
      GO,
      'example.com/hello',
      'v1.2.3',
      'static',
      'vcs.revision',
      'linux/amd64',
      'wasip1/wasm',
    ])
      expect(stdout).toContain(text);
  });

  test('with --json gives an array of records with buildInfo', async () => {
    const { code, stdout, stderr } = await cli(['inspect', '--json', ...files], {
      cwd: dir,
      env: { PATH: path },
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const records = JSON.parse(stdout) as { path: string; buildInfo: unknown }[];
    expect(records).toMatchObject([
      {
        path: files[0],
        goVersion: GO,
        os: 'linux',
        arch: 'amd64',
        linkage: 'static',
        interpreter: null,
        needed: [],
      },
      {
        path: files[1],
        goVersion: GO,
        os: 'wasip1',
        arch: 'wasm',
        linkage: 'none',
        buildInfo: { source: 'modinfo' },
      },
    ]);
    expect(records[0]?.buildInfo).toEqual(
      JSON.parse(await runTestGo(dir, 'version', '-m', '-json', files[0] ?? '')),
    );
  });

  test('never runs what it reads, and refuses what is no Go binary by its name', async () => {
    const { code, stdout, stderr } = await cli(['inspect', 'main.go'], { cwd: dir, env: { PATH: path } });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/main\.go/);
  });
});

describe('the launcher', () => {
  test('runs from a copy of dist/ alone: no install step', () => {
    const copy = temporaryFolder('copy');
    cpSync(join(repository, 'dist'), join(copy, 'dist'), { recursive: true });
    const said = execFileSync(process.execPath, ['dist/cli/index.js', 'build', dir, ...BUILD], {
      cwd: copy,
      encoding: 'utf8',
      stdio: 'pipe',
      env: { ...process.env, RUNNER_TOOL_CACHE: TOOL_CACHE, GITHUB_ACTIONS: undefined },
    });
    expect(said).toContain('linux_amd64/hello');
  }, 60_000);

  test('is the command ship-go of the package, which holds all that it needs', () => {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const { stdout } = spawnSync(npm, ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: repository,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    const packed = (JSON.parse(stdout) as { files: { path: string }[] }[])[0]?.files.map((file) => file.path);
    const { bin } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
      bin: Record<string, string>;
    };
    expect(bin).toEqual({ 'ship-go': 'dist/cli/index.js' });
    const bundle = Object.keys(treeOf(join(repository, 'dist'))).filter((file) => file.includes('.'));
    expect(packed).toEqual(expect.arrayContaining(bundle.map((file) => `dist/${file}`)));
    expect(readFileSync(join(repository, 'dist/cli/index.js'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  }, 60_000);

  test.each(['cli', 'main'])(
    'of %s tells an older Node so in one line, before it loads anything',
    (entry) => {
      const launcher = JSON.stringify(join(repository, 'dist', entry, 'index.js'));
      const old =
        "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.0' } });";
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [
          '--input-type=module',
          '-e',
          `${old} await import(require('node:url').pathToFileURL(${launcher}).href);`.replace(
            'require(',
            'process.getBuiltinModule(',
          ),
        ],
        { encoding: 'utf8' },
      );
      expect({ status, stdout, stderr }).toEqual({
        status: 1,
        stdout: '',
        stderr: expect.stringMatching(/^ship-go needs Node 20 or newer; this is v.*\n$/),
      });
    },
  );
});

test('--verbose says every command that is run; as a value of another flag it is that', async () => {
  const said = async (...words: string[]) =>
    (await cli(['dockerfile', '.', ...BUILD, '--base-image=alpine', ...words], { cwd: dir })).stderr;
  expect(await said('--verbose')).toMatch(/^go list /m);
  expect(await said('--args', '--verbose')).not.toMatch(/^go list /m);
}, 60_000);

describe('exit codes and help', () => {
  test('help is 0 and on standard output, with each command', async () => {
    const { code, stdout, stderr } = await cli(['--help'], { cwd: dir });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const text of ['build [dir]', 'dockerfile [dir]', 'inspect <file>', '--go-version', '130'])
      expect(stdout).toContain(text);
  });

  test('a user’s error is 1, one message, no stack', async () => {
    const { code, stdout, stderr } = await cli(['build', 'nowhere'], { cwd: dir });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^error: .*nowhere/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('a reader that closes the pipe early is no failure', async () => {
    const many = Array.from({ length: 400 }, () => 'dist/linux_amd64/hello');
    const child = spawn(
      process.execPath,
      [join(repository, 'dist/cli/index.js'), 'inspect', '--json', ...many],
      {
        cwd: dir,
        env: { ...process.env, PATH: path },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  }, 60_000);
});

test('where a person’s tools are kept is their cache folder, when no runner says otherwise', async () => {
  if (process.platform !== 'linux') return;
  const cache = temporaryFolder('cache');
  mkdirSync(join(cache, 'ship-go', 'tools', 'go'), { recursive: true });
  cpSync(join(TOOL_CACHE, 'go', GO), join(cache, 'ship-go', 'tools', 'go', GO), { recursive: true });
  const env = { RUNNER_TOOL_CACHE: '', XDG_CACHE_HOME: cache, GOCACHE: await goCache() };
  const { code, stderr } = await cli(['build', dir, ...BUILD, '--verbose'], { cwd: dir, env });
  expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
  expect(
    existsSync(join(cache, 'ship-go', 'tools', 'go', GO, testHost().arch === 'amd64' ? 'x64' : 'arm64')),
  ).toBe(true);
}, 120_000);

async function goCache(): Promise<string> {
  return (await runTestGo(dir, 'env', 'GOCACHE')).trim();
}
