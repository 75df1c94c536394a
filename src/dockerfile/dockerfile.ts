import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Artifact } from '../collect/record.ts';
import { errorCode, errorText, UserError } from '../errors.ts';
import type { Host } from '../host.ts';
import type { ShipInputs } from '../inputs.ts';
import { contextOf } from '../module/module.ts';
import { outputPath, standsAtRoot } from '../paths.ts';
import type { Plan } from '../plan/plan.ts';
import { composeImage, type ContextFacts, type Image } from './compose.ts';
import { goImage } from './go-image.ts';
import { chooseImages, type ChosenImages, type ImagesInput } from './images.ts';
import { baseHas } from './libraries.ts';
import { type FindLinkers, nameLinkers } from './linkers.ts';
import { readPins } from './pins.ts';
import { checkTemplate, ignoreTemplate, ownTemplate, type Template } from './render.ts';
import { readCheckout, trackedFiles } from './self-contained.ts';
import type { ImagePaths } from './template-data.ts';

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
 * @param workspace absolute; who took that for the folder is told so
 * @throws UserError when it cannot be read, or is no Handlebars.
 */
export async function readTemplate(
  { dockerfileTemplate }: Pick<ShipInputs, 'dockerfileTemplate'>,
  dir: string,
  workspace: string,
): Promise<Template> {
  if (dockerfileTemplate === '') return await ownTemplate();
  const template = await userTemplate(dockerfileTemplate, dir, workspace);
  checkTemplate(template);
  return template;
}

/**
 * Looks, before anything is built, whether an image that was asked for outright can be had at all.
 *
 * @param asked by the user, and not by a default: by an input, or by the command
 * @throws UserError when no target is for linux, or none a platform of the bases that `auto` chooses among
 */
export function checkLinux(
  { targets, baseImage }: Pick<ShipInputs, 'targets' | 'baseImage'>,
  asked: string,
): void {
  const linux = targets.filter(({ os }) => os === 'linux');
  const fit = baseImage === 'auto' ? linux.filter(baseHas) : linux;
  if (fit.length > 0) return;
  const names = targets.map(({ name }) => name).join(', ');
  const [none, next] =
    linux.length === 0
      ? ['is for linux', '']
      : ['is a platform of the distroless bases', ', or set `base-image` to an image that has one of these'];
  throw new UserError(
    `${asked} asks for an image, and of the \`targets\` ${names} none ${none}. Add a target such as linux/amd64${next}.`,
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
 * @throws UserError when a main fits no base, a registry cannot say what it has, a value cannot be written into a
 *   Dockerfile, or the context cannot be read; Interrupted.
 */
export async function renderImage(
  { inputs, plan, artifacts, outputDir, template, linkers }: RenderInput,
  host: Host,
): Promise<Image | undefined> {
  const { dockerfile } = inputs;
  if (dockerfile === false) return undefined;
  const { images, leftOut } = await choose({ inputs, plan, artifacts }, linkers);
  if (images.length === 0) {
    host.log.notice(noImage(inputs, plan));
    return undefined;
  }
  const paths = { context: contextOf(plan.module), outputDir };
  const [{ go, digests }, context] = await Promise.all([
    inputs.pinDigests
      ? readPins(
          images.map(({ base }) => base),
          goImage(plan.goVersion),
          host,
        )
      : { go: goImage(plan.goVersion), digests: new Map<string, string>() },
    readContext(plan, paths, template, host),
  ]);
  const image = composeImage({ inputs, dockerfile, plan, images, go, digests, paths, context });
  for (const notice of leftOut) host.log.notice(notice);
  if (image.obstacle !== undefined) {
    const build = outputPath(paths.context, outputDir);
    host.log.notice(`The Dockerfile is for \`--build-context build=${build}\` alone: ${image.obstacle}.`);
  }
  return image;
}

async function choose(input: ImagesInput, linkers: FindLinkers | undefined): Promise<ChosenImages> {
  try {
    return chooseImages(input);
  } catch (error) {
    throw await nameLinkers(error, linkers);
  }
}

/**
 * Why a run has no Dockerfile, a sentence.
 *
 * @throws UserError with it, where an input asked for one outright
 */
export function noImage(
  inputs: Pick<ShipInputs, 'baseImage' | 'dockerfile' | 'given'>,
  plan: Pick<Plan, 'targets'>,
): string {
  const targets = plan.targets.map(({ target }) => target.name).join(', ');
  const base = inputs.baseImage === 'auto' ? 'the distroless base images' : inputs.baseImage;
  const said = `No Dockerfile: of the targets ${targets}, none is a linux platform that ${base} can have.`;
  const asked = askedBy(inputs);
  if (asked === undefined) return said;
  throw new UserError(
    `${asked} asks for an image. ${said} Add a target such as linux/amd64 to \`targets\`, or set \`dockerfile\` to false.`,
  );
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

async function userTemplate(path: string, dir: string, workspace: string): Promise<Template> {
  const file = resolve(dir, path);
  const name = `Input \`dockerfile-template\`: ${file}`;
  const text = await readFile(file, 'utf8').catch(async (error: unknown) => {
    const atRoot = await standsAtRoot(path, dir, workspace);
    throw new UserError(
      `${name} cannot be read: ${errorText(error)}\n${atRoot ?? 'Give the path of a template, relative to `working-directory`.'}`,
    );
  });
  return { name, text };
}
