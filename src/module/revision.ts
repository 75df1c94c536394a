/** What git says of the repository of a module. Read-only: nothing is written to it or to the user's configuration. */
export interface Repository {
  /** Absolute folder of the working tree. */
  readonly root: string;
  /** `file` for a worktree or a submodule, whose `.git` is a file. */
  readonly gitDir: 'directory' | 'file';
  /** HEAD's commit, full hex; empty in a repository without a commit. */
  readonly commit: string;
  /** HEAD's commit time, UTC, RFC 3339 with seconds: `2026-11-23T10:00:00Z`. */
  readonly date: string;
  /** Current branch; empty on a detached HEAD. */
  readonly branch: string;
  /** Tags that point at HEAD. */
  readonly tags: readonly string[];
  /** Tracked files that differ and untracked ones that are not ignored, relative to `root`, with `/`. */
  readonly dirty: readonly string[];
  readonly shallow: boolean;
  /** Web address of the remote `origin` without credentials and `.git`, empty when there is none: an image's `source` label. */
  readonly source: string;
  /** What must be in the environment of git and go to read this checkout, when another user owns it (`GIT_CONFIG_*`); else empty. */
  readonly env: Readonly<Record<string, string>>;
}
