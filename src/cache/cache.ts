import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorText } from '../errors.ts';
import { go, type Toolchain } from '../go/command.ts';
import type { Host } from '../host.ts';
import type { ShipInputs } from '../inputs.ts';
import type { Module } from '../module/module.ts';
import { buildKeys, type CacheKeys, type CacheSubject, moduleKeys } from './keys.ts';
import { moduleSums } from './sums.ts';

/** The part of @actions/cache that is used, for a test to stand in. */
export interface CacheService {
  isFeatureAvailable(): boolean;
  restoreCache(
    paths: string[],
    key: string,
    near?: string[],
    options?: { segmentTimeoutInMs?: number; timeoutInMs?: number },
  ): Promise<string | undefined>;
  saveCache(paths: string[], key: string): Promise<number>;
}

/** One folder that is kept between runs. */
interface Entry {
  readonly folder: string;
  readonly keys: CacheKeys;
  /** Whether what came incomplete must go; the build cache checks the size of each file that it reads. */
  readonly fragile: boolean;
  /** The key that it was restored from; undefined when nothing came. */
  readonly matched: string | undefined;
}

/** What was restored, and is to be saved at the end. */
export interface Caches {
  /** True only when every entry came from its exact key. */
  readonly hit: boolean;
  /** Where the build cache came from, else the modules; empty when nothing came. */
  readonly matchedKey: string;
  readonly entries: readonly Entry[];
}

/** How long one part of a download may take: a service slower than that is slower than compiling. */
const PATIENCE = 60_000;

/** No cache at all: from a terminal, with `cache: false`, or where the runner has no such service. */
const NONE: Caches = { hit: false, matchedKey: '', entries: [] };

/**
 * Restores the module and the build cache before the go command is first asked about packages. Never fails a
 * run: whatever goes wrong is a warning, and the build a cold one.
 */
export async function restoreCaches(
  inputs: ShipInputs,
  module: Module,
  toolchain: Toolchain,
  host: Host,
  load: () => Promise<CacheService> = cacheService,
): Promise<Caches> {
  if (inputs.cache === 'false' || !host.onRunner) return NONE;
  try {
    const service = await load();
    if (!service.isFeatureAvailable()) {
      host.log.debug('cache: this runner has no cache service');
      return NONE;
    }
    return await host.log.group('Restore caches', async () => {
      const wanted = await entriesFor(inputs, module, toolchain, host);
      const entries = await Promise.all(wanted.map((entry) => restore(entry, service, host)));
      return {
        hit: entries.every(({ keys, matched }) => matched === keys.exact),
        matchedKey: entries.find(({ matched }) => matched !== undefined)?.matched ?? '',
        entries,
      };
    });
  } catch (error) {
    host.log.warning(`The caches could not be restored, and the build is a cold one: ${errorText(error)}`);
    return NONE;
  }
}

/** Saves what did not come from its exact key, when the input `cache` allows it. Never fails a run. */
export async function saveCaches(
  caches: Caches,
  inputs: Pick<ShipInputs, 'cache'>,
  host: Host,
  load: () => Promise<CacheService> = cacheService,
): Promise<void> {
  const changed = caches.entries.filter(({ keys, matched }) => matched !== keys.exact);
  if (inputs.cache !== 'true' || changed.length === 0 || host.signal.aborted) return;
  await host.log.group('Save caches', async () => {
    const service = await load().catch((error: unknown) => {
      host.log.warning(`The caches could not be saved: ${errorText(error)}`);
    });
    if (service === undefined) return;
    for (const { folder, keys } of changed) {
      try {
        // Nothing was downloaded, or nothing compiled: there is no folder to save.
        if (!(await isFolder(folder))) continue;
        await service.saveCache([folder], keys.exact);
      } catch (error) {
        host.log.warning(`The cache ${keys.exact} could not be saved: ${errorText(error)}`);
      }
    }
  });
}

/** The build cache first: its key is the one that outputs name. */
async function entriesFor(
  inputs: ShipInputs,
  module: Module,
  toolchain: Toolchain,
  host: Host,
): Promise<Omit<Entry, 'matched'>[]> {
  const asked = ['GOMODCACHE', 'GOCACHE', ...SETTINGS];
  const said = JSON.parse(
    await go(
      toolchain,
      ['env', '-json', ...asked],
      { cwd: module.dir, doing: 'say where its caches are' },
      host,
    ),
  ) as Record<string, string>;
  const subject = await subjectOf(inputs, module, toolchain, said, host);
  const modules = moduleKeys(subject);
  const { GOMODCACHE = '', GOCACHE = '' } = said;
  return [
    { folder: GOCACHE, keys: buildKeys(subject), fragile: false },
    // The archives, not the trees unpacked from them: a quarter of the bytes, and go unpacks what it needs.
    ...(modules === undefined
      ? []
      : [{ folder: join(GOMODCACHE, 'cache', 'download'), keys: modules, fragile: true }]),
  ];
}

/** Settings of the machine that change compiled packages. */
const SETTINGS = ['GOFLAGS', 'GOEXPERIMENT', 'GOFIPS140', 'CC', 'CGO_CFLAGS'];

async function subjectOf(
  inputs: ShipInputs,
  module: Module,
  toolchain: Toolchain,
  machine: Readonly<Record<string, string>>,
  host: Host,
): Promise<CacheSubject> {
  const cgo = inputs.cgo ? ['cgo', machine.CC ?? '', machine.CGO_CFLAGS ?? ''] : ['no cgo'];
  return {
    os: host.os,
    arch: host.arch,
    goVersion: toolchain.version,
    targets: inputs.targets.map(({ name }) => name),
    settings: [
      ...cgo,
      ...[machine.GOFLAGS, machine.GOEXPERIMENT, machine.GOFIPS140, inputs.gcflags].map((text) => text ?? ''),
      inputs.tags.join(','),
      ...inputs.buildFlags,
    ],
    sums: await moduleSums(module),
    vendored: module.vendored,
    commit: module.repository?.commit ?? '',
  };
}

async function restore(entry: Omit<Entry, 'matched'>, service: CacheService, host: Host): Promise<Entry> {
  const { folder, keys } = entry;
  const before = entry.fragile ? await filesOf(folder) : undefined;
  const matched = await service
    .restoreCache([folder], keys.exact, [...keys.near], {
      segmentTimeoutInMs: PATIENCE,
      timeoutInMs: PATIENCE,
    })
    .catch((error: unknown) => {
      host.log.warning(`The cache ${keys.exact} could not be restored: ${errorText(error)}`);
      return undefined;
    });
  if (matched === undefined && before !== undefined) await removeNew(folder, before, host);
  return { ...entry, matched };
}

/**
 * Takes out what a restore left that did not come to its end. A module archive cut short would fail the build,
 * where one that is not there is downloaded.
 */
async function removeNew(folder: string, before: ReadonlyMap<string, string>, host: Host): Promise<void> {
  const after = await filesOf(folder);
  const changed = [...after].filter(([file, state]) => before.get(file) !== state);
  if (changed.length === 0) return;
  host.log.warning(`A cache came incomplete and was thrown away: ${folder}`);
  for (const [file] of changed) await rm(file, { force: true });
}

/** Every file below a folder, with what tells whether it was written anew. */
async function filesOf(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = await Promise.all(
    entries.map(async (entry): Promise<(readonly [string, string])[]> => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return [...(await filesOf(path))];
      const state = entry.isFile() ? await stat(path).catch(() => undefined) : undefined;
      return state === undefined ? [] : [[path, `${state.ino} ${state.size} ${state.ctimeMs}`]];
    }),
  );
  return new Map(found.flat());
}

async function isFolder(folder: string): Promise<boolean> {
  return (await stat(folder).catch(() => undefined))?.isDirectory() ?? false;
}

async function cacheService(): Promise<CacheService> {
  return await import('@actions/cache');
}
