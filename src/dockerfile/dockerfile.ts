import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { dockerignorePath } from '../collect/artifacts.ts';
import type { Artifact } from '../collect/record.ts';
import { errorCode, errorText, UserError } from '../errors.ts';
import type { Host } from '../host.ts';
import type { ShipInputs } from '../inputs.ts';
import { contextOf } from '../module/module.ts';
import { isInside, outputPath } from '../paths.ts';
import type { Plan } from '../plan/plan.ts';
import { ignoreRules } from './ignore.ts';
import { chooseImages } from './images.ts';
import { type FindLinkers, nameLinkers } from './linkers.ts';
import { checkTemplate, ignoreTemplate, ownTemplate, render, type Template } from './render.ts';
import { type CheckoutFacts, obstacle, readCheckout, trackedFiles } from './self-contained.ts';
import { dockerfileData, type ImagePaths } from './template-data.ts';

/** What the stage takes from those before it. */
export interface RenderInput {
  readonly inputs: ShipInputs;
  readonly plan: Plan;
  /** What was built; undefined where nothing was, which needs a `base-image` of the user's. */
  readonly artifacts: readonly Artifact[] | undefined;
  /** Absolute. */
  readonly outputDir: string;
  readonly template: Template;
  /** Asked only where a library is refused; undefined where nothing was built. */
  readonly linkers: FindLinkers | undefined;
}

/**
 * The template of the Dockerfile: ours, or the one that `dockerfile-template` names, looked at before anything is
 * built.
 *
 * @param dir absolute folder that the input's path is relative to
 * @throws UserError when it cannot be read, or is no Handlebars.
 */
export async function readTemplate(
  { dockerfileTemplate }: Pick<ShipInputs, 'dockerfileTemplate'>,
  dir: string,
): Promise<Template> {
  if (dockerfileTemplate === '') return await ownTemplate();
  const template = await userTemplate(resolve(dir, dockerfileTemplate));
  checkTemplate(template);
  return template;
}

/**
 * Looks, before anything is built, whether an image that was asked for outright can be had at all.
 *
 * @param asked by the user, and not by a default: by an input, or by the command
 * @throws UserError when no target is for linux
 */
export function checkLinux({ targets }: Pick<ShipInputs, 'targets'>, asked: string): void {
  if (targets.some(({ os }) => os === 'linux')) return;
  throw new UserError(
    `${asked} asks for an image, and of the \`targets\` ${targets.map(({ name }) => name).join(', ')} none is for linux. Add a target such as linux/amd64.`,
  );
}

/** The input that asks for an image outright; undefined where only the default does, or none is wanted. */
export function askedBy({ dockerfile, given }: Pick<ShipInputs, 'dockerfile' | 'given'>): string | undefined {
  if (dockerfile === false) return undefined;
  const name = (['dockerfile', 'base-image'] as const).find((one) => given.has(one));
  return name === undefined ? undefined : `Input \`${name}\``;
}

/**
 * The Dockerfile of a run, composed and not yet written; what was left out of it is said as notices. Undefined
 * where none was asked for, or no target can have an image.
 *
 * @throws UserError as `composeImage` does, and when the context cannot be read.
 */
export async function renderImage(
  { inputs, plan, artifacts, outputDir, template, linkers }: RenderInput,
  host: Host,
): Promise<Image | undefined> {
  if (inputs.dockerfile === false) return undefined;
  const paths = { context: contextOf(plan.module), outputDir };
  const context = await readContext(plan, paths, template, host);
  try {
    const { image, notices } = composeImage({ inputs, plan, artifacts, paths, context });
    for (const notice of notices) host.log.notice(notice);
    return image;
  } catch (error) {
    throw await nameLinkers(error, linkers);
  }
}

/** What the composing needs. */
export interface ComposeInput {
  readonly inputs: Pick<
    ShipInputs,
    'dockerfile' | 'baseImage' | 'labels' | 'expose' | 'runtimeEnv' | 'args' | 'given'
  >;
  readonly plan: Plan;
  readonly artifacts: RenderInput['artifacts'];
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
  /** All that is to be written: the Dockerfile and its ignore rules. Paths are relative to output-dir, with `/`. */
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

/** What was rendered, if anything, and what there is to say of it, a sentence each. */
export interface Rendered {
  readonly image: Image | undefined;
  readonly notices: readonly string[];
}

/**
 * Decides on bases and platforms and composes the Dockerfile's text. Without a platform that an image could have
 * there is none, which is said, or, where a Dockerfile was asked for outright, an error.
 *
 * @throws UserError when a main fits no base, a value cannot be written into a Dockerfile, or a template fails.
 */
export function composeImage({ inputs, plan, artifacts, paths, context }: ComposeInput): Rendered {
  const { dockerfile } = inputs;
  if (dockerfile === false) return { image: undefined, notices: [] };
  const { images, leftOut } = chooseImages({ inputs, plan, artifacts });
  const last = images.at(-1);
  if (last === undefined) return { image: undefined, notices: [none(inputs, plan)] };

  const why = obstacle(plan, context.checkout);
  const data = dockerfileData({ inputs, plan, paths, dockerfile, images, obstacle: why });
  const rules = ignoreRules({
    userRules: context.userIgnore,
    tracked: context.tracked,
    outputDir: inside(paths),
  });
  const text = render(context.template, data);
  const image: Image = {
    path: dockerfile,
    text,
    files: [
      { path: dockerfile, text },
      { path: dockerignorePath(dockerfile), text: render(context.ignoreTemplate, rules) },
    ],
    platforms: last.platforms,
    labels: last.labels,
    target: last.main.stage,
    baseImages: Object.fromEntries(images.map(({ main, base }) => [main.name, base])),
    buildContexts: { build: paths.outputDir },
    obstacle: why,
  };
  const only =
    why === undefined
      ? []
      : [`The Dockerfile is for \`--build-context ${data.buildContext}\` alone: ${why}.`];
  return { image, notices: [...leftOut, ...only] };
}

function none(inputs: ComposeInput['inputs'], plan: Plan): string {
  const targets = plan.targets.map(({ target }) => target.name).join(', ');
  const base = inputs.baseImage === 'auto' ? 'the distroless base images' : inputs.baseImage;
  const said = `No Dockerfile: of the targets ${targets}, none is a linux platform that ${base} can have.`;
  const asked = askedBy(inputs);
  if (asked === undefined) return said;
  throw new UserError(
    `${asked} asks for an image. ${said} Add a target such as linux/amd64 to \`targets\`, or set \`dockerfile\` to false.`,
  );
}

function inside({ context, outputDir }: ImagePaths): string | undefined {
  return isInside(context, outputDir) ? outputPath(context, outputDir) : undefined;
}

/**
 * Reads what `renderImage` needs from the context's folder and from git.
 */
async function readContext(
  plan: Plan,
  paths: ImagePaths,
  template: Template,
  host: Host,
): Promise<ContextFacts> {
  const repository = plan.module.repository;
  const [userIgnore, tracked, checkout, ignore] = await Promise.all([
    userRules(join(paths.context, '.dockerignore')),
    trackedFiles(repository, host),
    readCheckout(repository, host),
    ignoreTemplate(),
  ]);
  return { userIgnore, tracked, checkout, template, ignoreTemplate: ignore };
}

/** Without them, files that the user keeps out of images would be sent to the build: what cannot be read is no absence. */
async function userRules(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return '';
    throw new UserError(
      `${path} cannot be read: ${errorText(error)}. The Dockerfile's own ignore rules carry it over. Make it readable, or set \`dockerfile\` to false.`,
    );
  });
}

async function userTemplate(path: string): Promise<Template> {
  const name = `Input \`dockerfile-template\`: ${path}`;
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new UserError(
      `${name} cannot be read: ${errorText(error)}\nThe path is relative to \`working-directory\`.`,
    );
  });
  return { name, text };
}
