import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What BuildKit's own linter and converter make of a Dockerfile: see tools/dockerlint. */
export interface Report {
  readonly findings: readonly { readonly rule: string; readonly message: string; readonly line: number }[];
  readonly error: string;
  readonly stages: readonly {
    readonly name: string;
    readonly base: string;
    readonly platform: string;
    readonly config: {
      readonly User?: string;
      readonly Env?: readonly string[];
      readonly Entrypoint?: readonly string[];
      readonly Cmd?: readonly string[];
      readonly WorkingDir?: string;
      readonly Labels?: Readonly<Record<string, string>>;
      readonly ExposedPorts?: Readonly<Record<string, unknown>>;
    };
    readonly copies: readonly { readonly src: string; readonly dest: string; readonly mode: number }[] | null;
    readonly runs: readonly { readonly args: readonly string[]; readonly env: readonly string[] }[] | null;
  }[];
}

/** Long enough to compile BuildKit's frontend where nothing is cached yet. */
export const TOOL_TIMEOUT = 600_000;

let built: string | undefined;

/** Builds tools/dockerlint once; the go command's own cache makes all later calls quick. */
export function buildDockerlint(): string {
  if (built !== undefined) return built;
  const folder = join(tmpdir(), 'ship-go-tools');
  mkdirSync(folder, { recursive: true });
  const binary = join(folder, process.platform === 'win32' ? 'dockerlint.exe' : 'dockerlint');
  execFileSync('go', ['build', '-trimpath', '-o', binary, './dockerlint'], {
    cwd: fileURLToPath(new URL('../../tools', import.meta.url)),
    env: { ...process.env, CGO_ENABLED: '0' },
    stdio: 'pipe',
  });
  built = binary;
  return binary;
}

function run(args: readonly string[], stdin: string): string {
  return execFileSync(buildDockerlint(), args, { input: stdin, maxBuffer: 1 << 30 }).toString();
}

/** Checks a Dockerfile with every rule, and reads what it would build. */
export function check(text: string, platform = 'linux/amd64'): Report {
  return JSON.parse(run(['check', '-platform', platform], text)) as Report;
}

/** The files that a client sends to the builder, of each folder under its ignore rules. */
export function sentFiles(cases: readonly { readonly dir: string; readonly ignore: string }[]): string[][] {
  return JSON.parse(run(['context'], JSON.stringify(cases))) as string[][];
}
