import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { testGo } from '../go.ts';
import { temporaryFolder } from '../host.ts';
import { helloRepository, treeOf } from '../modules.ts';
import { fakeGo, NAME, PLATFORM, siteWith } from '../toolchain/site.ts';
import { cli, expectSuccess, GO, step, type Running } from './bundle.ts';

/** Windows has no such signals, and macOS does not let a test see which processes a run started. */
const linux = process.platform === 'linux' ? describe : describe.skip;

beforeAll(async () => {
  await testGo(GO);
}, 300_000);

/** Every way to stop a run: at the terminal (exit 130) and in the step, which a runner stops the same way. */
const ways = [
  { entry: 'terminal', signal: 'SIGINT', code: 130 },
  { entry: 'terminal', signal: 'SIGTERM', code: 130 },
  { entry: 'step', signal: 'SIGINT', code: 1 },
  { entry: 'step', signal: 'SIGTERM', code: 1 },
] as const;

type Way = (typeof ways)[number];

/** Runs with a good module, and stops it once `ready` says so. */
async function stopped(
  { entry, signal }: Way,
  inputs: Readonly<Record<string, string>>,
  options: { cwd: string; env?: Record<string, string> },
  ready: (run: Running) => boolean,
) {
  let seen = false;
  let temp = '';
  const meanwhile = (run: Running) => {
    temp = run.temp;
    void (async () => {
      for (let tries = 0; tries < 1_200 && !seen; tries++) {
        await sleep(50);
        seen = ready(run);
      }
      run.kill(signal);
    })();
  };
  const began = { ...options, meanwhile };
  const flags = Object.entries(inputs).map(([name, value]) => `--${name}=${value}`);
  const ended = await (entry === 'step' ? step(inputs, began) : cli(['build', '.', ...flags], began));
  // Otherwise the run came to its end before it was stopped, and this test proved nothing.
  expect({ seen, said: ended.stdout + ended.stderr }).toMatchObject({ seen: true });
  expect(childrenOf(temp)).toEqual([]);
  expect(ended.left).toEqual([]);
  expect(ended.stdout + ended.stderr).toMatch(/interrupted/);
  expect(ended.stdout + ended.stderr).not.toMatch(/^\s+at .*:\d+:\d+/m);
  return ended;
}

const isCompiling = ({ temp }: Running) =>
  childrenOf(temp).some((args) => /\/(compile|asm)(\.exe)? /.test(args));

/** The processes whose command line or environment names a run's own temporary folder. */
function childrenOf(temp: string): string[] {
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .flatMap((pid) => {
      try {
        const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        const env = readFileSync(`/proc/${pid}/environ`, 'utf8');
        return `${args}\0${env}`.includes(temp) ? [args.replaceAll('\0', ' ')] : [];
      } catch {
        return []; // it ended meanwhile
      }
    });
}

linux('a run that is stopped leaves no process, no temporary folder and no file', () => {
  test.each(ways)(
    '$signal in the $entry, while compiling',
    async (way) => {
      const dir = helloRepository();
      const good = ['build', '.', `--go-version=${GO}`, '--targets=linux/amd64'];
      expect((await cli(good, { cwd: dir })).code).toBe(0);
      const before = treeOf(dir);
      // No cache has this: the runtime is compiled anew, which takes long enough.
      const flags = `-asmflags=all=-D=STOPPED_${randomUUID().replaceAll('-', '')}`;
      const inputs = { 'go-version': GO, targets: 'linux/amd64,linux/arm64', 'build-flags': flags };
      const ended = await stopped(way, inputs, { cwd: dir }, isCompiling);
      expect(ended.code).toBe(way.code);
      expect(treeOf(dir)).toEqual(before);
      const next = await cli(good, { cwd: dir });
      expectSuccess(next);
    },
    120_000,
  );

  test('SIGTERM in the terminal, while planning compiles a program of its own', async () => {
    const dir = helloRepository();
    const env = { GOCACHE: temporaryFolder('gocache') };
    const inputs = { 'go-version': GO, targets: 'linux/amd64' };
    const ended = await stopped(ways[1], inputs, { cwd: dir, env }, isCompiling);
    expect(ended.code).toBe(130);
    expect(readdirSync(dir).sort()).toEqual(['.git', 'go.mod', 'main.go']);
  }, 120_000);

  test.each(ways)(
    '$signal in the $entry, while downloading',
    async (way) => {
      const site = await siteWith(fakeGo(GO, PLATFORM));
      let asked = false;
      // The archive begins to come, and then nothing more.
      site.files.set(`/dl/${NAME}`, (_, response) => {
        response.writeHead(200, { 'content-length': 100_000_000 });
        response.write(Buffer.alloc(100_000));
        asked = true;
      });
      const dir = helloRepository();
      const before = treeOf(dir);
      const tools = temporaryFolder('tools');
      const inputs = {
        'go-version': GO,
        'toolchain-source': 'download',
        'go-download-base-url': site.base,
      };
      const options = { cwd: dir, env: { RUNNER_TOOL_CACHE: tools } };
      const ended = await stopped(way, inputs, options, () => asked);
      expect(ended.code).toBe(way.code);
      expect(treeOf(dir)).toEqual(before);
      // Folders may stand; a toolchain that a later run would trust may not.
      expect(Object.keys(treeOf(tools)).filter((path) => path !== 'go' && path !== `go/${GO}`)).toEqual([]);
      const good = ['build', '.', `--go-version=${GO}`, '--targets=linux/amd64'];
      expect((await cli(good, { cwd: dir })).code).toBe(0);
    },
    120_000,
  );
});

test('a run that was killed outright leaves output-dir as it was, and the next run is clean', async () => {
  const dir = helloRepository();
  const inputs = { 'go-version': GO, targets: 'linux/amd64' };
  const killed = await step(inputs, {
    cwd: dir,
    meanwhile: (run) => setTimeout(() => { run.kill('SIGKILL'); }, 400), // prettier-ignore
  });
  expect(killed.code).toBeNull();
  expect(readdirSync(dir).sort()).toEqual(['.git', 'go.mod', 'main.go']);
  const next = await step(inputs, { cwd: dir });
  expect(next).toMatchObject({ code: 0, outputs: { dirty: 'false' } });
  expect(readdirSync(join(dir, 'dist'))).not.toContain(expect.stringMatching(/incoming/));
}, 60_000);
