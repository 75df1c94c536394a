/** A Go that is installed and was asked for its version. */
export interface Toolchain {
  /** As Go spells it, without `go`: `1.27.4`, `1.28rc1`. */
  readonly version: string;
  /** True for a beta or a release candidate. */
  readonly prerelease: boolean;
  /** GOROOT, absolute. */
  readonly root: string;
  /** Absolute path of the go command. */
  readonly go: string;
  readonly source: 'tool-cache' | 'download' | 'module-proxy';
}
