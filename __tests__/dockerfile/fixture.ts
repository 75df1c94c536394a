import type { Artifact } from '../../src/collect/record.ts';
import { composeImage } from '../../src/dockerfile/compose.ts';
import type { ComposeInput, Image } from '../../src/dockerfile/compose.ts';
import { noImage } from '../../src/dockerfile/dockerfile.ts';
import { goImage } from '../../src/dockerfile/go-image.ts';
import { chooseImages } from '../../src/dockerfile/images.ts';
import { ignoreTemplate, ownTemplate } from '../../src/dockerfile/render.ts';
import type { GoModule } from '../../src/module/module.ts';
import type { Repository } from '../../src/module/revision.ts';
import type { Main, Plan } from '../../src/plan/plan.ts';
import { parseTarget } from '../../src/plan/targets.ts';

export const COMMIT = '0123456789abcdef0123456789abcdef01234567';

export const REPOSITORY: Repository = {
  root: '/r',
  gitDir: 'directory',
  commit: COMMIT,
  date: '2026-11-23T10:00:00Z',
  branch: 'main',
  tags: ['v1.4.0'],
  dirty: [],
  shallow: false,
  source: 'https://git.example/me/r',
  env: {},
};

/** A module in a folder of the repository /r; the root itself when none is said. */
export function goModule(dir = '/r', repository: Repository | undefined = REPOSITORY): GoModule {
  return { dir, path: 'example.com/r', go: '1.26.0', toolchain: '', repository };
}

export function goMain(name: string, over: Partial<Main> = {}): Main {
  return {
    package: `example.com/r/cmd/${name}`,
    name,
    stage: name,
    module: goModule(),
    stamps: [],
    ldflags: '-s -w -X main.version=v1.4.0',
    ...over,
  };
}

/** A plan of one module at the repository's root, for linux/amd64 and linux/arm64 unless said. */
export function makePlan(
  over: Partial<Plan> & { readonly names?: readonly string[]; readonly platforms?: readonly string[] } = {},
): Plan {
  const { names = ['api'], platforms = ['linux/amd64', 'linux/arm64'], ...rest } = over;
  const mains = rest.mains ?? names.map((name) => goMain(name));
  const [first] = mains;
  if (first === undefined) throw new Error('a plan has a main');
  return {
    module: {
      kind: 'module',
      dir: '/r',
      root: '/r',
      go: '1.26.0',
      toolchain: '',
      modules: [goModule()],
      vendored: false,
      repository: REPOSITORY,
    },
    goVersion: '1.27.4',
    prerelease: false,
    mains,
    targets: platforms.map((platform) => ({ target: parseTarget(platform), mains })),
    defaultMain: first,
    identity: {
      version: 'v1.4.0',
      commit: COMMIT,
      date: '2026-11-23T10:00:00Z',
      branch: 'main',
      dirty: false,
    },
    settings: { build: {}, fetch: {}, ldflags: '', tags: [] },
    stamped: true,
    cgo: false,
    flags: ['-trimpath', '-buildvcs=true'],
    ...rest,
  };
}

/** The artifacts of a plan, all linked statically unless said. */
export function makeArtifacts(plan: Plan, over: Partial<Artifact> = {}): Artifact[] {
  return plan.targets.flatMap(({ target, mains }) =>
    mains.map((main) => ({
      name: main.name,
      package: main.package,
      stage: main.stage,
      target: target.name,
      os: target.os,
      arch: target.arch,
      variant: target.variant,
      path: `${target.folder}/${main.name}`,
      size: 1,
      sha256: '',
      goVersion: plan.goVersion,
      revision: COMMIT,
      modified: false,
      linkage: 'static' as const,
      interpreter: null,
      needed: [],
      symbolVersions: {},
      ...over,
    })),
  );
}

type Inputs = Parameters<typeof noImage>[0] & ComposeInput['inputs'];

/** Composes with inputs as they default, but for what is said: what `renderImage` does, without reading anything. */
export async function compose(
  over: Partial<Omit<ComposeInput, 'inputs' | 'context' | 'images'>> & {
    readonly inputs?: Partial<Inputs>;
    readonly context?: Partial<ComposeInput['context']>;
    readonly artifacts?: Artifact[] | undefined;
  } = {},
): Promise<{ readonly image: Image | undefined; readonly notices: readonly string[] }> {
  const plan = over.plan ?? makePlan();
  const inputs: Inputs = {
    dockerfile: 'Dockerfile',
    baseImage: 'auto',
    labels: {},
    expose: [],
    runtimeEnv: {},
    args: [],
    user: '65532:65532',
    workdir: '/',
    stopSignal: '',
    given: new Set(),
    ...over.inputs,
  };
  const artifacts = 'artifacts' in over ? over.artifacts : makeArtifacts(plan);
  const { images, leftOut } = chooseImages({ inputs, plan, artifacts });
  if (images.length === 0) return { image: undefined, notices: [noImage(inputs, plan)] };
  const image = composeImage({
    inputs,
    dockerfile: over.dockerfile ?? 'Dockerfile',
    plan,
    images,
    go: over.go ?? goImage(plan.goVersion),
    digests: over.digests ?? new Map(),
    paths: over.paths ?? { context: '/r', outputDir: '/r/dist' },
    context: {
      userIgnore: '',
      tracked: [],
      checkout: { filtered: [], autocrlf: '', borrowed: false },
      template: await ownTemplate(),
      ignoreTemplate: await ignoreTemplate(),
      ...over.context,
    },
  });
  return { image, notices: leftOut };
}
