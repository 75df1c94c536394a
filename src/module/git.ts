import { spawn } from 'node:child_process';
import { Interrupted } from '../errors.ts';
import type { Host } from '../host.ts';

/** How a git command ended. */
export interface GitResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

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
): Promise<GitResult | undefined> {
  if (host.signal.aborted) throw new Interrupted();
  host.log.debug(`git ${args.join(' ')}`);
  return await new Promise((resolve, reject) => {
    const child = spawn('git', args, {
      cwd: dir,
      // `git status` would otherwise refresh the index, which is a write; messages are for us to read.
      env: { ...host.env, ...env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      signal: host.signal,
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', (error: NodeJS.ErrnoException) => {
      if (host.signal.aborted) reject(new Interrupted());
      else if (error.code === 'ENOENT') resolve(undefined);
      else reject(error);
    });
    child.on('close', (code) => {
      if (host.signal.aborted) reject(new Interrupted());
      else
        resolve({
          code: code ?? 1,
          stdout: Buffer.concat(out).toString(),
          stderr: Buffer.concat(err).toString(),
        });
    });
  });
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
  const added: Record<string, string> = {
    GIT_CONFIG_COUNT: String(before + trusted.length),
  };
  for (const [index, value] of trusted.entries()) {
    added[`GIT_CONFIG_KEY_${String(before + index)}`] = 'safe.directory';
    added[`GIT_CONFIG_VALUE_${String(before + index)}`] = value;
  }
  return added;
}
