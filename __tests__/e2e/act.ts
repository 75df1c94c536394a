import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { createServer as createSocket, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testGo } from '../go.ts';
import { temporaryFolder } from '../host.ts';
import { commitAll, runTestGoWith, writeTree } from '../modules.ts';

const ACT = 'v0.2.89';
const NODE = '24.21.0';

/** A folder below the machine's temporary one that is made once and then found again. */
async function once(name: string, make: (folder: string) => unknown): Promise<string> {
  const folder = join(realpathSync(tmpdir()), name);
  if (existsSync(folder)) return folder;
  const coming = temporaryFolder('tool');
  await make(coming);
  // Whoever comes second throws his own away.
  try {
    renameSync(coming, folder);
  } catch {
    rmSync(coming, { recursive: true, force: true });
  }
  return folder;
}

/** The real workflow runner `act`, built from its module. */
async function act(): Promise<string> {
  const folder = await once(`ship-go-test-act-${ACT}`, (folder) =>
    runTestGoWith({ GOBIN: folder }, folder, 'install', `github.com/nektos/act@${ACT}`),
  );
  return join(folder, 'act');
}

/** The folder of a Node that `using: node24` means: this one if it is new enough, else from its npm package. */
async function node24(): Promise<string> {
  if (Number(process.versions.node.split('.')[0]) >= 24) return dirname(process.execPath);
  const name = `node-${process.platform}-${process.arch}`;
  const folder = await once(`ship-go-test-node-${NODE}`, (folder) => {
    const args = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', `${name}@${NODE}`];
    const { status, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  });
  return join(folder, 'node_modules', name, 'bin');
}

/** A repository that uses this repository's action, as it stands, from `./.github/ship-go`. */
export function repositoryWith(files: Readonly<Record<string, string>>, ...tags: string[]): string {
  const dir = writeTree(files);
  const root = fileURLToPath(new URL('../..', import.meta.url));
  for (const part of ['action.yml', 'dist']) {
    cpSync(join(root, part), join(dir, '.github', 'ship-go', part), { recursive: true });
  }
  commitAll(dir, ...tags);
  return dir;
}

/** Where a runner keeps what outlives a job, and the go command's own caches, which must not be this machine's. */
export interface Services {
  readonly caches: string;
  readonly artifacts: string;
  readonly goBuild: string;
  readonly goModules: string;
}

export function newServices(): Services {
  return {
    caches: temporaryFolder('act-caches'),
    artifacts: temporaryFolder('act-artifacts'),
    goBuild: temporaryFolder('act-gocache'),
    goModules: temporaryFolder('act-gomod'),
  };
}

/** Runs the workflows of a repository under act, on this machine, with a cache and an artifact service. */
export async function runWorkflow(
  dir: string,
  services: Services,
): Promise<{ code: number | null; log: string }> {
  const [program, node, go] = [await act(), await node24(), await testGo()];
  const [artifactPort, cachePort] = [await freePort(), await freePort()];
  const proxy = await signatureProxy(artifactPort);
  try {
    return await new Promise((resolve, reject) => {
      const child = spawn(
        program,
        [
          ...['push', '-P', 'ubuntu-latest=-self-hosted'],
          ...['--cache-server-addr', '127.0.0.1', '--cache-server-port', String(cachePort)],
          ...['--cache-server-path', services.caches],
          ...['--artifact-server-addr', '127.0.0.1', '--artifact-server-port', String(artifactPort)],
          ...['--artifact-server-path', services.artifacts],
        ],
        {
          cwd: dir,
          stdio: ['ignore', 'pipe', 'pipe'],
          env: {
            ...process.env,
            PATH: [node, dirname(go.go), process.env['PATH'] ?? ''].join(delimiter),
            ACTIONS_RUNTIME_URL: proxy.url,
            GOCACHE: services.goBuild,
            GOMODCACHE: services.goModules,
          },
        },
      );
      let log = '';
      child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
      child.on('error', reject);
      child.on('close', (code) => {
        resolve({ code, log });
      });
    });
  } finally {
    proxy.close();
  }
}

/**
 * Stands before act's artifact service and mends its one fault: the signature in the address for the upload ends
 * in `=`, which is not escaped (act ${ACT}, pkg/artifacts, buildArtifactURL), and the client of Azure's storage
 * reads `name=value` up to the second `=` alone. The signature is then not the one that was signed: 401. The
 * real service escapes it.
 */
async function signatureProxy(port: number): Promise<{ url: string; close: () => void }> {
  const server = createServer((asked, answer) => {
    const { method, url, headers } = asked;
    const forwarded = request({ host: '127.0.0.1', port, method, path: url, headers }, (given) => {
      const parts: Buffer[] = [];
      given.on('data', (part: Buffer) => parts.push(part));
      given.on('end', () => {
        const body = Buffer.concat(parts)
          .toString('latin1')
          .replace(/(sig=[^&"=]+)=+&/g, (_, sig: string) => `${sig}%3D&`);
        // The length has changed; Node says the new one.
        const rest = Object.entries(given.headers).filter(([name]) => name !== 'content-length');
        answer.writeHead(given.statusCode ?? 500, Object.fromEntries(rest)).end(Buffer.from(body, 'latin1'));
      });
    });
    asked.pipe(forwarded);
  });
  const bound = await listen(server);
  return { url: `http://127.0.0.1:${bound}/`, close: () => server.close() };
}

async function freePort(): Promise<number> {
  const server = createSocket();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
