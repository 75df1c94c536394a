import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../host.ts';

/** The tool cache that every test of the bundle shares, so that a Go is fetched once. */
export const TOOL_CACHE = join(realpathSync(tmpdir()), 'ship-go-test-tools');

const bundle = (entry: string) => fileURLToPath(new URL(`../../dist/${entry}/index.js`, import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
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
  /** Called with the child's pid as soon as its output holds this text. */
  readonly when?: { readonly says: string; readonly then: (pid: number) => void };
}

/** Runs the committed command line, as a user does. */
export function cli(args: readonly string[], options: RunOptions): Promise<Ended> {
  return run([bundle('cli'), ...args], options);
}

/** Runs the committed step as a runner does: inputs in the environment, files for what it says. */
export async function step(
  inputs: Readonly<Record<string, string>>,
  { cwd, env, when }: RunOptions,
): Promise<StepEnded> {
  const files = temporaryFolder('runner');
  const file = (name: string) => {
    writeFileSync(join(files, name), '');
    return join(files, name);
  };
  mkdirSync(join(files, 'temp'));
  const runner = {
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: cwd,
    GITHUB_OUTPUT: file('output'),
    GITHUB_PATH: file('path'),
    GITHUB_ENV: file('env'),
    GITHUB_STATE: file('state'),
    GITHUB_STEP_SUMMARY: file('summary'),
    RUNNER_TEMP: join(files, 'temp'),
  };
  const given = Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
  const ended = await run([bundle('main')], {
    cwd,
    env: { ...runner, ...given, ...env },
    ...(when === undefined ? {} : { when }),
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

function run(args: readonly string[], { cwd, env, when }: RunOptions): Promise<Ended> {
  if (!existsSync(args[0] ?? '')) throw new Error(`${args[0]} is not there: npm run build`);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...outside(), RUNNER_TOOL_CACHE: TOOL_CACHE, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    let said = false;
    const hear = () => {
      if (said || when === undefined || child.pid === undefined || !`${stdout}${stderr}`.includes(when.says))
        return;
      said = true;
      when.then(child.pid);
    };
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      hear();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
      hear();
    });
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
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
