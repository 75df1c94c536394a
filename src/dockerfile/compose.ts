import { dockerignorePath } from '../collect/artifacts.ts';
import type { ShipInputs } from '../inputs.ts';
import { isInside, outputPath } from '../paths.ts';
import type { Plan } from '../plan/plan.ts';
import { bakeFile, bakePath } from './bake.ts';
import type { GoImage } from './go-image.ts';
import { ignoreRules } from './ignore.ts';
import type { ChosenImages } from './images.ts';
import { imageLabels } from './labels.ts';
import { type Digests, nameAndDigest, pinned } from './pins.ts';
import { render, type Template } from './render.ts';
import { type CheckoutFacts, obstacle } from './self-contained.ts';
import { imageTag } from './tag.ts';
import { dockerfileData, type ImagePaths } from './template-data.ts';

/** What the composing needs. */
export interface ComposeInput {
  readonly inputs: Pick<
    ShipInputs,
    'labels' | 'expose' | 'runtimeEnv' | 'args' | 'user' | 'workdir' | 'stopSignal'
  >;
  /** Path of the Dockerfile under output-dir, with `/`. */
  readonly dockerfile: string;
  readonly plan: Plan;
  /** At least one. */
  readonly images: ChosenImages['images'];
  /** The image to compile in. */
  readonly go: GoImage;
  readonly digests: Digests;
  readonly paths: ImagePaths;
  readonly context: ContextFacts;
}

/** What was read from the disk and from git, for `composeImage` to decide on. */
export interface ContextFacts {
  /** The user's .dockerignore; empty when there is none. */
  readonly userIgnore: string;
  /** From the context's root, with `/`. */
  readonly tracked: readonly string[];
  readonly checkout: CheckoutFacts;
  readonly template: Template;
  readonly ignoreTemplate: Template;
}

/** A Dockerfile and all that an image-building step is to be handed with it. */
export interface Image {
  /** The Dockerfile, relative to output-dir, with `/`. */
  readonly path: string;
  readonly text: string;
  /** The bake file, relative to output-dir, with `/`. */
  readonly bake: string;
  /** All that is to be written: the Dockerfile, its ignore rules, the bake file. Paths are relative to output-dir, with `/`. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Of the image of `target`. */
  readonly platforms: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** The last stage. */
  readonly target: string;
  /** The base of each main that has an image, by its name. */
  readonly baseImages: Readonly<Record<string, string>>;
  /** Named contexts, absolute folders. */
  readonly buildContexts: Readonly<Record<string, string>>;
  /** Why the file cannot compile by itself; undefined when it can. */
  readonly obstacle: string | undefined;
}

/**
 * Composes the text of the Dockerfile and of what goes with it.
 *
 * @throws UserError when a value cannot be written into a Dockerfile, or a template fails.
 */
export function composeImage(input: ComposeInput): Image {
  const { inputs, dockerfile, plan, digests, paths, context } = input;
  const images = input.images.map(({ main, base, platforms }) => ({
    main,
    base: pinned(base, digests),
    platforms,
    labels: imageLabels(plan, main, nameAndDigest(base, digests), inputs.labels),
  }));
  const last = images.at(-1);
  if (last === undefined) throw new Error('no image to compose');
  const why = obstacle(plan, context.checkout);
  const go = { ...input.go, image: pinned(input.go.image, digests) };
  const rules = ignoreRules({
    userRules: context.userIgnore,
    tracked: context.tracked,
    outputDir: isInside(paths.context, paths.outputDir)
      ? outputPath(paths.context, paths.outputDir)
      : undefined,
  });
  const text = render(
    context.template,
    dockerfileData({ inputs, plan, paths, dockerfile, images, go, obstacle: why }),
  );
  const tag = imageTag(plan.identity.version, { version: plan.goVersion, prerelease: plan.prerelease });
  const bake = bakePath(dockerfile);
  return {
    path: dockerfile,
    text,
    bake,
    files: [
      { path: dockerfile, text },
      { path: dockerignorePath(dockerfile), text: render(context.ignoreTemplate, rules) },
      { path: bake, text: bakeFile({ images, paths, dockerfile, tag }) },
    ],
    platforms: last.platforms,
    labels: last.labels,
    target: last.main.stage,
    baseImages: Object.fromEntries(images.map(({ main, base }) => [main.name, base])),
    buildContexts: { build: paths.outputDir },
    obstacle: why,
  };
}
