import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir, hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { testGo } from '../go.ts';
import { git, helloRepository, runTestGo } from '../modules.ts';
import { commandsIn, GO, step, type StepEnded } from './bundle.ts';

const TARGETS = 'linux/amd64, linux/arm/v7, windows/amd64, wasip1/wasm';
const BINARIES = [
  'linux_amd64/hello',
  'linux_armv7/hello',
  'windows_amd64/hello.exe',
  'wasip1_wasm/hello',
] as const;
/** What the contract says is written, for one main and those targets. */
const FILES = [
  '.gitignore',
  'Dockerfile',
  'Dockerfile.dockerignore',
  'artifacts.json',
  'buildinfo.json',
  'checksums.txt',
  'docker-bake.json',
  'report.json',
  'ship-go.json',
  ...BINARIES,
  ...BINARIES.filter((path) => !path.includes('wasm')).map((path) => `${path}.buildinfo.txt`),
];

let dir: string;
let ended: StepEnded;

beforeAll(async () => {
  await testGo(GO);
  dir = helloRepository({}, 'v1.2.3');
  ended = await step({ 'go-version': GO, targets: TARGETS }, { cwd: dir });
}, 300_000);

const out = (...path: string[]) => join(dir, 'dist', ...path);
const read = (path: string) => readFileSync(out(path), 'utf8');
const written = () =>
  readdirSync(out(), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(out().length + 1))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();

test('the step succeeds, and its log holds no error, no warning and no bug', () => {
  expect({ code: ended.code, log: ended.stdout, stderr: ended.stderr }).toMatchObject({
    code: 0,
    stderr: '',
  });
  expect(commandsIn(ended.stdout).map(({ name }) => name)).not.toContain('error');
  expect(commandsIn(ended.stdout).map(({ name }) => name)).not.toContain('warning');
  expect(ended.left).toEqual([]);
});

describe('the outputs', () => {
  test('are exactly those that action.yml declares', () => {
    const action = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')) as {
      outputs: object;
    };
    expect(Object.keys(ended.outputs).sort()).toEqual(Object.keys(action.outputs).sort());
  });

  test('say which Go, which version and which commit', async () => {
    expect(ended.outputs).toMatchObject({
      'go-version': GO,
      'go-prerelease': 'false',
      'go-root': (await testGo(GO)).root,
      version: 'v1.2.3',
      commit: git(dir, 'rev-parse', 'HEAD'),
      date: '2026-01-02T03:04:05Z',
      dirty: 'false',
      'image-tag': '1.2.3',
    });
  });

  test('name each file from the workspace', () => {
    expect(ended.outputs).toMatchObject({
      'build-info': 'dist/buildinfo.json',
      artifacts: 'dist/artifacts.json',
      checksums: 'dist/checksums.txt',
      dockerfile: 'dist/Dockerfile',
      context: '.',
      'build-contexts': 'build=dist',
    });
  });

  test('hand over what an image-building step needs', () => {
    expect(ended.outputs).toMatchObject({
      platforms: 'linux/amd64,linux/arm/v7',
      target: 'hello',
      'base-image': 'gcr.io/distroless/static-debian13:nonroot',
    });
    expect(ended.outputs['labels']?.split('\n')).toEqual(
      expect.arrayContaining([
        'org.opencontainers.image.version=v1.2.3',
        `org.opencontainers.image.revision=${git(dir, 'rev-parse', 'HEAD')}`,
        'org.opencontainers.image.created=2026-01-02T03:04:05Z',
      ]),
    );
  });

  test('of a machine without artifact and cache service are empty or false', () => {
    expect(ended.outputs).toMatchObject({
      'artifact-id': '',
      'artifact-url': '',
      'artifact-digest': '',
      'cache-hit': 'false',
      'cache-matched-key': '',
    });
    expect(commandsIn(ended.stdout).find(({ message }) => message.includes('not uploaded'))?.name).toBe(
      'notice',
    );
  });

  test('hold one record a binary, whose path is from the workspace', () => {
    const records = JSON.parse(ended.outputs['binaries'] ?? '') as Record<string, unknown>[];
    const kept = JSON.parse(read('artifacts.json')) as Record<string, unknown>[];
    expect(records).toEqual(kept.map((record) => ({ ...record, path: `dist/${String(record['path'])}` })));
    expect(
      records.map(({ target, os, arch, variant, path, linkage }) => [
        target,
        os,
        arch,
        variant,
        path,
        linkage,
      ]),
    )
      // prettier-ignore
      .toEqual([
        ['linux/amd64', 'linux', 'amd64', '', 'dist/linux_amd64/hello', 'static'],
        ['linux/arm/v7', 'linux', 'arm', 'v7', 'dist/linux_armv7/hello', 'static'],
        ['windows/amd64', 'windows', 'amd64', '', 'dist/windows_amd64/hello.exe', 'system'],
        ['wasip1/wasm', 'wasip1', 'wasm', '', 'dist/wasip1_wasm/hello', 'none'],
      ]);
    for (const record of records) {
      const bytes = readFileSync(join(dir, String(record['path'])));
      expect(record).toMatchObject({
        name: 'hello',
        package: 'example.com/hello',
        stage: 'hello',
        size: bytes.length,
        sha256: sum(bytes),
        goVersion: GO,
        interpreter: null,
        symbolVersions: {},
      });
      expect(Array.isArray(record['needed'])).toBe(true);
    }
  });
});

describe('later steps of the job', () => {
  test('get the chosen Go first on PATH', () => {
    expect(ended.path).toHaveLength(1);
    const go = join(ended.path[0] ?? '', process.platform === 'win32' ? 'go.exe' : 'go');
    const env = { ...process.env, GOROOT: undefined, GOTOOLCHAIN: 'local' };
    expect(execFileSync(go, ['version'], { env, encoding: 'utf8' })).toContain(`go version go${GO} `);
  });

  test('get nothing else: no GOROOT, no GOTOOLCHAIN', () => {
    expect(ended.exported).toBe('');
  });

  test('see one summary with the binaries and the Dockerfile', () => {
    for (const target of TARGETS.split(', ')) expect(ended.summary).toContain(target);
    for (const text of ['hello', 'static', GO, git(dir, 'rev-parse', 'HEAD').slice(0, 12), 'FROM ']) {
      expect(ended.summary).toContain(text);
    }
  });
});

describe('what is written under output-dir', () => {
  test('is exactly what the contract lists', () => {
    expect(written()).toEqual([...FILES].sort());
  });

  test('ignores itself, so that the tree stays clean', () => {
    expect(read('.gitignore')).toBe('*\n');
    expect(git(dir, 'status', '--porcelain')).toBe('');
  });

  test('holds to checksums.txt, one line a binary', () => {
    const lines = read('checksums.txt').trimEnd().split('\n');
    expect(lines).toEqual(BINARIES.map((path) => `${sum(readFileSync(out(path)))}  ${path}`));
    if (process.platform !== 'linux') return;
    const said = execFileSync('sha256sum', ['--strict', '-c', 'checksums.txt'], {
      cwd: out(),
      encoding: 'utf8',
    });
    expect(said).toBe(BINARIES.map((path) => `${path}: OK\n`).join(''));
  });

  test('is listed in ship-go.json, every other file with its sum', () => {
    const { files } = JSON.parse(read('ship-go.json')) as { files: Record<string, string> };
    const others = FILES.filter((path) => path !== 'ship-go.json');
    expect(files).toEqual(Object.fromEntries(others.map((path) => [path, sum(readFileSync(out(path)))])));
  });

  test('records commit, version, Go, the inputs and the plan with its sum', () => {
    const record = JSON.parse(read('ship-go.json')) as { plan: unknown; planSha256: string };
    expect(record).toMatchObject({
      schema: 1,
      version: 'v1.2.3',
      commit: git(dir, 'rev-parse', 'HEAD'),
      date: '2026-01-02T03:04:05Z',
      dirty: false,
      go: { version: GO, prerelease: false },
      inputs: { 'go-version': GO, targets: TARGETS.split(', ') },
      plan: { mains: [{ package: 'example.com/hello', stamps: { 'main.version': 'v1.2.3' } }] },
    });
    expect((record.plan as { mains: { ldflags: string }[] }).mains[0]?.ldflags).toMatch(
      /-s -w .*-X main\.version=v1\.2\.3/,
    );
    expect(record.planSha256).toBe(sum(JSON.stringify(record.plan)));
  });

  test('holds no absolute path, host name or clock', () => {
    const texts = FILES.filter((path) => /\.(json|txt|dockerignore)$|Dockerfile$/.test(path)).map(read);
    for (const text of texts) {
      for (const local of [dir, tmpdir(), homedir(), hostname()]) {
        // A root user's home or a host called "go" would be found in any text.
        if (local.length > 5) expect(text).not.toContain(local);
      }
      for (const time of text.match(/\d{4}-\d\d-\d\dT[\d:]+/g) ?? [])
        expect(time).toBe('2026-01-02T03:04:05');
    }
  });

  test('says in buildinfo.json what go version -m -json says', async () => {
    const info = JSON.parse(read('buildinfo.json')) as Record<string, unknown>;
    expect(Object.keys(info)).toEqual([...BINARIES]);
    for (const path of BINARIES.filter((path) => !path.includes('wasm'))) {
      expect(info[path]).toEqual(JSON.parse(await runTestGo(out(), 'version', '-m', '-json', path)));
    }
    expect(info['wasip1_wasm/hello']).toMatchObject({
      source: 'modinfo',
      GoVersion: `go${GO}`,
      Path: 'example.com/hello',
      Main: { Path: 'example.com/hello', Version: 'v1.2.3' },
      Settings: expect.arrayContaining([{ Key: 'vcs.modified', Value: 'false' }]),
    });
  });

  test('has beside each binary what go version -m says of it there', async () => {
    for (const path of BINARIES.filter((path) => !path.includes('wasm'))) {
      expect(read(`${path}.buildinfo.txt`)).toBe(await runTestGo(out(), 'version', '-m', path));
    }
  });

  test('can be run, and says its stamps', () => {
    if (process.platform !== 'linux' || process.arch !== 'x64') return;
    const { stderr } = spawnSync(out('linux_amd64', 'hello'), { encoding: 'utf8' });
    expect(stderr).toBe(`v1.2.3 ${git(dir, 'rev-parse', 'HEAD')} 2026-01-02T03:04:05Z\n`);
  });
});

describe('a second run in place', () => {
  let second: StepEnded;
  beforeAll(async () => {
    mkdirSync(out('mine'));
    writeFileSync(out('mine', 'notes.txt'), 'kept');
    writeFileSync(out('linux_armv7', 'mine.txt'), 'kept');
    second = await step({ 'go-version': GO, targets: 'linux/amd64, linux/arm64' }, { cwd: dir });
  }, 120_000);

  test('is as clean as the first: its own files make nothing dirty', () => {
    expect(second).toMatchObject({ code: 0, outputs: { dirty: 'false' } });
    expect(read('linux_amd64/hello.buildinfo.txt')).toContain('vcs.modified=false');
  });

  test('replaces what the first left, and lets the files of others stand', () => {
    expect(written()).toEqual(
      [
        ...FILES.filter((path) => !/^(linux_armv7|windows_amd64|wasip1_wasm)\//.test(path)),
        'linux_arm64/hello',
        'linux_arm64/hello.buildinfo.txt',
        'linux_armv7/mine.txt',
        'mine/notes.txt',
      ].sort(),
    );
  });
});

function sum(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex');
}
