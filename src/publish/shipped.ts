import type { Report } from '../advice/line.ts';
import type { Artifact, ShipRecord } from '../collect/record.ts';
import type { Image } from '../dockerfile/compose.ts';
import type { Toolchain } from '../go/command.ts';

/** A run that came to its end: what outputs and summaries are made of. */
export interface Shipped {
  readonly record: ShipRecord;
  readonly artifacts: readonly Artifact[];
  /** One for each binary, in their order. */
  readonly report: readonly Report[];
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
