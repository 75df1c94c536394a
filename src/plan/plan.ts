import type { GoModule, Module } from '../module/module.ts';
import type { Stamp } from './stamp.ts';
import type { GoSettings } from './settings.ts';
import type { Target } from './targets.ts';

/** One `package main` that is built. */
export interface Main {
  /** Import path: `example.com/r/cmd/api`. */
  readonly package: string;
  /** Name of its binary, without `.exe`. */
  readonly name: string;
  /** Name of its stage in the Dockerfile, unique among the mains. */
  readonly stage: string;
  /** Absolute folder of its sources. */
  readonly dir: string;
  /** The module on disk that it belongs to; undefined for a main of a dependency, which has no revision. */
  readonly module: GoModule | undefined;
  /** What is stamped into it, texts already filled in. */
  readonly stamps: readonly Stamp[];
  /** The linker flags it gets, quoted as `-ldflags` reads them: GOFLAGS' own, the user's, ours. */
  readonly ldflags: string;
}

/** One target and the mains that its build constraints let stand. */
export interface TargetPlan {
  readonly target: Target;
  readonly mains: readonly Main[];
}

/** What is stamped and said of the sources. */
export interface Identity {
  readonly version: string;
  /** Full commit; empty without a repository. */
  readonly commit: string;
  /** RFC 3339 UTC; empty when neither a commit nor SOURCE_DATE_EPOCH says. */
  readonly date: string;
  readonly branch: string;
  readonly dirty: boolean;
}

/** What will be built, decided in full before anything is compiled. */
export interface Plan {
  readonly module: Module;
  readonly goVersion: string;
  readonly prerelease: boolean;
  /** In order of import path; never empty. */
  readonly mains: readonly Main[];
  /** In the order asked for; each holds at least one main. */
  readonly targets: readonly TargetPlan[];
  /** The main that the Dockerfile's last stage holds: the one named after the module, else the first. */
  readonly defaultMain: Main;
  readonly identity: Identity;
  /** Settings of the user's machine that change the bytes, or that fetching the modules needs. */
  readonly settings: GoSettings;
  /** Whether the binaries are to say their revision: `buildvcs` was asked for and there is a repository. */
  readonly stamped: boolean;
  readonly cgo: boolean;
  /** Flags of `go build` before the packages, `-o` and `-ldflags` left out, in order: `-trimpath`, `-buildvcs=…`, `-tags=…`. */
  readonly flags: readonly string[];
}
