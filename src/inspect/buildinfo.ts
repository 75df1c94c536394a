/** One module of the build, as `go version -m -json` (debug/buildinfo.Module) writes it. */
export interface BuildModule {
  readonly Path: string;
  readonly Version?: string;
  readonly Sum?: string;
  readonly Replace?: BuildModule;
}

/** What a binary says of its build, in the shape of `go version -m -json` (runtime/debug.BuildInfo). */
export interface BuildInfo {
  /** `go1.27.4`. */
  readonly GoVersion?: string;
  /** Import path of the main package. */
  readonly Path?: string;
  readonly Main?: BuildModule;
  readonly Deps?: readonly BuildModule[];
  readonly Settings?: readonly { readonly Key: string; readonly Value: string }[];
  /** Set where the go command cannot read the format and the linker's module string was read instead. */
  readonly source?: 'modinfo';
}
