import { join } from 'node:path';
import type { ShipInputs } from '../inputs.ts';
import { outputPath } from '../paths.ts';
import type { Plan } from '../plan/plan.ts';
import { buildStage, type BuildStageData } from './build-stage.ts';
import type { GoImage } from './go-image.ts';
import type { MainImage } from './images.ts';
import { commentText, copyWords, escapePath, quoteExec, quotePair, quoteWord, shellWord } from './quote.ts';

/** Where things stand; all absolute. */
export interface ImagePaths {
  /** The build context: the repository's root, or the module's where there is no repository. */
  readonly context: string;
  readonly outputDir: string;
}

/** What the template gets of one runtime stage. Everything is quoted for where the template puts it. */
export interface ImageData {
  readonly stage: string;
  /** The main's name, for a comment. */
  readonly name: string;
  readonly package: string;
  readonly base: string;
  /** `linux/amd64`. */
  readonly platforms: readonly string[];
  /** `key="value"`, for LABEL. */
  readonly labels: readonly string[];
  /** `NAME="value"`, for ENV. */
  readonly env: readonly string[];
  /** What stands after COPY's flags: the binary in the stage `build`, and where it goes. */
  readonly copy: string;
  /** For WORKDIR. */
  readonly workdir: string;
  /** `65532:65532`. */
  readonly user: string;
  /** `SIGINT`; empty for none of its own. */
  readonly stopSignal: string;
  /** `8080/tcp`. */
  readonly expose: readonly string[];
  /** JSON array, for ENTRYPOINT. */
  readonly entrypoint: string;
  /** JSON array, for CMD; empty without `args`. */
  readonly cmd: string;
  /** The same, unquoted. */
  readonly raw: {
    readonly name: string;
    /** Where the binary stands in the image. */
    readonly path: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly env: Readonly<Record<string, string>>;
    readonly args: readonly string[];
  };
}

/** What a Dockerfile's template gets: see docs/dockerfile-template.md, which a template's author reads. */
export interface DockerfileData {
  /** The Dockerfile and output-dir from the context's root, as words for sh: for the commands in the head. */
  readonly file: string;
  readonly buildContext: string;
  readonly version: string;
  readonly commit: string;
  readonly go: GoImage & { readonly version: string; readonly prerelease: boolean };
  readonly build: BuildStageData;
  /** One a main; the last is the default. */
  readonly images: readonly ImageData[];
  readonly lastStage: string;
  /** The stages before it, joined by a comma; empty when there is one. */
  readonly otherStages: string;
}

/** A main's image with its labels; its base is as FROM gets it. */
export interface LabeledImage extends MainImage {
  readonly labels: Readonly<Record<string, string>>;
}

/** What the data is made of. */
export interface DataInput {
  readonly inputs: Pick<ShipInputs, 'expose' | 'runtimeEnv' | 'args' | 'user' | 'workdir' | 'stopSignal'>;
  readonly plan: Plan;
  readonly paths: ImagePaths;
  /** Path under output-dir, with `/`. */
  readonly dockerfile: string;
  /** Never empty. */
  readonly images: readonly LabeledImage[];
  readonly go: GoImage;
  readonly obstacle: string | undefined;
}

/**
 * The data for the template.
 *
 * @throws UserError naming the input when a value cannot be written into a Dockerfile.
 */
export function dockerfileData(input: DataInput): DockerfileData {
  const { plan, paths, dockerfile, obstacle } = input;
  const images = input.images.map((image) => imageData(image, input));
  const stages = images.map(({ stage }) => stage);
  return {
    file: shellWord(outputPath(paths.context, join(paths.outputDir, dockerfile)), 'Input `output-dir`'),
    buildContext: shellWord(`build=${outputPath(paths.context, paths.outputDir)}`, 'Input `output-dir`'),
    version: commentText(plan.identity.version),
    commit: plan.identity.commit,
    go: { version: plan.goVersion, prerelease: plan.prerelease, ...input.go },
    build: buildStage(plan, paths.context, obstacle),
    images,
    lastStage: stages.at(-1) ?? '',
    otherStages: stages.slice(0, -1).join(', '),
  };
}

// Expanded by BuildKit, and so the folder of the stage's or of output-dir's that the platform needs.
const FOLDER = '${TARGETOS}_${TARGETARCH}${TARGETVARIANT}';

function imageData({ main, base, platforms, labels }: LabeledImage, { inputs }: DataInput): ImageData {
  const { name } = main;
  const what = 'the name of a main';
  const path = `/usr/local/bin/${name}`;
  const source = `/${FOLDER}/${escapePath(name, 'source', what)}`;
  return {
    stage: main.stage,
    name: commentText(name),
    package: commentText(main.package),
    base,
    platforms,
    labels: Object.entries(labels).map(([key, value]) => quotePair(key, value, 'Input `labels`')),
    env: Object.entries(inputs.runtimeEnv).map(([key, value]) =>
      quotePair(key, value, 'Input `runtime-env`'),
    ),
    copy: copyWords([source, escapePath(path, 'destination', what)]),
    workdir: quoteWord(inputs.workdir, 'Input `workdir`'),
    user: inputs.user,
    stopSignal: inputs.stopSignal,
    expose: inputs.expose,
    entrypoint: quoteExec([path], what),
    cmd: inputs.args.length === 0 ? '' : quoteExec(inputs.args, 'Input `args`'),
    raw: { name, path, labels, env: inputs.runtimeEnv, args: inputs.args },
  };
}
