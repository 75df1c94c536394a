import { recordInputs, type ShipInputs } from '../inputs.ts';
import type { Linkage } from '../inspect/executable.ts';
import { contextOf } from '../module/module.ts';
import { outputPath } from '../paths.ts';
import type { Plan } from '../plan/plan.ts';
import { sha256 } from './checksums.ts';

/** One line of artifacts.json: a binary as later steps need it. */
export interface Artifact {
  readonly name: string;
  readonly package: string;
  readonly stage: string;
  /** `linux/arm/v7`. */
  readonly target: string;
  readonly os: string;
  readonly arch: string;
  readonly variant: string;
  /** Relative to output-dir, with `/`; in the output `binaries` relative to the workspace. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  /** `1.27.4`. */
  readonly goVersion: string;
  /** The commit that the binary itself says (`vcs.revision`); null where it says none. */
  readonly revision: string | null;
  /** Whether it says that its sources differed from that commit (`vcs.modified`); null where it says neither. */
  readonly modified: boolean | null;
  readonly linkage: Linkage;
  readonly interpreter: string | null;
  readonly needed: readonly string[];
  readonly symbolVersions: Readonly<Record<string, readonly string[]>>;
}

/** One main as it was linked: the settings that the build info does not keep (`-trimpath` drops `-ldflags`). */
export interface RecordedMain {
  readonly package: string;
  readonly name: string;
  readonly stage: string;
  readonly stamps: Readonly<Record<string, string>>;
  readonly ldflags: string;
  /** Targets it was built for. */
  readonly targets: readonly string[];
}

/** What was decided before compiling; its SHA-256 tells two runs of one plan from runs of two. */
export interface RecordedPlan {
  readonly module: string;
  readonly kind: 'module' | 'workspace';
  /** The working directory from the context, with `/`: where go is run, and what patterns and paths start from. */
  readonly directory: string;
  readonly targets: readonly string[];
  readonly mains: readonly RecordedMain[];
  readonly defaultMain: string;
  /** As they were given: one such as `-overlay=/…` keeps its path, for without it the build could not be told. */
  readonly flags: readonly string[];
  readonly cgo: boolean;
  readonly stamped: boolean;
  /** Machine settings that change the bytes: GOFLAGS and the like, as they were set (with cgo perhaps `CC=/usr/bin/…`). */
  readonly settings: Readonly<Record<string, string>>;
}

/** ship-go.json: the run. Holds no wall clock, host name or absolute path. */
export interface ShipRecord {
  readonly schema: 1;
  /** Version of ship-go. */
  readonly shipGo: string;
  readonly version: string;
  readonly commit: string;
  readonly date: string;
  readonly dirty: boolean;
  /** Web address of the repository, for the image's `source` label; empty when unknown. */
  readonly source: string;
  readonly go: { readonly version: string; readonly prerelease: boolean };
  /** Every input that shapes what is written, by its contract name, normalised. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly plan: RecordedPlan;
  readonly planSha256: string;
  /** Every file written under output-dir but this one: path to SHA-256. */
  readonly files: Readonly<Record<string, string>>;
}

/** What the record keeps of a plan: without absolute paths, in a fixed order, so that equal plans have equal bytes. */
export function recordPlan(plan: Plan): RecordedPlan {
  const { module } = plan;
  const [first] = module.modules;
  return {
    module: plan.defaultMain.module?.path ?? first?.path ?? '',
    kind: module.kind,
    directory: outputPath(contextOf(module), module.dir),
    targets: plan.targets.map(({ target }) => target.name),
    mains: plan.mains.map((main) => ({
      package: main.package,
      name: main.name,
      stage: main.stage,
      stamps: Object.fromEntries(main.stamps.map(({ variable, text }) => [variable, text])),
      ldflags: main.ldflags,
      targets: plan.targets.filter(({ mains }) => mains.includes(main)).map(({ target }) => target.name),
    })),
    defaultMain: plan.defaultMain.package,
    flags: plan.flags,
    cgo: plan.cgo,
    stamped: plan.stamped,
    settings: plan.settings.build,
  };
}

/** The record of a run; `files` is filled in when every other file is known. */
export function makeRecord(
  inputs: ShipInputs,
  plan: Plan,
  shipGo: string,
  files: Readonly<Record<string, string>>,
): ShipRecord {
  const recorded = recordPlan(plan);
  const { version, commit, date, dirty } = plan.identity;
  return {
    schema: 1,
    shipGo,
    version,
    commit,
    date,
    dirty,
    source: plan.module.repository?.source ?? '',
    go: { version: plan.goVersion, prerelease: plan.prerelease },
    inputs: recordInputs(inputs, { dir: plan.module.dir, context: contextOf(plan.module) }),
    plan: recorded,
    planSha256: sha256(JSON.stringify(recorded)),
    files,
  };
}
