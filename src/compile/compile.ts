import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Interrupted, UserError } from '../errors.ts';
import { runGo, type Toolchain } from '../go/command.ts';
import type { Host } from '../host.ts';
import { workspaceOf } from '../module/module.ts';
import { buildEnvironment } from '../plan/environment.ts';
import type { Main, Plan, TargetPlan } from '../plan/plan.ts';
import { binaryPath, type Target } from '../plan/targets.ts';
import { type FailedBuild, mergeDiagnostics, saysMore } from './diagnostics.ts';
import { reportProgress } from './progress.ts';
import { remedyFor } from './remedy.ts';

/** A file that the compiler left, not yet looked at. */
export interface Compiled {
  readonly main: Main;
  readonly target: Target;
  /** Absolute path, outside the working tree. */
  readonly file: string;
}

/**
 * Compiles every target of the plan into `out` (absolute, outside the working tree) and gives each target's
 * files as soon as they are there, in the order in which they are done.
 *
 * When one target fails the others are stopped: all that was reported by then is annotated, each error once.
 * What `out` holds then is for the caller to throw away, as it does with its temporary folder.
 *
 * @throws UserError when a build fails; Interrupted when the run is stopped
 */
export async function* compile(
  plan: Plan,
  toolchain: Toolchain,
  out: string,
  host: Host,
): AsyncGenerator<readonly Compiled[], void, undefined> {
  const stop = new AbortController();
  const stopAll = () => {
    stop.abort();
  };
  // By hand, because AbortSignal.any came with Node 20.3.
  host.signal.addEventListener('abort', stopAll);
  if (host.signal.aborted) stopAll();
  const stoppable: Host = { ...host, signal: stop.signal };
  const progress = reportProgress(plan.targets.length, host.log);
  const waiting = [...plan.targets];
  const running = new Map<TargetPlan, Promise<Build>>();
  try {
    while (waiting.length > 0 || running.size > 0) {
      while (running.size < atOnce(host.cpus)) {
        const next = waiting.shift();
        if (next === undefined) break;
        progress.start(next.target.name);
        running.set(next, build(plan, next, toolchain, out, stoppable));
      }
      const { target, failure, files } = await Promise.race(running.values());
      if (failure !== undefined) {
        stop.abort();
        const ended = await Promise.allSettled(running.values());
        const failures = ended.flatMap((end) =>
          end.status === 'fulfilled' ? (end.value.failure ?? []) : [],
        );
        if (host.signal.aborted) throw new Interrupted();
        throw compileError(failures, plan, host);
      }
      running.delete(target);
      progress.finish(target.target.name);
      yield files;
    }
  } finally {
    progress.stop();
    stopAll();
    host.signal.removeEventListener('abort', stopAll);
    await Promise.allSettled(running.values());
  }
}

/**
 * How many targets are built at once. One go command keeps every core busy while it compiles, but each link
 * at its end uses little more than one: a second build fills that gap, and more only cost memory.
 */
export function atOnce(cpus: number): number {
  return cpus > 1 ? 2 : 1;
}

interface Build {
  readonly target: TargetPlan;
  readonly files: readonly Compiled[];
  readonly failure: FailedBuild | undefined;
}

async function build(
  plan: Plan,
  target: TargetPlan,
  toolchain: Toolchain,
  out: string,
  host: Host,
): Promise<Build> {
  const folder = join(out, target.target.folder);
  // A compiler that is killed leaves its work folder: there it is deleted with the run.
  const env = { ...buildEnvironment(plan, target.target, host.env), GOTMPDIR: host.temp };
  const { code, stderr } = await runGo(
    toolchain,
    buildArguments(plan, target, folder),
    { cwd: plan.module.dir, env, stopChildren: true },
    host,
  );
  if (code !== 0) {
    return { target, files: [], failure: { target: target.target.name, output: stderr } };
  }
  // A success may still have said something: a C compiler's warnings, modules that were downloaded.
  if (stderr.trim() !== '') host.log.info(stderr.trimEnd());
  const files = target.mains.map((main) => ({
    main,
    target: target.target,
    file: join(out, binaryPath(target.target, main.name)),
  }));
  for (const { file, main } of files) {
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile() !== true) {
      throw new Error(`go build succeeded for ${target.target.name}, but ${main.package} is not at ${file}`);
    }
  }
  return { target, files, failure: undefined };
}

/**
 * The arguments of the one `go build` that builds all mains of a target, so that packages load once.
 *
 * @param folder where the binaries are to be
 */
export function buildArguments(plan: Plan, { mains }: TargetPlan, folder: string): string[] {
  const { flags, packages } = goWords(plan, mains);
  // With the separator at its end it is a folder also when there is one main and nothing stands there yet.
  return ['build', '-o', join(folder, '/'), ...flags, '--', ...packages];
}

/**
 * The flags and packages of `go build` for some mains, whoever runs it. Each main has linker flags of its own under
 * its import path as pattern, so that none takes another's stamps.
 */
export function goWords(
  plan: Pick<Plan, 'flags'>,
  mains: readonly Main[],
): { readonly flags: readonly string[]; readonly packages: readonly string[] } {
  return {
    flags: [...plan.flags, ...mains.map((main) => `-ldflags=${main.package}=${main.ldflags}`)],
    packages: mains.map((main) => main.package),
  };
}

/** At most this many errors stand in the message itself: the compiler stops after ten of a package, too. */
const SHOWN = 10;

function compileError(failures: readonly FailedBuild[], plan: Plan, host: Host): UserError {
  const workspace = workspaceOf(plan.module, host);
  for (const { target, output } of failures) {
    const said = `go build for ${target}:\n${output.trimEnd()}`;
    if (saysMore(output)) host.log.info(said);
    else host.log.debug(said);
  }
  const errors = mergeDiagnostics(failures, plan.module.dir, workspace);
  for (const { message, at, targets } of errors) {
    if (at !== undefined) host.log.error(`${message} (${targets.join(', ')})`, at);
  }
  const shown = errors.slice(0, SHOWN).map(({ message, at }) => {
    const place = at === undefined ? '' : `${[at.file, at.line, at.column].filter(Boolean).join(':')}: `;
    return `${place}${message}`;
  });
  if (errors.length > SHOWN) shown.push(`and ${errors.length - SHOWN} more`);
  const targets = failures.map(({ target }) => target).join(', ');
  const next = remedyFor(failures.map(({ output }) => output).join('\n'), host.temp);
  return new UserError(
    `Go ${plan.goVersion} could not compile for ${targets}:\n${shown.join('\n')}\nNothing was written. ${next}`,
  );
}
