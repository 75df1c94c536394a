/** A place in a source file, for an annotation. `file` is relative to the workspace, with `/`. */
export interface Position {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** Where a run tells its reader what it does. One implementation for a runner, one for a terminal. */
export interface Log {
  /** One or more lines for the reader. Never acts as a workflow command, whatever it holds. */
  info(text: string): void;
  /** Shown only where debugging was asked for. */
  debug(text: string): void;
  /** Something the reader should mend or know; also kept for the job summary. */
  warning(message: string, at?: Position): void;
  /** Something worth knowing that is not wrong; also kept for the job summary. */
  notice(message: string): void;
  /** With a place, an annotation of the source where there are such; without, the run's own failure, which names them all. */
  error(message: string, at?: Position): void;
  /** Runs `work` under a heading: a collapsible group on a runner, a heading on a terminal. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** How far long work has come: replaced in place on a terminal, an occasional line on a runner. */
  progress(text: string): void;
}

/** What the machine gives a run. Stages ask this, never `process.env` or a global. */
export interface Host {
  /** The environment as it was inherited; without the step's own `INPUT_*`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `linux`, `darwin`, `windows`: as Go names it. */
  readonly os: string;
  /** `amd64`, `arm64`: as Go names it. */
  readonly arch: string;
  readonly cpus: number;
  /** The folder that relative inputs start from (absolute): the job's workspace in the step, else the current one. */
  readonly cwd: string;
  /** The job's workspace (absolute) that the step's outputs are relative to; undefined for the command line: the repository or the module then serves. */
  readonly workspace: string | undefined;
  /** Where toolchains are kept: `<toolCache>/go/<version>/<x64|arm64>`. May not exist yet. */
  readonly toolCache: string;
  /** A folder of this run alone (absolute, exists), deleted when the run ends in whatever way. */
  readonly temp: string;
  readonly log: Log;
  /** Aborted when the run is to stop; children are killed by it. */
  readonly signal: AbortSignal;
  /** True on a workflow runner, for the command line too. */
  readonly onRunner: boolean;
}
