import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Main, Plan } from '../../src/plan/plan.ts';
import type { Target } from '../../src/plan/targets.ts';
import { temporaryFolder } from '../host.ts';

/** Writes files into a fresh folder: a module `example.com/m` unless a go.mod is among them. */
export function moduleOf(files: Readonly<Record<string, string>>): string {
  const dir = temporaryFolder('module');
  for (const [path, text] of Object.entries({ 'go.mod': 'module example.com/m\n\ngo 1.21\n', ...files })) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  return dir;
}

/** A target as the plan has it, of the two words that matter here. */
export function target(os: string, arch: string): Target {
  return {
    os,
    arch,
    variant: '',
    name: `${os}/${arch}`,
    folder: `${os}_${arch}`,
    env: { GOOS: os, GOARCH: arch },
  };
}

/** A plan of mains, each a folder under cmd/ of the module in `dir`, for every target. */
export function planOf(
  dir: string,
  names: readonly string[],
  targets: readonly Target[],
  ldflags: Readonly<Record<string, string>> = {},
): Plan {
  const module = { dir, path: 'example.com/m', go: '1.21', toolchain: '', repository: undefined };
  const mains = names.map((name): Main => ({
    package: `example.com/m/cmd/${name}`,
    name,
    stage: name,
    module,
    stamps: [],
    ldflags: ldflags[name] ?? '',
  }));
  const [defaultMain] = mains;
  if (defaultMain === undefined) throw new Error('a plan has a main');
  return {
    module: {
      kind: 'module',
      dir,
      root: dir,
      go: '1.21',
      toolchain: '',
      modules: [module],
      vendored: false,
      repository: undefined,
    },
    goVersion: '1.27.4',
    prerelease: false,
    mains,
    targets: targets.map((target) => ({ target, mains })),
    defaultMain,
    identity: { version: 'v1.0.0', commit: '', date: '', branch: '', dirty: false },
    settings: { build: {}, fetch: {}, ldflags: '', tags: [] },
    stamped: false,
    cgo: false,
    flags: ['-trimpath', '-buildvcs=false'],
  };
}
