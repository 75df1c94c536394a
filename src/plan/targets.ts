/** One platform to build for, as Docker writes it. */
export interface Target {
  readonly os: string;
  readonly arch: string;
  /** `v7`, `v3`; empty for the architecture's plain form (`linux/arm64/v8` and `linux/amd64/v1` have none, `linux/arm` is `v7`). */
  readonly variant: string;
  /** `linux/arm/v7`. */
  readonly name: string;
  /** `linux_armv7`: as BuildKit expands `${TARGETOS}_${TARGETARCH}${TARGETVARIANT}`. */
  readonly folder: string;
  /** GOOS, GOARCH and the architecture's level, said outright: `{ GOOS: 'linux', GOARCH: 'arm', GOARM: '7' }`. */
  readonly env: Readonly<Record<string, string>>;
}
