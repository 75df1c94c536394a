import { spawn } from 'node:child_process';
import type { Host } from '../host.ts';
import { Interrupted, UserError } from '../errors.ts';
import type { Toolchain } from '../toolchain/toolchain.ts';

/** How a go command ended. */
export interface GoResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface GoOptions {
  /** Absolute folder to run in. */
  readonly cwd: string;
  /** Added to the inherited environment; undefined takes a variable out. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What the command reads from standard input. */
  readonly stdin?: string;
  /**
   * Stops the processes that the command started along with it: a go command that is killed orphans its
   * compilers, which go on writing. Not for commands that may ask for a password: they lose the terminal.
   */
  readonly stopChildren?: boolean;
}

/**
 * The environment of every go command that we run: what was inherited, so that proxies, GOPRIVATE, GOAUTH
 * and netrc simply work, but with our own GOROOT, and GOTOOLCHAIN=local so that the Go that was asked for
 * is the Go that runs. An inherited GOROOT breaks another Go ("compile: version … does not match").
 */
export function goEnvironment(
  toolchain: Pick<Toolchain, 'root'>,
  host: Pick<Host, 'env'>,
  extra: Readonly<Record<string, string | undefined>> = {},
): Record<string, string> {
  const merged: Record<string, string | undefined> = {
    ...host.env,
    GOROOT: toolchain.root,
    GOTOOLCHAIN: 'local',
    ...extra,
  };
  return Object.fromEntries(
    Object.entries(merged).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/**
 * Runs the go command to its end, whatever its exit code. Killed when the run is interrupted, and then
 * throws `Interrupted`.
 */
export async function runGo(
  toolchain: Pick<Toolchain, 'go' | 'root'>,
  args: readonly string[],
  options: GoOptions,
  host: Host,
): Promise<GoResult> {
  const interrupted = () => host.signal.aborted;
  if (interrupted()) throw new Interrupted();
  host.log.debug(`go ${args.join(' ')}`);
  const ownGroup = options.stopChildren === true && host.os !== 'windows';
  return await new Promise<GoResult>((resolve, reject) => {
    const child = spawn(toolchain.go, args, {
      cwd: options.cwd,
      env: goEnvironment(toolchain, host, options.env),
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
      detached: ownGroup,
    });
    const stop = () => {
      if (ownGroup && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
      else child.kill();
    };
    host.signal.addEventListener('abort', stop, { once: true });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.stdin.on('error', () => undefined); // the command may end without having read it all
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

/**
 * Runs a go command that is expected to succeed and gives its standard output.
 *
 * @throws UserError with what the command said when it fails; `doing` names the attempt: "list the packages".
 */
export async function go(
  toolchain: Toolchain,
  args: readonly string[],
  options: GoOptions & { readonly doing: string },
  host: Host,
): Promise<string> {
  const result = await runGo(toolchain, args, options, host);
  if (result.code !== 0) {
    throw new UserError(
      `Go ${toolchain.version} could not ${options.doing}:\n${result.stderr.trim() || result.stdout.trim()}`,
    );
  }
  return result.stdout;
}
