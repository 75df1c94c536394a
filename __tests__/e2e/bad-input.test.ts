import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { testGo } from '../go.ts';
import { temporaryFolder } from '../host.ts';
import { commitAll, helloRepository, STAMPED_MAIN, treeOf, writeTree } from '../modules.ts';
import { fakeGo, NAME, PLATFORM, siteWith } from '../toolchain/site.ts';
import { cli, commandsIn, expectSuccess, GO, step, type Ended } from './bundle.ts';

beforeAll(async () => {
  await testGo(GO);
}, 300_000);

interface Bad {
  readonly name: string;
  /** Added to a small good module, whose run is otherwise fine. */
  readonly files?: Readonly<Record<string, string>>;
  readonly without?: readonly string[];
  readonly inputs: Readonly<Record<string, string>>;
  /** All that the one message must hold. */
  readonly says: readonly RegExp[];
}

const GOOD = { 'go-version': GO, targets: 'linux/amd64' };

const rows: readonly Bad[] = [
  {
    name: 'an unknown target',
    inputs: { targets: 'linux/amd64, linux/amd65' },
    says: [/targets/, /linux\/amd65/, /linux\/amd64/],
  },
  {
    name: 'a malformed version',
    inputs: { 'go-version': '1.27-rc' },
    says: [/`go-version`/, /"1\.27-rc"/, /accepted: .*1\.27rc1/],
  },
  {
    name: 'a version that does not exist',
    inputs: { 'go-version': '1.26.99', 'toolchain-source': 'module-proxy' },
    says: [/`go-version`/, /1\.26\.99/, /nearest that exist: .*1\.26\.\d+.*1\.27\.\d+/],
  },
  {
    name: 'a folder that is no module',
    files: { 'svc/go.mod': 'module example.com/svc\n' },
    without: ['go.mod'],
    inputs: {},
    says: [/working-directory/, /no go\.mod or go\.work/, /svc/],
  },
  {
    name: 'a module without a main package',
    files: { 'main.go': 'package lib\n' },
    inputs: {},
    says: [/package main|main package/],
  },
  {
    name: 'a package pattern that matches nothing',
    inputs: { packages: './cmd/...' },
    says: [/packages/, /\.\/cmd\/\.\.\./],
  },
  {
    name: 'a stamp of a variable that does not exist',
    inputs: { stamp: 'main.nothing=x' },
    says: [/stamp/, /main\.nothing/],
  },
  {
    name: 'a label with a newline',
    inputs: { labels: 'org.example.a=one\nRUN evil' },
    says: [/`labels`/, /"RUN evil"/, /key=value/],
  },
  {
    name: 'an output-dir that is not ours',
    files: { 'dist/keep.txt': 'the user’s' },
    inputs: {},
    says: [/`output-dir`/, /dist/, /keep\.txt/, /Choose another/],
  },
  {
    name: 'an output-dir outside of the workspace',
    inputs: { 'output-dir': '../elsewhere' },
    says: [/`output-dir`/, /outside/],
  },
  {
    name: 'a compile error in one target of six',
    files: { 'broken_windows_arm64.go': 'package main\n\nfunc init() { undefinedHere() }\n' },
    inputs: {
      targets: 'linux/amd64, linux/arm64, darwin/amd64, darwin/arm64, windows/amd64, windows/arm64',
    },
    says: [/windows\/arm64/, /broken_windows_arm64\.go:3:15/, /undefined: undefinedHere/],
  },
  {
    name: 'an unreachable mirror',
    inputs: {
      'go-version': '1.26.2',
      'toolchain-source': 'download',
      'go-download-base-url': 'http://127.0.0.1:1/dl',
    },
    says: [/127\.0\.0\.1:1\/dl/, /cannot be reached|ECONNREFUSED/],
  },
  {
    name: 'an unknown value of a choice',
    inputs: { dirty: 'maybe' },
    says: [/`dirty`/, /"maybe"/, /warn, fail, ignore/],
  },
];

/** One message, exit code 1, nothing written and nothing left: whatever went wrong. */
function expectRefused(ended: Ended, message: string, says: readonly RegExp[]): void {
  expect({ code: ended.code, message }).toMatchObject({ code: 1 });
  for (const text of says) expect(message).toMatch(text);
  // A stack would be a bug of ours.
  expect(ended.stdout + ended.stderr).not.toMatch(/^\s+at .*(:\d+:\d+|node:)/m);
  expect(ended.left).toEqual([]);
}

const onRunner = ({ stdout }: Ended) => {
  const errors = commandsIn(stdout).filter(({ name, properties }) => name === 'error' && properties === '');
  expect(errors).toHaveLength(1);
  return (errors[0]?.message ?? '').replaceAll('%0A', '\n');
};

describe('the step and the command line refuse, touch nothing, and the next run is clean', () => {
  test.each(rows)(
    '$name',
    async ({ files = {}, without = [], inputs, says }) => {
      const dir = helloRepository(files, 'v1.0.0');
      for (const path of without) rmSync(join(dir, path));
      const before = treeOf(dir);
      const all = { ...GOOD, ...inputs };

      const terminal = await cli(['build', '.', ...flags(all)], { cwd: dir });
      expectRefused(terminal, terminal.stderr, says);
      expect(terminal.stdout).toBe('');
      const runner = await step(all, { cwd: dir });
      expectRefused(runner, onRunner(runner), says);
      expect(runner).toMatchObject({ outputs: {}, path: [], exported: '', summary: '' });
      expect(treeOf(dir)).toEqual(before);

      for (const path of Object.keys(files)) rmSync(join(dir, path));
      writeTree({ 'go.mod': 'module example.com/hello\n\ngo 1.21\n', 'main.go': STAMPED_MAIN }, dir);
      rmSync(join(dir, 'dist'), { recursive: true, force: true });
      const next = await cli(['build', '.', ...flags(GOOD)], { cwd: dir });
      expectSuccess(next);
    },
    120_000,
  );
});

test('a wrong checksum of the download is refused, nothing of it is kept, and the next run is clean', async () => {
  const archive = fakeGo(GO, PLATFORM);
  const site = await siteWith(archive, 'f'.repeat(64));
  const tools = temporaryFolder('tools');
  const dir = helloRepository();
  const inputs = { ...GOOD, 'toolchain-source': 'download', 'go-download-base-url': site.base };
  const refused = await step(inputs, { cwd: dir, env: { RUNNER_TOOL_CACHE: tools } });
  expectRefused(refused, onRunner(refused), [new RegExp(NAME), /checksum|SHA-256/]);
  expect(
    Object.keys(treeOf(tools)).filter((path) => path.includes('go1') || path.endsWith('.complete')),
  ).toEqual([]);
  const next = await step(GOOD, { cwd: dir });
  expectSuccess(next);
}, 120_000);

test('an unknown flag and an unknown command of the command line name the nearest that exist', async () => {
  const dir = helloRepository();
  const flag = await cli(['build', '--target', 'linux/amd64'], { cwd: dir });
  expectRefused(flag, flag.stderr, [/Unknown flag --target/, /--targets/]);
  const command = await cli(['biuld'], { cwd: dir });
  expectRefused(command, command.stderr, [/"biuld"/, /did you mean build/]);
});

describe('a full disk', () => {
  const mountable = canMount();
  const onDisk = mountable ? test : test.skip;
  const why = 'needs root on Linux, to mount a small file system';

  onDisk(
    `under output-dir is said, and output-dir is as it was (${why})`,
    async () => {
      await withSmallDisk('4m', async (disk) => {
        const dir = join(disk, 'module');
        mkdirSync(dir);
        writeTree({ 'go.mod': 'module example.com/hello\n\ngo 1.21\n', 'main.go': STAMPED_MAIN }, dir);
        commitAll(dir);
        expect((await cli(['build', '.', ...flags(GOOD)], { cwd: dir })).code).toBe(0);
        const before = treeOf(dir);
        const more = { ...GOOD, targets: 'linux/amd64, linux/arm64, windows/amd64' };
        const full = await cli(['build', '.', ...flags(more)], { cwd: dir });
        expectRefused(full, full.stderr, [/disk is full/, /output-dir/]);
        expect(treeOf(dir)).toEqual(before);
        const next = await cli(['build', '.', ...flags(GOOD)], { cwd: dir });
        expectSuccess(next);
      });
    },
    120_000,
  );

  onDisk(
    `under the temporary folder is said, and nothing is blamed on the source (${why})`,
    async () => {
      await withSmallDisk('1m', async (disk) => {
        const dir = helloRepository();
        const full = await cli(['build', '.', ...flags(GOOD)], { cwd: dir, env: { TMPDIR: disk } });
        expectRefused(full, full.stderr, [/no space left|disk is full/i]);
        expect(full.stderr).not.toContain('Mend the source');
        expect(treeOf(disk)).toEqual({});
        expect(Object.keys(treeOf(dir))).toEqual(['go.mod', 'main.go']);
      });
    },
    120_000,
  );
});

function flags(inputs: Readonly<Record<string, string>>): string[] {
  return Object.entries(inputs).map(([name, value]) => `--${name}=${value}`);
}

function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = temporaryFolder('mount');
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status !== 0) return false;
  execFileSync('umount', [folder]);
  return true;
}

async function withSmallDisk(size: string, work: (folder: string) => Promise<void>): Promise<void> {
  const folder = temporaryFolder('disk');
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  try {
    await work(folder);
  } finally {
    execFileSync('umount', [folder]);
  }
}
