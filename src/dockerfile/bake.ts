import { posix } from 'node:path';
import { FILES } from '../collect/artifacts.ts';
import { outputPath } from '../paths.ts';
import type { ImagePaths, LabeledImage } from './template-data.ts';

/** In bake's own language: the registry and a slash, where one is given, with or without that. */
const REGISTRY = '${REGISTRY == "" ? "" : "${trimsuffix(REGISTRY, "/")}/"}';

/** Where the bake file stands under output-dir, with `/`: beside the Dockerfile. */
export function bakePath(dockerfile: string): string {
  return posix.join(posix.dirname(dockerfile), FILES.bake);
}

/** What the bake file is made of. */
export interface BakeInput {
  readonly images: readonly LabeledImage[];
  readonly paths: ImagePaths;
  /** Path of the Dockerfile under output-dir, with `/`. */
  readonly dockerfile: string;
  /** The version as a tag; empty for none. */
  readonly tag: string;
}

/**
 * A file for `docker buildx bake`, run in the context's folder: an image of every main for every platform, of the
 * binaries in output-dir. `REGISTRY` (`ghcr.io/acme`) and `TAG` are variables of it, which the environment may set. (https://docs.docker.com/build/bake/reference/)
 */
export function bakeFile({ images, paths, dockerfile, tag }: BakeInput): string {
  const names = uniqueNames(images.map(({ main }) => main.stage));
  const output = outputPath(paths.context, paths.outputDir);
  const target = ({ main, platforms, labels }: LabeledImage) => ({
    context: '.',
    dockerfile: literal(posix.join(output, dockerfile)),
    contexts: { build: literal(posix.isAbsolute(output) ? output : `./${output}`) },
    target: main.stage,
    platforms,
    labels: Object.fromEntries(Object.entries(labels).map(([key, value]) => [literal(key), literal(value)])),
    tags: [`${REGISTRY}${repositoryName(main.stage)}:\${TAG}`],
  });
  const file = {
    variable: { REGISTRY: { default: '' }, TAG: { default: tag === '' ? 'latest' : tag } },
    group: { default: { targets: names } },
    target: Object.fromEntries(images.map((image, index) => [names[index] ?? '', target(image)])),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Text that bake takes as it is: its strings are templates of HCL, also in JSON. */
export function literal(text: string): string {
  return text.replace(/[$%](?=\{)/g, (sign) => sign + sign);
}

/** Bake's targets have names of letters, digits, `_` and `-` alone. */
function uniqueNames(stages: readonly string[]): string[] {
  const taken = new Set<string>();
  return stages.map((stage) => {
    const base = stage.replace(/[^a-z0-9_-]/g, '_');
    let name = base;
    for (let count = 2; taken.has(name); count += 1) name = `${base}_${count}`;
    taken.add(name);
    return name;
  });
}

/** A stage's name as the last part of a repository's may be: `[a-z0-9]+` with `.`, `_`, `__` or dashes between. */
function repositoryName(stage: string): string {
  return stage.replace(/[._-]*[._][._-]*/g, '-').replace(/^-+|-+$/g, '') || 'app';
}
