import { setMaxListeners } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { availableParallelism, homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { goArchitecture } from '../architecture.ts';
import { errorText, Interrupted, UserError } from '../errors.ts';
import type { Host, Log } from '../host.ts';

/**
 * Calls `work` with this machine as a run sees it. SIGINT and SIGTERM abort the run's signal, and the
 * run's temporary folder is deleted however the run ends.
 *
 * @param workspace of the job, for the step, which starts from there; undefined for what a person or a script
 *   starts, on a runner too: that starts from the current folder
 */
export async function withHost<T>(
  log: Log,
  workspace: string | undefined,
  work: (host: Host) => Promise<T>,
): Promise<T> {
  const { env } = process;
  const folder = startFolder(workspace);
  const temp = makeTemporary(env['RUNNER_TEMP'] || tmpdir());
  const interruption = new AbortController();
  // Every child and every request listens; how many there are at once is no sign of a leak.
  setMaxListeners(0, interruption.signal);
  const interrupt = () => {
    interruption.abort();
  };
  // Once: who asks a second time does not want to wait for the cleaning up.
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    return await work({
      env: inherited(env),
      os: process.platform === 'win32' ? 'windows' : process.platform,
      arch: goArchitecture(process.arch),
      cpus: availableParallelism(),
      cwd: folder,
      workspace: workspace === undefined ? undefined : folder,
      toolCache: env['RUNNER_TOOL_CACHE'] || join(cacheFolder(env), 'ship-go', 'tools'),
      temp,
      log,
      signal: interruption.signal,
      onRunner: isRunner(env),
    });
  } catch (error) {
    // What an aborted request or a killed child throws is its own; the reader asked to stop, and is told that.
    throw interruption.signal.aborted ? new Interrupted() : error;
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    interruption.abort(); // what is still asked of the network is of no use any more
    rmSync(temp, { recursive: true, force: true });
  }
}

/** True on a workflow runner, whoever started us there. */
export function isRunner(env: NodeJS.ProcessEnv): boolean {
  return env['GITHUB_ACTIONS'] === 'true';
}

/** The go command and git give paths with links resolved (macOS has /var as one); ours must compare equal. */
function startFolder(workspace: string | undefined): string {
  try {
    return realpathSync(workspace ?? process.cwd());
  } catch (error) {
    const folder = workspace === undefined ? 'The current folder' : `The workspace ${workspace}`;
    throw new UserError(`${folder} cannot be read: ${errorText(error)}. Start from a folder that exists.`);
  }
}

/** Without a pause between its making and the signals' handlers, so that no signal can leave it behind. */
function makeTemporary(parent: string): string {
  try {
    mkdirSync(parent, { recursive: true });
    return mkdtempSync(join(parent, 'ship-go-'));
  } catch (error) {
    throw new UserError(
      `A temporary folder in ${parent} cannot be made: ${errorText(error)}. Set TMPDIR to another.`,
    );
  }
}

/** The environment without the step's own inputs. Windows spells one name `Path`, which we ask for as PATH. */
function inherited(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env)
      .filter(([name]) => !name.startsWith('INPUT_'))
      .map(([name, value]) => [/^path$/i.test(name) && process.platform === 'win32' ? 'PATH' : name, value]),
  );
}

/** Where a person's machine keeps what can be fetched again, as Go's os.UserCacheDir has it. */
function cacheFolder(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32') return env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
}
