import type { Artifact, ShipRecord } from '../collect/record.ts';
import type { Toolchain } from '../toolchain/toolchain.ts';

/** What an image-building step needs, and the Dockerfile that was written. */
export interface Image {
  /** Relative to output-dir, with `/`. */
  readonly path: string;
  readonly text: string;
  /** `linux/amd64`, those that the base has too. */
  readonly platforms: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** The stage of the default main. */
  readonly target: string;
  /** The base of each main, by its name. */
  readonly baseImages: Readonly<Record<string, string>>;
  /** Named contexts, absolute folders: `{ build: '/home/me/r/dist' }`. */
  readonly buildContexts: Readonly<Record<string, string>>;
  /** Why the Dockerfile cannot compile by itself; undefined when it can. */
  readonly obstacle: string | undefined;
}

/** A run that came to its end: what outputs and summaries are made of. */
export interface Shipped {
  readonly record: ShipRecord;
  readonly artifacts: readonly Artifact[];
  readonly toolchain: Toolchain;
  /** Absolute. */
  readonly outputDir: string;
  /** Absolute folder that path outputs are relative to. */
  readonly workspace: string;
  /** Absolute: the image's build context, the repository's root or the module's where there is none. */
  readonly context: string;
  /** Undefined where no Dockerfile was written. */
  readonly image: Image | undefined;
  readonly caches: { readonly hit: boolean; readonly matchedKey: string };
}
