import { spawn } from 'node:child_process';
import { access, constants, stat } from 'node:fs/promises';
import { delimiter, extname, isAbsolute, join } from 'node:path';
import { errorCode, Interrupted } from './errors.ts';
import type { Host } from './host.ts';

/** How a program ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a program is run. */
export interface RunOptions {
  /** Absolute folder to run in. */
  readonly cwd: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What it reads from standard input. */
  readonly stdin?: string;
  /**
   * Stops the processes that it started along with it: a go command that is killed orphans its compilers,
   * which go on writing. Not for programs that may ask for a password: they lose the terminal.
   */
  readonly stopChildren?: boolean;
}

/**
 * Runs a program to its end, whatever its exit code, without a shell. Killed when the run is interrupted.
 *
 * @param file absolute: a bare name would be looked for in `cwd` first on Windows, which may be a stranger's
 * @throws Interrupted; the system's own error where it cannot be started
 */
export async function runProgram(
  file: string,
  args: readonly string[],
  options: RunOptions,
  host: Pick<Host, 'signal' | 'os'>,
): Promise<Ended> {
  const interrupted = () => host.signal.aborted;
  if (interrupted()) throw new Interrupted();
  const ownGroup = options.stopChildren === true && host.os !== 'windows';
  return await new Promise<Ended>((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: options.cwd,
      env: options.env,
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
      detached: ownGroup,
    });
    const stop = () => {
      if (ownGroup && child.pid !== undefined) killGroup(child.pid);
      else child.kill();
    };
    host.signal.addEventListener('abort', stop, { once: true });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.stdin.on('error', () => undefined); // it may end without having read it all
    child.stdin.end(options.stdin ?? '');
    child.on('error', (error) => {
      host.signal.removeEventListener('abort', stop);
      reject(interrupted() ? new Interrupted() : error);
    });
    // Every process that holds the pipes has ended by then, so files can be deleted safely.
    child.on('close', (code) => {
      host.signal.removeEventListener('abort', stop);
      if (interrupted()) reject(new Interrupted());
      else
        resolve({
          code: code ?? 1,
          stdout: Buffer.concat(out).toString(),
          stderr: Buffer.concat(err).toString(),
        });
    });
  });
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGTERM');
  } catch (error) {
    // Its last process may be gone already, though we have not heard of it yet.
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}

/**
 * The program that a shell would find by this name on PATH, absolute; a path as it is. Undefined where there is none.
 * Looked for by us, because Windows would try the current folder first.
 */
export async function findProgram(
  name: string,
  { env, os }: Pick<Host, 'env' | 'os'>,
): Promise<string | undefined> {
  if (name === '') return undefined;
  const windows = os === 'windows';
  const path = Object.entries(env).find(
    ([key]) => key === 'PATH' || (windows && key.toUpperCase() === 'PATH'),
  )?.[1];
  const endings = windows && extname(name) === '' ? ['.exe', '.cmd', '.bat'] : [''];
  const folders = /[\\/]/.test(name) ? [''] : (path ?? '').split(delimiter).filter((one) => isAbsolute(one));
  for (const folder of folders) {
    for (const ending of endings) {
      const file = join(folder, name + ending);
      if (await isProgram(file, windows)) return file;
    }
  }
  return undefined;
}

async function isProgram(file: string, windows: boolean): Promise<boolean> {
  try {
    await access(file, windows ? constants.F_OK : constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
