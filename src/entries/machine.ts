import { setMaxListeners } from 'node:events';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { availableParallelism, homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorText, Interrupted, UserError } from '../errors.ts';
import type { Host, Log } from '../host.ts';

/**
 * Calls `work` with this machine as a run sees it. SIGINT and SIGTERM abort the run's signal, and the
 * run's temporary folder is deleted however the run ends.
 */
export async function withHost<T>(log: Log, work: (host: Host) => Promise<T>): Promise<T> {
  const { env } = process;
  const onRunner = env['GITHUB_ACTIONS'] === 'true';
  const parent = env['RUNNER_TEMP'] || tmpdir();
  await mkdir(parent, { recursive: true }).catch((error: unknown) => {
    throw new UserError(
      `The temporary folder ${parent} cannot be made: ${errorText(error)}. Set TMPDIR to another.`,
    );
  });
  const temp = mkdtempSync(join(parent, 'ship-go-'));
  // The go command and git give paths with links resolved (macOS has /var as one); ours must compare equal.
  const folder = realpathSync((onRunner ? env['GITHUB_WORKSPACE'] : undefined) ?? process.cwd());
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
      arch: process.arch === 'x64' ? 'amd64' : process.arch,
      cpus: availableParallelism(),
      cwd: folder,
      workspace: onRunner ? folder : undefined,
      toolCache: env['RUNNER_TOOL_CACHE'] || join(cacheFolder(env), 'ship-go', 'tools'),
      temp,
      log,
      signal: interruption.signal,
      onRunner,
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
