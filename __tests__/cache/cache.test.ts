import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { restoreCaches, saveCaches } from '../../src/cache/cache.ts';
import type { CacheService } from '../../src/cache/cache.ts';
import { moduleSums } from '../../src/cache/sums.ts';
import { parseInputs } from '../../src/inputs.ts';
import type { Module } from '../../src/module/module.ts';
import type { Toolchain } from '../../src/go/command.ts';
import { testGo } from '../go.ts';
import { temporaryFolder, testHost } from '../host.ts';

let toolchain: Toolchain;
beforeAll(async () => {
  toolchain = await testGo();
}, 120_000);

/** A module with one dependency, and module and build caches of its own. */
function start(over: { sums?: string; onRunner?: boolean } = {}) {
  const dir = temporaryFolder('module');
  writeFileSync(join(dir, 'go.mod'), 'module example.com/m\n\ngo 1.21\n');
  writeFileSync(join(dir, 'go.sum'), over.sums ?? 'example.com/d v1.0.0 h1:x=\n');
  const caches = temporaryFolder('caches');
  const host = testHost({
    onRunner: over.onRunner ?? true,
    env: { ...process.env, GOMODCACHE: join(caches, 'mod'), GOCACHE: join(caches, 'build') },
  });
  const module: Module = {
    kind: 'module',
    dir,
    root: dir,
    go: '1.21',
    toolchain: '',
    modules: [{ dir, path: 'example.com/m', go: '1.21', toolchain: '', repository: undefined }],
    vendored: false,
    repository: undefined,
  };
  return { host, module, modules: join(caches, 'mod', 'cache', 'download'), build: join(caches, 'build') };
}

/** A service in memory, one file a folder. The real one needs a runner: the end-to-end tests have it. */
function service(over: Partial<CacheService> = {}) {
  const held = new Map<string, string>();
  const asked: string[] = [];
  const stand: CacheService = {
    isFeatureAvailable: () => true,
    restoreCache: ([folder = ''], key, near = []) => {
      asked.push(key);
      const found = [key, ...near]
        .map((prefix) => [...held.keys()].filter((one) => one === key || one.startsWith(prefix)).at(-1))
        .find((one) => one !== undefined);
      if (found === undefined) return Promise.resolve(undefined);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'content'), held.get(found) ?? '');
      return Promise.resolve(found);
    },
    saveCache: ([folder = ''], key) => {
      held.set(key, readFileSync(join(folder, 'content'), 'utf8'));
      return Promise.resolve(1);
    },
    ...over,
  };
  return { held, asked, load: () => Promise.resolve(stand) };
}

const inputs = (cache = 'true', targets = 'linux/amd64') => parseInputs({ cache, targets });

describe('between two runs', () => {
  test('what the first leaves, the second finds, and does not save again', async () => {
    const run = start();
    const { held, load } = service();
    const first = await restoreCaches(inputs(), run.module, toolchain, run.host, load);
    expect([first.hit, first.matchedKey]).toEqual([false, '']);
    for (const folder of [run.modules, run.build]) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'content'), folder);
    }
    await saveCaches(first, inputs(), run.host, load);
    expect([...held.keys()].map((key) => key.replace(/^ship-go-1-(\w+)-.*$/, '$1'))).toEqual([
      'build',
      'mod',
    ]);

    const second = await restoreCaches(inputs(), run.module, toolchain, run.host, load);
    expect([second.hit, second.matchedKey]).toEqual([true, [...held.keys()][0]]);
    const none = service({ saveCache: () => Promise.reject(new Error('must not be saved')) });
    await saveCaches(second, inputs(), run.host, none.load);
    expect(run.host.log.warnings).toEqual([]);
  });

  test('a near entry is named, is no hit, and the new one is saved', async () => {
    const run = start();
    const { held, load } = service();
    const first = await restoreCaches(inputs(), run.module, toolchain, run.host, load);
    mkdirSync(run.build, { recursive: true });
    writeFileSync(join(run.build, 'content'), 'x');
    await saveCaches(first, inputs(), run.host, load);
    const wider = inputs('true', 'linux/amd64,linux/arm64');
    const second = await restoreCaches(wider, run.module, toolchain, run.host, load);
    expect([second.hit, second.matchedKey]).toEqual([false, [...held.keys()][0]]);
    await saveCaches(second, wider, run.host, load);
    expect(held.size).toBe(2);
  });
});

describe('no cache is asked', () => {
  const refuse = () => Promise.reject(new Error('must not be loaded'));
  test('from a terminal, nor with cache: false', async () => {
    const terminal = start({ onRunner: false });
    expect(await restoreCaches(inputs(), terminal.module, toolchain, terminal.host, refuse)).toMatchObject({
      entries: [],
    });
    const run = start();
    const off = await restoreCaches(inputs('false'), run.module, toolchain, run.host, refuse);
    expect(off).toEqual({ hit: false, matchedKey: '', entries: [] });
    await saveCaches(off, inputs('false'), run.host, refuse);
  });

  test('where the runner has no service, without a word', async () => {
    const run = start();
    const { asked, load } = service({ isFeatureAvailable: () => false });
    expect((await restoreCaches(inputs(), run.module, toolchain, run.host, load)).entries).toEqual([]);
    expect([asked, run.host.log.warnings, run.host.log.lines]).toEqual([[], [], []]);
  });

  test('for modules where there is no go.sum, without a warning', async () => {
    const run = start({ sums: '' });
    const { asked, load } = service();
    await restoreCaches(inputs(), run.module, toolchain, run.host, load);
    expect(asked).toEqual([expect.stringContaining('-build-')]);
    expect(run.host.log.warnings).toEqual([]);
  });
});

test('cache: read restores and never saves', async () => {
  const run = start();
  const { asked, load } = service({ saveCache: () => Promise.reject(new Error('must not be saved')) });
  const caches = await restoreCaches(inputs('read'), run.module, toolchain, run.host, load);
  expect(asked).toHaveLength(2);
  mkdirSync(run.build, { recursive: true });
  await saveCaches(caches, inputs('read'), run.host, load);
  expect(run.host.log.warnings).toEqual([]);
});

describe('a service that fails', () => {
  test('is a warning and a cold build', async () => {
    const run = start();
    const down = () => Promise.reject(new Error('connection reset'));
    const { load } = service({ restoreCache: down, saveCache: down });
    const caches = await restoreCaches(inputs(), run.module, toolchain, run.host, load);
    expect(caches.hit).toBe(false);
    expect(run.host.log.warnings).toHaveLength(2);
    mkdirSync(run.build, { recursive: true });
    await saveCaches(caches, inputs(), run.host, load);
    expect(run.host.log.warnings.at(-1)?.message).toMatch(/could not be saved: connection reset/);
  });

  test('or cannot even be loaded is a warning too, at the start and at the end', async () => {
    const run = start();
    const broken = () => Promise.reject(new Error('no such chunk'));
    expect(await restoreCaches(inputs(), run.module, toolchain, run.host, broken)).toMatchObject({
      entries: [],
    });
    const { load } = service();
    const caches = await restoreCaches(inputs(), run.module, toolchain, run.host, load);
    await saveCaches(caches, inputs(), run.host, broken);
    expect(run.host.log.warnings).toEqual([
      { message: expect.stringMatching(/could not be restored.*no such chunk/) },
      { message: expect.stringMatching(/could not be saved.*no such chunk/) },
    ]);
  });

  test('half way leaves no module archive cut short, and nothing of the user’s is taken', async () => {
    const run = start();
    mkdirSync(run.modules, { recursive: true });
    writeFileSync(join(run.modules, 'mine.zip'), 'whole');
    const { load } = service({
      restoreCache: ([folder = '']) => {
        if (folder === run.modules) writeFileSync(join(folder, 'cut.zip'), 'PK');
        return Promise.resolve(undefined);
      },
    });
    await restoreCaches(inputs(), run.module, toolchain, run.host, load);
    expect(existsSync(join(run.modules, 'cut.zip'))).toBe(false);
    expect(readFileSync(join(run.modules, 'mine.zip'), 'utf8')).toBe('whole');
    expect(run.host.log.warnings).toEqual([{ message: expect.stringContaining('incomplete') }]);
  });
});

test('an interrupted run saves nothing', async () => {
  const run = start();
  const { load } = service({ saveCache: () => Promise.reject(new Error('must not be saved')) });
  const caches = await restoreCaches(inputs(), run.module, toolchain, run.host, load);
  mkdirSync(run.build, { recursive: true });
  await saveCaches(caches, inputs(), { ...run.host, signal: AbortSignal.abort() }, load);
  expect(run.host.log.warnings).toEqual([]);
});

describe('the module sums', () => {
  test('are those of every module and of go.work.sum, whatever the line ends', async () => {
    const { module } = start();
    const other = start({ sums: 'example.com/e v1.0.0 h1:y=\n' }).module;
    const workspace: Module = {
      ...module,
      kind: 'workspace',
      modules: [...module.modules, ...other.modules],
    };
    const one = await moduleSums(module);
    const two = await moduleSums(workspace);
    writeFileSync(join(module.root, 'go.work.sum'), 'example.com/f v1.0.0 h1:z=\n');
    const three = await moduleSums(workspace);
    expect(new Set([one, two, three]).size).toBe(3);
    expect(await moduleSums(module)).toBe(one);
    writeFileSync(join(module.dir, 'go.sum'), 'example.com/d v1.0.0 h1:x=\r\n');
    expect(await moduleSums(module)).toBe(one);
  });

  test('are none without a go.sum, or with an empty one', async () => {
    expect(await moduleSums(start({ sums: '' }).module)).toBe('');
    const { module } = start();
    expect(await moduleSums({ ...module, modules: [] })).toBe('');
  });
});
