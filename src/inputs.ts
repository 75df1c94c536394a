import type { Target } from './plan/targets.ts';

/** What `stamp` asks for. */
export interface StampRequest {
  /** Stamp main.version, main.commit and main.date where a main declares such a string variable. */
  readonly auto: boolean;
  /** Named variables with their templates, in order. */
  readonly lines: readonly { readonly variable: string; readonly template: string }[];
}

/** Every input, parsed and validated once. Paths are as given, relative to the working directory. */
export interface ShipInputs {
  readonly workingDirectory: string;
  /** As given; empty when not. Its grammar is checked by toolchain/resolve. */
  readonly goVersion: string;
  readonly goVersionFile: string;
  readonly rcFallback: 'stable' | 'fail';
  readonly unsupportedGo: 'warn' | 'fail' | 'ignore';
  readonly toolchainSource: 'auto' | 'download' | 'module-proxy';
  /** Without a trailing slash. */
  readonly goDownloadBaseUrl: string;
  readonly cache: 'true' | 'false' | 'read';
  /** Patterns; `!pattern` leaves out. Empty: every main. */
  readonly packages: readonly string[];
  /** Without doubles; never empty. */
  readonly targets: readonly Target[];
  readonly outputDir: string;
  /** Empty: asked of git. */
  readonly version: string;
  readonly stamp: StampRequest;
  /** Lines joined by a space, quoted as the go command reads them. */
  readonly ldflags: string;
  readonly gcflags: string;
  readonly tags: readonly string[];
  /** One flag a line, each handed to `go build` as it is. */
  readonly buildFlags: readonly string[];
  readonly cgo: boolean;
  readonly strip: boolean;
  readonly buildvcs: boolean;
  readonly dirty: 'warn' | 'fail' | 'ignore';
  /** Bytes. */
  readonly sizeBudget: number | undefined;
  /** Path under output-dir with `/`; false for none. */
  readonly dockerfile: string | false;
  readonly dockerfileTemplate: string;
  /** `auto` or an image reference. */
  readonly baseImage: string;
  readonly labels: Readonly<Record<string, string>>;
  /** `8080/tcp`. */
  readonly expose: readonly string[];
  readonly runtimeEnv: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  /** Empty for none. */
  readonly artifactName: string;
  readonly artifactRetentionDays: number | undefined;
  /** Names of the inputs that were given outright, not defaulted: `base-image`. */
  readonly given: ReadonlySet<string>;
}
