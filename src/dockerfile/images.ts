import type { Artifact } from '../collect/record.ts';
import type { ShipInputs } from '../inputs.ts';
import type { Main, Plan } from '../plan/plan.ts';
import { chooseBase, userBase } from './base-image.ts';
import { baseHas } from './libraries.ts';

/** The image of one main, decided but not yet written. */
export interface MainImage {
  readonly main: Main;
  /** As FROM gets it. */
  readonly base: string;
  /** `linux/amd64`, in the order of the targets; never empty. */
  readonly platforms: readonly string[];
}

/** What the choice of images needs to know. */
export interface ImagesInput {
  readonly inputs: Pick<ShipInputs, 'baseImage'>;
  readonly plan: Plan;
  /** Undefined where nothing was built, which needs a base of the user's own. */
  readonly artifacts: readonly Artifact[] | undefined;
}

/** The images, and what has none. */
export interface ChosenImages {
  readonly images: readonly MainImage[];
  /** Sentences. */
  readonly leftOut: readonly string[];
}

/**
 * An image for each main that has a linux target which its base is published for, and what was left out, as
 * sentences. The default main's stands last, as the stage that is built when none is named.
 */
export function chooseImages({ inputs, plan, artifacts }: ImagesInput): ChosenImages {
  const auto = inputs.baseImage === 'auto';
  if (auto && artifacts === undefined) throw new Error('base-image auto needs the binaries');
  const mains = [...plan.mains.filter((main) => main !== plan.defaultMain), plan.defaultMain];
  const images = mains.flatMap((main): MainImage[] => {
    const platforms = plan.targets
      .filter(({ target, mains: built }) => built.includes(main) && target.os === 'linux')
      .filter(({ target }) => !auto || baseHas(target))
      .map(({ target }) => target.name);
    const base = auto
      ? chooseBase((artifacts ?? []).filter((artifact) => artifact.package === main.package))
      : userBase(inputs.baseImage);
    if (base === undefined || platforms.length === 0) return [];
    return [{ main, base, platforms }];
  });
  return { images, leftOut: leftOut(plan, images) };
}

function leftOut(plan: Plan, images: readonly MainImage[]): string[] {
  const used = new Set(images.flatMap(({ platforms }) => platforms));
  const targets = plan.targets.map(({ target }) => target.name).filter((name) => !used.has(name));
  const mains = plan.mains.filter((main) => !images.some((image) => image.main === main));
  if (images.length === 0) return [];
  return [
    ...(targets.length === 0
      ? []
      : [`The image is not for ${targets.join(', ')}: the base image has no such platform.`]),
    ...(mains.length === 0
      ? []
      : [
          `There is no image of ${mains.map(({ name }) => name).join(', ')}: it has no target that the base image has.`,
        ]),
  ];
}
