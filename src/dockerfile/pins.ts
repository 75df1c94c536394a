import type { Host } from '../host.ts';
import { UserError } from '../errors.ts';
import { resolveDigest } from '../registry/manifest.ts';
import { fetchingImage, type GoImage } from './go-image.ts';

/** The digests that bases are pinned to, by their references. */
export type Digests = ReadonlyMap<string, string>;

/** What `pin-digests` found out. */
export interface Pins {
  readonly digests: Digests;
  /** The image to compile in: another than was meant, where the registry has none of the wanted Go. */
  readonly go: GoImage;
}

/**
 * Asks the registries for the digests of every base, and of the image to compile in.
 *
 * @throws UserError when a registry has not the image, or cannot say; Interrupted
 */
export async function readPins(bases: readonly string[], go: GoImage, host: Host): Promise<Pins> {
  const digests = new Map<string, string>();
  const pin = async (image: string): Promise<boolean> => {
    const digest = await resolveDigest(image, host);
    if (digest !== undefined) digests.set(image, digest);
    return digest !== undefined;
  };
  const names = [...new Set(bases)].filter((name) => name !== 'scratch');
  const [here] = await Promise.all([
    pin(go.image),
    ...names.map(async (name) => {
      if (await pin(name)) return;
      throw new UserError(
        `Input \`pin-digests\`: its registry has no image ${name}. Mend \`base-image\`, or set \`pin-digests\` to false.`,
      );
    }),
  ]);
  if (here) return { digests, go: { ...go, standIn: '' } };
  const other = fetchingImage();
  if (!(await pin(other.image))) {
    throw new UserError(
      `Input \`pin-digests\`: the registry has neither ${go.image} nor ${other.image}, which could fetch that Go. Set \`pin-digests\` to false.`,
    );
  }
  return { digests, go: other };
}

/** A reference as FROM gets it: with its digest where one is known, its tag kept for those who read it. */
export function pinned(reference: string, digests: Digests): string {
  const digest = digests.get(reference);
  return digest === undefined || reference.includes('@') ? reference : `${reference}@${digest}`;
}

/** A reference's name for people, and the digest that it is or was pinned to; empty for none. */
export function nameAndDigest(reference: string, digests: Digests): { name: string; digest: string } {
  const [name = '', own = ''] = reference.split('@');
  return { name, digest: digests.get(reference) ?? own };
}
