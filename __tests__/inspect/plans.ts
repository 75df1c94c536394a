import type { Binary } from '../../src/inspect/binary.ts';
import type { GoModule } from '../../src/module/module.ts';
import type { Repository } from '../../src/module/revision.ts';
import type { Main, Plan } from '../../src/plan/plan.ts';
import { parseTarget } from '../../src/plan/targets.ts';

export const commit = '0123456789abcdef0123456789abcdef01234567';

export function repository(over: Partial<Repository> = {}): Repository {
  return {
    root: '/r',
    gitDir: 'directory',
    commit,
    date: '2026-11-23T10:00:00Z',
    branch: 'main',
    tags: [],
    dirty: [],
    shallow: false,
    source: '',
    env: {},
    ...over,
  };
}

export function goModule(over: Partial<GoModule> = {}): GoModule {
  return { dir: '/r', path: 'example.com/r', go: '1.26', toolchain: '', repository: repository(), ...over };
}

export function main(over: Partial<Main> = {}): Main {
  return {
    package: 'example.com/r',
    name: 'r',
    stage: 'r',
    module: goModule(),
    stamps: [],
    ldflags: '',
    ...over,
  };
}

export function plan(over: Partial<Plan> = {}): Plan {
  const only = main();
  return {
    module: {
      kind: 'module',
      dir: '/r',
      root: '/r',
      go: '1.26',
      toolchain: '',
      modules: [goModule()],
      vendored: false,
      repository: repository(),
    },
    goVersion: '1.27.4',
    prerelease: false,
    mains: [only],
    targets: [{ target: parseTarget('linux/amd64'), mains: [only] }],
    defaultMain: only,
    identity: { version: 'v1', commit, date: '', branch: 'main', dirty: false },
    settings: { build: {}, fetch: {}, ldflags: '', tags: [] },
    stamped: true,
    cgo: false,
    flags: ['-trimpath', '-buildvcs=true'],
    ...over,
  };
}

/** A binary that keeps every promise of `plan()`; `settings` are put over its own, undefined takes one out. */
export function binary(
  over: Partial<Binary> = {},
  settings: Readonly<Record<string, string | undefined>> = {},
): Binary {
  const own: Record<string, string | undefined> = {
    CGO_ENABLED: '0',
    GOARCH: 'amd64',
    GOOS: 'linux',
    GOAMD64: 'v1',
    'vcs.revision': commit,
    'vcs.modified': 'false',
    ...settings,
  };
  return {
    main: main(),
    target: parseTarget('linux/amd64'),
    file: '/t/linux_amd64/r',
    path: 'linux_amd64/r',
    size: 1000,
    sha256: '',
    executable: {
      format: 'elf',
      os: '',
      arch: 'amd64',
      linkage: 'static',
      interpreter: null,
      needed: [],
      symbolVersions: {},
      sections: [],
    },
    buildInfo: {
      GoVersion: 'go1.27.4',
      Settings: Object.entries(own).flatMap(([Key, Value]) => (Value === undefined ? [] : [{ Key, Value }])),
    },
    buildInfoText: '',
    ...over,
  };
}
