import { UserError } from '../errors.ts';
import { runGo, type Toolchain } from '../go/command.ts';
import type { Host } from '../host.ts';
import { buildEnvironment } from '../plan/environment.ts';
import type { Plan } from '../plan/plan.ts';

/** A library that no base has: the `cause` of the error that refuses it. */
export interface MissingLibrary {
  /** Its soname: `libfoo.so.1`. */
  readonly library: string;
  /** Import path of the main that needs it. */
  readonly package: string;
  /** `linux/amd64`. */
  readonly target: string;
}

/** Finds the packages that link a library. */
export type FindLinkers = (missing: MissingLibrary) => Promise<readonly string[]>;

/**
 * The packages that a main is made of whose cgo directives link a library, by import path; where none names it,
 * those that leave it to pkg-config. Empty when the go command cannot say.
 *
 * @throws Interrupted
 */
export async function findLinkers(
  { library, package: main, target }: MissingLibrary,
  plan: Plan,
  toolchain: Toolchain,
  host: Host,
): Promise<readonly string[]> {
  const found = plan.targets.find((one) => one.target.name === target);
  if (found === undefined) return [];
  const format =
    '{{range .CgoLDFLAGS}}{{$.ImportPath}} {{.}}\n{{end}}{{range .CgoPkgConfig}}{{$.ImportPath}} pkg-config\n{{end}}';
  const { stdout } = await runGo(
    toolchain,
    ['list', '-deps', '-f', format, ...plan.flags, '--', main],
    { cwd: plan.module.dir, env: buildEnvironment(plan, found.target, host.env) },
    host,
  );
  return linkersOf(library, stdout);
}

/**
 * The packages that link a library: those that name it, else those that leave it to pkg-config.
 *
 * @param library its soname: `libfoo.so.1`
 * @param listed lines of an import path and a linker flag of that package, or `pkg-config`
 */
export function linkersOf(library: string, listed: string): string[] {
  const name = /^lib(.+?)\.so/.exec(library)?.[1] ?? library;
  const lines = listed.split('\n').map((line) => line.split(' ', 2));
  const having = (links: (flag: string) => boolean): string[] => [
    ...new Set(lines.flatMap(([path = '', flag = '']) => (links(flag) ? [path] : []))),
  ];
  const named = having(
    (flag) => flag === `-l${name}` || flag === `-l:${library}` || flag.includes(`lib${name}.so`),
  );
  return named.length > 0 ? named : having((flag) => flag === 'pkg-config');
}

/** The error that refuses a library, with the packages that brought it in; any other error as it is. */
export async function nameLinkers(error: unknown, find: FindLinkers | undefined): Promise<unknown> {
  if (!(error instanceof UserError) || error.cause === undefined || find === undefined) return error;
  const linkers = await find(error.cause as MissingLibrary);
  if (linkers.length === 0) return error;
  const packages = linkers.length === 1 ? 'the package' : 'the packages';
  return new UserError(`${error.message} It is brought in by ${packages} ${linkers.join(', ')}.`);
}
