import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';
import { temporaryFolder } from '../host.ts';

/** The tool cache that every test of the bundle shares, so that a Go is fetched once. */
export const TOOL_CACHE = join(realpathSync(tmpdir()), 'ship-go-test-tools');

const bundle = (entry: string) => fileURLToPath(new URL(`../../dist/${entry}/index.js`, import.meta.url));

/** The Go of most of these tests: an exact version that stands in the tool cache needs no network. */
export const GO = '1.27.4';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What the run left in the temporary folder, which was its own and empty. */
  readonly left: readonly string[];
}

export interface StepEnded extends Ended {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Folders that the step put on the PATH of later steps. */
  readonly path: readonly string[];
  /** What the step exported into the environment of later steps, as the runner's file has it. */
  readonly exported: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with the run's own temporary folder, through which its children are known, and a way to signal it. */
  readonly meanwhile?: (run: Running) => void;
}

export interface Running {
  readonly temp: string;
  readonly kill: (signal: NodeJS.Signals) => void;
}

/** Runs the committed command line, as a user does. */
export function cli(args: readonly string[], options: RunOptions): Promise<Ended> {
  return run([bundle('cli'), ...args], options);
}

/** Runs the committed step as a runner does: inputs in the environment, files for what it says. */
export async function step(
  inputs: Readonly<Record<string, string>>,
  { cwd, env, meanwhile }: RunOptions,
): Promise<StepEnded> {
  const files = temporaryFolder('runner');
  const file = (name: string) => {
    writeFileSync(join(files, name), '');
    return join(files, name);
  };
  const runner = {
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: cwd,
    GITHUB_OUTPUT: file('output'),
    GITHUB_PATH: file('path'),
    GITHUB_ENV: file('env'),
    GITHUB_STATE: file('state'),
    GITHUB_STEP_SUMMARY: file('summary'),
  };
  const given = Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
  const ended = await run([bundle('main')], {
    cwd,
    env: { ...runner, ...given, ...env },
    ...(meanwhile === undefined ? {} : { meanwhile }),
  });
  const read = (name: string) => readFileSync(join(files, name), 'utf8');
  return {
    ...ended,
    outputs: parseOutputs(read('output')),
    summary: read('summary'),
    path: read('path').split('\n').filter(Boolean),
    exported: read('env'),
  };
}

function run(args: readonly string[], { cwd, env, meanwhile }: RunOptions): Promise<Ended> {
  if (!existsSync(args[0] ?? '')) throw new Error(`${args[0]} is not there: npm run build`);
  const temp = temporaryFolder('temp');
  const temporary =
    env?.['GITHUB_ACTIONS'] === 'true' ? { RUNNER_TEMP: temp } : { TMPDIR: temp, TEMP: temp, TMP: temp };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...outside(), RUNNER_TOOL_CACHE: TOOL_CACHE, ...temporary, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout, stderr, left: readdirSync(temp) });
    });
    meanwhile?.({ temp, kill: (signal) => void child.kill(signal) });
  });
}

/** Asserts exit code 0; what the run said is in the failure, not the difference of two numbers alone. */
export function expectSuccess({ code, stdout, stderr }: Ended): void {
  expect([code, code === 0 ? '' : stdout + stderr]).toEqual([0, '']);
}

/** This process's environment without what a runner sets: the tests may themselves run on one. */
function outside(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(GITHUB_|RUNNER_|ACTIONS_|INPUT_|CI$)/.test(name)),
  );
}

/** The runner's file of outputs: `name<<delimiter`, lines, `delimiter`. */
function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at++) {
    const [, name, delimiter] = /^([^<]+)<<(.+)$/.exec(lines[at] ?? '') ?? [];
    if (name === undefined) continue;
    const end = lines.indexOf(delimiter ?? '', at + 1);
    outputs[name] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return outputs;
}

/** A workflow command as the runner reads it. */
export interface Command {
  readonly name: string;
  readonly properties: string;
  readonly message: string;
}

/**
 * The workflow commands that a runner would act on in what a step printed: `::name::` after leading blanks,
 * `##[name]` anywhere in a line, and nothing between stop-commands and its token.
 */
export function commandsIn(stdout: string): Command[] {
  const commands: Command[] = [];
  let token: string | undefined;
  for (const line of stdout.split(/\r\n|\n|\r/)) {
    const [, name, properties = '', message = ''] =
      /^\s*::([^ :]+)(?: ([^:]*))?::(.*)$/.exec(line) ??
      /##\[([^ \]]+)(?: ([^\]]*))?\](.*)$/.exec(line) ??
      [];
    if (name === undefined) continue;
    if (token !== undefined) {
      if (name === token) token = undefined;
    } else if (name === 'stop-commands') token = message;
    else commands.push({ name, properties, message });
  }
  return commands;
}
