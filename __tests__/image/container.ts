import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../host.ts';
import { machine } from './lab.ts';
import type { PlatformImage } from './layout.ts';
import { unpack } from './layout.ts';

export interface Container {
  /** Resolves when its output holds the text; rejects when it ends before. */
  said(text: string): Promise<void>;
  /** Sends SIGTERM to its first process. */
  terminate(): void;
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>;
}

/**
 * Runs an image as careful people do: its own user, a read-only root, no capability, and of the network only
 * loopback.
 *
 * @param args instead of the image's own
 */
export function runImage(image: PlatformImage, args?: readonly string[]): Container {
  const root = unpack(image.layers);
  const words = [...(image.config.Entrypoint ?? []), ...(args ?? image.config.Cmd ?? [])];
  const { command, kill } = machine.kind === 'docker' ? docker(image, root, words) : runc(image, root, words);
  const [program = '', ...rest] = command;
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const waiting = new Set<() => void>();
  const hear = (chunk: Buffer) => {
    output += chunk.toString();
    for (const look of waiting) look();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, output });
    });
  });
  return {
    ended,
    terminate: () => void execFileSync(kill[0] ?? '', kill.slice(1)),
    said: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (output.includes(text)) resolve();
        };
        waiting.add(look);
        look();
        ended.then(() => {
          reject(new Error(`it ended without saying ${text}:\n${output}`));
        }, reject);
      }),
  };
}

interface Commands {
  readonly command: readonly string[];
  readonly kill: readonly string[];
}

function runc({ config }: PlatformImage, root: string, args: readonly string[]): Commands {
  const bundle = temporaryFolder('bundle');
  const id = bundle.slice(bundle.lastIndexOf('/') + 1);
  const [uid, gid] = (config.User ?? '').split(':').map(Number);
  const types = ['pid', 'ipc', 'uts', 'mount', 'network'];
  // What runtime-spec asks for at least: config.md, config-linux.md.
  const spec = {
    ociVersion: '1.0.2',
    root: { path: root, readonly: true },
    process: {
      args,
      env: config.Env ?? [],
      cwd: config.WorkingDir ?? '/',
      user: { uid, gid },
      capabilities: {},
      noNewPrivileges: true,
    },
    mounts: [
      { destination: '/proc', type: 'proc', source: 'proc' },
      { destination: '/dev', type: 'tmpfs', source: 'tmpfs', options: ['nosuid', 'mode=755'] },
    ],
    linux: { namespaces: types.map((type) => ({ type })) },
  };
  for (const { destination } of spec.mounts) mkdirSync(join(root, destination), { recursive: true });
  writeFileSync(join(bundle, 'config.json'), JSON.stringify(spec));
  const base = ['runc', '--root', join(bundle, 'state')];
  return {
    command: [...base, 'run', '--bundle', bundle, id],
    kill: [...base, 'kill', id, 'TERM'],
  };
}

function docker({ config }: PlatformImage, root: string, args: readonly string[]): Commands {
  const change = [
    `USER ${config.User ?? ''}`,
    `WORKDIR ${config.WorkingDir ?? '/'}`,
    ...(config.Env ?? []).map((pair) => `ENV ${pair.replace('=', '="').replace(/$/, '"')}`),
  ].flatMap((line) => ['--change', line]);
  const tar = execFileSync('tar', ['-C', root, '-c', '.'], { maxBuffer: 1 << 30 });
  const image = execFileSync('docker', ['import', ...change, '-'], { input: tar })
    .toString()
    .trim();
  const name = root.slice(root.lastIndexOf('/') + 1);
  const confined = [
    '--read-only',
    '--cap-drop',
    'ALL',
    '--network',
    'none',
    '--security-opt',
    'no-new-privileges',
  ];
  return {
    command: ['docker', 'run', '--rm', '--name', name, ...confined, image, ...args],
    kill: ['docker', 'kill', '--signal', 'TERM', name],
  };
}
