import { UserError } from '../errors.ts';
import type { Host } from '../host.ts';
import { type Ended, type RunOptions, runProgram } from '../program.ts';

/** A Go that is installed and was asked for its version. */
export interface Toolchain {
  /** As Go spells it, without `go`: `1.27.4`, `1.28rc1`. */
  readonly version: string;
  /** True for a beta or a release candidate. */
  readonly prerelease: boolean;
  /** GOROOT, absolute. */
  readonly root: string;
  /** Absolute path of the go command. */
  readonly go: string;
  readonly source: 'tool-cache' | 'download' | 'module-proxy';
}

/** How a go command is run. */
export type GoOptions = Omit<RunOptions, 'env'> & {
  /** Added to the inherited environment; undefined takes a variable out. */
  readonly env?: Readonly<Record<string, string | undefined>>;
};

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
): Promise<Ended> {
  host.log.debug(`go ${args.join(' ')}`);
  const env = goEnvironment(toolchain, host, options.env);
  return await runProgram(toolchain.go, args, { ...options, env }, host);
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
