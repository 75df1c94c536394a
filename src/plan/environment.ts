import { UserError } from '../errors.ts';
import { runGo, type Toolchain } from '../go/command.ts';
import type { Host } from '../host.ts';
import { trustEnvironment } from '../module/git.ts';
import type { Module } from '../module/module.ts';
import { findProgram } from '../program.ts';
import type { TargetMains } from './packages.ts';
import { splitQuoted } from './quoted.ts';
import type { Target } from './targets.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What `go list` and `go build` get for a target, the same for both: GOOS, GOARCH, the level, CGO_ENABLED, with
 * cgo the compilers that CC_FOR_os_arch and CXX_FOR_os_arch name (Go's own convention, cmd/dist), and what git
 * needs to read checkouts that another user owns.
 */
export function buildEnvironment(
  { cgo, module }: { readonly cgo: boolean; readonly module: Module },
  target: Target,
  env: Environment,
): Record<string, string> {
  const compilers = cgo
    ? ['CC', 'CXX'].flatMap((name) => {
        const value = env[`${name}_FOR_${target.os}_${target.arch}`] ?? '';
        return value === '' ? [] : [[name, value] as const];
      })
    : [];
  return {
    ...gitEnvironment(module, env),
    ...target.env,
    CGO_ENABLED: cgo ? '1' : '0',
    ...Object.fromEntries(compilers),
  };
}

/** The trust that a module's repositories need, all of them in one list: their own `env` would overwrite each other. */
export function gitEnvironment(module: Module, env: Environment): Record<string, string> {
  const repositories = [module.repository, ...module.modules.map((one) => one.repository)];
  const roots = repositories.flatMap((repository) =>
    repository !== undefined && Object.keys(repository.env).length > 0 ? [repository.root] : [],
  );
  return trustEnvironment([...new Set(roots)], env);
}

/**
 * Makes sure that each target has a C compiler on this machine. `defaultCompiler` is what `go env CC` says.
 *
 * @throws UserError naming the target and the variable to set.
 */
export async function checkCompilers(
  targets: readonly Target[],
  defaultCompiler: string,
  host: Host,
): Promise<void> {
  for (const target of targets) {
    const variable = `CC_FOR_${target.os}_${target.arch}`;
    const own = target.os === host.os && target.arch === host.arch;
    const given = host.env[variable] ?? '';
    const compiler = given !== '' ? given : own ? defaultCompiler : '';
    if (compiler === '') {
      throw new UserError(
        `Input \`cgo\` is true: ${target.name} needs a C compiler that makes code for it. Set the environment variable ${variable} to one, set \`cgo\` to false, or leave ${target.name} out of \`targets\`.`,
      );
    }
    const [command = ''] = splitQuoted(compiler) ?? [];
    if ((await findProgram(command, host)) === undefined) {
      const name = given !== '' ? variable : `CC`;
      throw new UserError(
        `Input \`cgo\` is true: the C compiler for ${target.name} is ${JSON.stringify(compiler)} (${name}), and ${JSON.stringify(command)} is not on PATH. Install it, set ${name} to another, or set \`cgo\` to false.`,
      );
    }
  }
}

/**
 * Warns where C++ is compiled with this machine's own compiler for a target whose C compiler is named: what links the
 * two together then fails, with many words about formats and none about the variable that is missing.
 *
 * @param flags of `go list` that change what stands
 */
export async function warnOfCxx(
  targets: readonly TargetMains[],
  flags: readonly string[],
  module: Module,
  toolchain: Toolchain,
  host: Host,
): Promise<void> {
  const set = (name: string) => (host.env[name] ?? '') !== '';
  for (const { target, mains } of targets) {
    const [c, cxx] = [`CC_FOR_${target.os}_${target.arch}`, `CXX_FOR_${target.os}_${target.arch}`];
    const own = target.os === host.os && target.arch === host.arch;
    if (own || !set(c) || set(cxx) || set('CXX')) continue;
    const format = '{{if .CXXFiles}}{{.ImportPath}}{{end}}';
    // What it cannot load the build cannot either, and says it better.
    const { stdout } = await runGo(
      toolchain,
      ['list', '-deps', '-f', format, ...flags, '--', ...mains.map((main) => main.ImportPath)],
      { cwd: module.dir, env: buildEnvironment({ cgo: true, module }, target, host.env) },
      host,
    );
    const packages = stdout.split(/\r?\n/).filter((line) => line !== '');
    if (packages.length === 0) continue;
    host.log.warning(
      `${packages.join(', ')} ${packages.length === 1 ? 'has' : 'have'} C++ files, which are compiled for ${target.name} with this machine's own C++ compiler: only ${c} is set. Set ${cxx} as well.`,
    );
  }
}
