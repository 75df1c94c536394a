import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { test } from '@jest/globals';
import { temporaryFolder } from '../host.ts';

const scripts = fileURLToPath(new URL('../../tools/lab', import.meta.url));
const BUILDER = 'ship-go-lab';

/** What builds images on this machine: its own Docker, our lab, or nothing, and then why. */
export type Machine =
  { readonly kind: 'docker' } | { readonly kind: 'lab' } | { readonly kind: 'none'; readonly why: string };

/** Docker counts where it can pull the base images; else the lab, where this machine can have one. */
function probe(): Machine {
  const answers = (...args: string[]) => spawnSync('docker', args, { stdio: 'ignore' }).status === 0;
  const pulls = () => answers('buildx', 'imagetools', 'inspect', 'docker.io/library/golang:1.27.4-trixie');
  if (answers('info') && pulls()) return { kind: 'docker' };
  const can = spawnSync('bash', [join(scripts, 'can.sh')], { encoding: 'utf8' });
  return can.status === 0 ? { kind: 'lab' } : { kind: 'none', why: can.stdout.trim() || 'there is no bash' };
}

export const machine = probe();
if (machine.kind === 'none') {
  process.stderr.write(
    `Tests of real images are skipped: no Docker that pulls images, and ${machine.why}.\n`,
  );
}

/** `test` where images can be built, else a test that is reported as skipped. */
export const imageTest = machine.kind === 'none' ? test.skip : test;

/** Long enough to compile BuildKit and make the base images, the first time. */
export const LAB_TIMEOUT = 1_500_000;

interface Buildx {
  readonly command: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** The lab's own registry, `127.0.0.1:5000`; undefined where Docker takes the real ones. */
  readonly registry: string | undefined;
}
let buildx: Buildx | undefined;

/** Brings up what builds images. Quick where it is up. */
export function labUp(): void {
  if (machine.kind === 'none') return;
  buildx = machine.kind === 'docker' ? dockerBuildx() : labBuildx();
}

function dockerBuildx(): Buildx {
  const inspect = spawnSync('docker', ['buildx', 'inspect', BUILDER], { stdio: 'ignore' });
  if (inspect.status !== 0) {
    // On the host's network, for the tests that serve modules on loopback.
    const network = [
      '--driver-opt',
      'network=host',
      '--buildkitd-flags',
      '--allow-insecure-entitlement network.host',
    ];
    execFileSync('docker', [
      'buildx',
      'create',
      '--name',
      BUILDER,
      '--driver',
      'docker-container',
      ...network,
    ]);
  }
  return { command: ['docker', 'buildx'], env: { BUILDX_BUILDER: BUILDER }, registry: undefined };
}

function labBuildx(): Buildx {
  const said = execFileSync(join(scripts, 'up.sh'), {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const env = Object.fromEntries(
    said
      .trim()
      .split('\n')
      .map((line) => line.split('=', 2) as [string, string]),
  );
  return { command: [env['BUILDX'] ?? ''], env, registry: env['LAB_REGISTRY'] };
}

export interface BuildOptions {
  /** The build context: an absolute folder, in which the command is run. */
  readonly context: string;
  /** From the context, as are the folders of `contexts`. */
  readonly dockerfile: string;
  readonly platforms: readonly string[];
  readonly target?: string;
  readonly contexts?: Readonly<Record<string, string>>;
  readonly args?: Readonly<Record<string, string>>;
  /** Files by the id of the secret. */
  readonly secrets?: Readonly<Record<string, string>>;
}

/** How a build ended: where the image stands as an OCI layout, and all that BuildKit said. */
export interface Built {
  readonly ok: boolean;
  readonly layout: string;
  readonly log: string;
}

/** The module proxy of this machine, which a user whose machine has its own gives to the build as well. */
function moduleProxy(): string {
  return execFileSync('go', ['env', 'GOPROXY'], { encoding: 'utf8' }).trim();
}

function up(): Buildx {
  if (buildx === undefined) throw new Error('labUp was not called');
  return buildx;
}

/** Where the lab serves its stand-ins; undefined on a machine with Docker, which has the real registries. */
export function labRegistry(): string | undefined {
  return up().registry;
}

/** `docker buildx bake`, run in a folder; gives what it printed. */
export async function bake(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { command, env: own } = up();
  const [program = '', ...words] = command;
  const { stdout } = await promisify(execFile)(program, [...words, 'bake', ...args], {
    cwd,
    env: { ...process.env, ...own, ...env },
    maxBuffer: 1 << 28,
  });
  return stdout;
}

/** `docker build`, with what a user gives it. */
export async function build(options: BuildOptions): Promise<Built> {
  const { command: builder, env: own } = up();
  const layout = temporaryFolder('image');
  const each = (
    flag: string,
    values: Readonly<Record<string, string>> = {},
    form = (k: string, v: string) => `${k}=${v}`,
  ) => Object.entries(values).flatMap(([key, value]) => [flag, form(key, value)]);
  const [command = '', ...words] = builder;
  const args = [
    ...words,
    'build',
    ...['--progress', 'plain', '--network', 'host', '--allow', 'network.host'],
    ...['--file', options.dockerfile, '--platform', options.platforms.join(',')],
    ...(options.target === undefined ? [] : ['--target', options.target]),
    ...each('--build-context', options.contexts),
    ...each('--build-arg', { GOPROXY: moduleProxy(), ...options.args }),
    ...each('--secret', options.secrets, (id, file) => `id=${id},src=${file}`),
    ...['--output', `type=oci,tar=false,dest=${layout}`, '.'],
  ];
  const run = promisify(execFile);
  const env = { ...process.env, ...own };
  try {
    const { stderr } = await run(command, args, { cwd: options.context, env, maxBuffer: 1 << 28 });
    return { ok: true, layout, log: stderr };
  } catch (error) {
    return { ok: false, layout, log: (error as { stderr?: string }).stderr ?? String(error) };
  }
}
