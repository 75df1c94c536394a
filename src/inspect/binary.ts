import type { Compiled } from '../compile/compile.ts';
import type { BuildInfo } from './buildinfo.ts';
import type { Executable } from './executable.ts';

/** A compiled file and all that was read from it. */
export interface Binary extends Compiled {
  /** `linux_amd64/api`, `windows_arm64/api.exe`: where it will stand under output-dir, with `/`. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly executable: Executable;
  readonly buildInfo: BuildInfo;
  /** `go version -m` on the relative path, as it prints it; undefined where it cannot read the format (wasm, XCOFF, Plan 9). */
  readonly buildInfoText: string | undefined;
}
