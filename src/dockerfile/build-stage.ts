import { goWords } from '../compile/compile.ts';
import { outputPath } from '../paths.ts';
import type { Plan } from '../plan/plan.ts';
import { shellWord } from './quote.ts';

/** What the template gets of the stage `build`. Words are quoted for sh. */
export interface BuildStageData {
  /** Why this stage cannot give the host's bytes, a sentence as one word for sh; empty when it can. */
  readonly obstacle: string;
  /** Settings of Go that change the bytes, and those that fetching modules needs. */
  readonly env: readonly { readonly name: string; readonly value: string }[];
  /** Folder in which go is run, from the context's root; empty for the root itself. */
  readonly directory: string;
  /** Flags of `go build`, one word each, without `-o` and the packages. */
  readonly flags: readonly string[];
  /** Every main that a linux target builds, as words. */
  readonly packages: string;
  readonly targets: readonly {
    /** `linux_armv7`. */
    readonly folder: string;
    /** `linux/arm/v7`. */
    readonly platform: string;
    /** `GOOS=linux GOARCH=arm GOARM=7`. */
    readonly env: string;
    /** The mains of this target, as words, where they are not all of `packages`; else empty. */
    readonly packages: string;
  }[];
  /** What each binary must say of its revision, where it says one. */
  readonly checks: readonly { readonly name: string; readonly commit: string; readonly modified: string }[];
}

/** Addresses of proxies may be local to the machine that built: they are build arguments, not baked in. */
const ARGUMENTS = new Set(['GOPROXY', 'GOSUMDB']);

/**
 * The data of the stage that compiles, with the very arguments of the host's build.
 *
 * @param context absolute folder of the build context
 * @param obstacle why it cannot be built there, if so
 */
export function buildStage(plan: Plan, context: string, obstacle: string | undefined): BuildStageData {
  const targets = plan.targets.filter(({ target }) => target.os === 'linux');
  const mains = plan.mains.filter((main) => targets.some((target) => target.mains.includes(main)));
  const words = (texts: readonly string[]) => texts.map((text) => shellWord(text, 'the flags of go build'));
  const all = goWords(plan, mains);
  const fetch = Object.entries(plan.settings.fetch).filter(([name]) => !ARGUMENTS.has(name));
  const directory = outputPath(context, plan.module.dir);
  return {
    obstacle: obstacle === undefined ? '' : shellWord(sentence(obstacle), 'the reason'),
    env: [...Object.entries(plan.settings.build), ...fetch].map(([name, value]) => ({
      name,
      value: shellWord(inStage(name, value), `the setting ${name} of Go`),
    })),
    directory: directory === '.' ? '' : shellWord(directory, 'Input `working-directory`'),
    flags: words(all.flags),
    packages: words(all.packages).join(' '),
    targets: targets.map(({ target, mains: built }) => ({
      folder: target.folder,
      platform: target.name,
      env: Object.entries(target.env)
        .map(([name, value]) => `${name}=${shellWord(value, name)}`)
        .join(' '),
      packages: built.length === mains.length ? '' : words(goWords(plan, built).packages).join(' '),
    })),
    checks: plan.stamped
      ? mains.flatMap(({ name, module }) => {
          const repository = module?.repository;
          if (repository === undefined) return [];
          const modified = String(repository.dirty.length > 0);
          return [{ name: shellWord(name, 'the name of a main'), commit: repository.commit, modified }];
        })
      : [],
  };
}

/** A setting as the stage needs it: a workspace's file is named from the context, which is mounted at WORKDIR. */
function inStage(name: string, value: string): string {
  return name === 'GOWORK' && value !== 'off' ? `/src/${value}` : value;
}

function sentence(obstacle: string): string {
  return `This image cannot be compiled in Docker: ${obstacle.replaceAll(/[\r\n\0]/g, '?')}. Hand it the binaries that were built: see the head of the Dockerfile.`;
}
