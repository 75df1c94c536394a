import type { Host } from '../host.ts';
import { type Ended, findProgram, runProgram } from '../program.ts';

/**
 * Runs git in a folder, reading only. Undefined where there is no git on PATH.
 *
 * @throws Interrupted when the run is stopped.
 */
export async function runGit(
  dir: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  host: Host,
): Promise<Ended | undefined> {
  const git = await findProgram('git', host);
  if (git === undefined) return undefined;
  host.log.debug(`git ${args.join(' ')}`);
  // `git status` would otherwise refresh the index, which is a write; messages are for us to read.
  const quiet = { ...host.env, ...env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
  return await runProgram(git, args, { cwd: dir, env: quiet }, host);
}

/**
 * What must be added to the environment so that git reads checkouts that another user owns, for these
 * children alone: no configuration file is written. Entries that `env` already holds keep their places.
 * `roots` are working trees; submodules under them are meant too.
 */
export function trustEnvironment(
  roots: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  if (roots.length === 0) return {};
  const before = Number.parseInt(env.GIT_CONFIG_COUNT ?? '', 10) || 0;
  // git compares with `/` on every system; a trailing `/*` is known from git 2.46 on.
  const trusted = roots.map((root) => root.replaceAll('\\', '/')).flatMap((root) => [root, `${root}/*`]);
  const settings = [
    ...trusted.map((root) => ['safe.directory', root] as const),
    // A checkout's own configuration may name a program as file system monitor, which `git status` would run as us.
    ['core.fsmonitor', 'false'] as const,
  ];
  const added: Record<string, string> = {
    GIT_CONFIG_COUNT: String(before + settings.length),
  };
  for (const [index, [key, value]] of settings.entries()) {
    added[`GIT_CONFIG_KEY_${String(before + index)}`] = key;
    added[`GIT_CONFIG_VALUE_${String(before + index)}`] = value;
  }
  return added;
}
