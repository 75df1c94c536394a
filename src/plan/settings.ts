/** The go command's settings on this machine, read once (`go env`). */
export interface GoSettings {
  /**
   * Settings that change the bytes and differ from Go's default, GOFLAGS without its `-ldflags`:
   * GOFLAGS, GOEXPERIMENT, GOFIPS140, GO386, GOMIPS, …; with cgo also CGO_CFLAGS and the like.
   * Recorded, shown in the log, and rendered into the Dockerfile.
   */
  readonly build: Readonly<Record<string, string>>;
  /** Settings that only fetching needs and that hold no credentials: GOPRIVATE, GONOPROXY, GONOSUMDB, GOINSECURE, GOVCS, GOSUMDB, GOPROXY. */
  readonly fetch: Readonly<Record<string, string>>;
  /** The linker flags that GOFLAGS carried, which a `-ldflags` on the command line would lose. */
  readonly ldflags: string;
}
