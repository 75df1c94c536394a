import type { Repository } from './revision.ts';

/** One Go module on disk. */
export interface GoModule {
  /** Absolute folder of its go.mod. */
  readonly dir: string;
  /** Module path, as its `module` line says. */
  readonly path: string;
  /** The `go` line, such as `1.26` or `1.26.0`; empty when there is none. */
  readonly go: string;
  /** The `toolchain` line without `go`, such as `1.27.4`; empty when there is none or it is `default`. */
  readonly toolchain: string;
  /** The repository that holds it: not always that of the current folder (a workspace may span several). */
  readonly repository: Repository | undefined;
}

/** What stands in the working directory, read before there is a Go. */
export interface Module {
  readonly kind: 'module' | 'workspace';
  /** Absolute folder in which the go command is run: the working directory, inside the module or workspace. */
  readonly dir: string;
  /** Absolute folder of the go.mod or go.work that governs. */
  readonly root: string;
  /** The go.mod's `go` line, or the largest of go.work's and its modules'; empty when none says. */
  readonly go: string;
  /** The governing file's `toolchain` line, without `go`. */
  readonly toolchain: string;
  /** The module itself; for a workspace every module that it uses, in go.work's order. */
  readonly modules: readonly GoModule[];
  /** True where `vendor/modules.txt` stands beside the governing file. */
  readonly vendored: boolean;
  /** The repository of `root`. */
  readonly repository: Repository | undefined;
}
