import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cli, GO } from '../e2e/bundle.ts';
import { testGo } from '../go.ts';
import { temporaryFolder } from '../host.ts';
import { passChecks } from './checks.ts';
import { build, imageTest, LAB_TIMEOUT, labRegistry, labUp, machine } from './lab.ts';
import { imageOf, shippedFile } from './layout.ts';
import { plainModule } from './modules.ts';

const closing: (() => void)[] = [];
/** How the bundle reaches the registries: as it is, or by the lab's proxy. */
let network: Record<string, string> = {};

beforeAll(async () => {
  if (machine.kind === 'none') return;
  labUp();
  for (const version of [GO, '1.26.11']) await testGo(version);
  const registry = labRegistry();
  if (registry !== undefined) network = await standIn(registry);
}, LAB_TIMEOUT);

afterAll(() => {
  for (const close of closing) close();
});

/**
 * A proxy that leads every HTTPS address to the lab's registry, under a certificate of its own: Docker Hub's and
 * Google's registries cannot be had where there is only the lab.
 */
async function standIn(registry: string): Promise<Record<string, string>> {
  const folder = temporaryFolder('tls');
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const names = 'subjectAltName=DNS:registry-1.docker.io,DNS:gcr.io';
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      '-subj',
      '/CN=lab',
      '-addext',
      names,
    ].concat(['-keyout', key, '-out', cert]),
    { stdio: 'pipe' },
  );
  const [host, port] = registry.split(':');
  const tls = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, (asked, answer) => {
    const { method, url, headers } = asked;
    const passed = request({ host, port, method, path: url, headers: { accept: headers.accept } }, (said) => {
      answer.writeHead(said.statusCode ?? 500, said.headers);
      said.pipe(answer);
    });
    passed.end();
  });
  const proxy = createServer();
  proxy.on('connect', (_, client) => {
    const server = connect((tls.address() as AddressInfo).port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      client.pipe(server).pipe(client);
    });
    server.on('error', () => client.destroy());
    client.on('error', () => server.destroy());
  });
  for (const server of [tls, proxy]) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    closing.push(() => {
      server.close();
      server.closeAllConnections();
    });
  }
  return {
    https_proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    NODE_EXTRA_CA_CERTS: cert,
    DOCKER_CONFIG: folder,
  };
}

/** Builds a module with pinned digests by the bundle; gives the folder, the Dockerfile and the recorded sum. */
async function pinnedModule(go: string): Promise<{ dir: string; text: string; sum: string }> {
  const { dir } = plainModule();
  const inputs = [
    '--pin-digests',
    '--targets',
    'linux/amd64',
    '--unsupported-go',
    'ignore',
    '--cache',
    'false',
  ];
  const { code, stderr } = await cli(['build', '.', '--go-version', go, ...inputs], {
    cwd: dir,
    env: network,
  });
  if (code !== 0) throw new Error(stderr);
  const read = (name: string) => readFileSync(join(dir, 'dist', name), 'utf8');
  const [artifact] = JSON.parse(read('artifacts.json')) as { sha256: string }[];
  return { dir, text: read('Dockerfile'), sum: artifact?.sha256 ?? '' };
}

const PINNED = /^FROM (?:--platform=\$BUILDPLATFORM )?\S+:[\w.-]+@(sha256:[0-9a-f]{64}) AS /gm;

imageTest(
  'both bases are pinned to what their registries serve now, and both ways build on these',
  async () => {
    const { dir, text, sum } = await pinnedModule(GO);
    const digests = [...text.matchAll(PINNED)].map(([, digest]) => digest);
    expect(digests).toHaveLength(2);
    passChecks(text);
    for (const contexts of [{}, { build: 'dist' }]) {
      const { ok, log, layout } = await build({
        context: dir,
        dockerfile: 'dist/Dockerfile',
        platforms: ['linux/amd64'],
        contexts,
      });
      if (!ok) throw new Error(log);
      const image = imageOf(layout);
      expect(shippedFile(image).sha256).toBe(sum);
      expect(image.config.Labels?.['org.opencontainers.image.base.digest']).toBe(digests[1]);
    }
  },
  300_000,
);

// Docker Hub has an image of that Go; the lab has not.
(machine.kind === 'lab' ? test : test.skip)(
  'a Go that the registry has no image of is fetched by another, without a flag',
  async () => {
    const { dir, text, sum } = await pinnedModule('1.26.11');
    expect(text).toContain('golang:1.27.4-trixie@sha256:');
    expect(text).toContain('GOTOOLCHAIN=go1.26.11');
    const { ok, log, layout } = await build({
      context: dir,
      dockerfile: 'dist/Dockerfile',
      platforms: ['linux/amd64'],
    });
    if (!ok) throw new Error(log);
    expect(shippedFile(imageOf(layout)).sha256).toBe(sum);
  },
  300_000,
);

imageTest(
  'a base that its registry does not have is an error, and nothing is written',
  async () => {
    const { dir } = plainModule();
    const base =
      labRegistry() === undefined ? 'gcr.io/distroless/none:none' : `${labRegistry() ?? ''}/none:none`;
    const { code, stderr } = await cli(
      ['build', '.', '--go-version', GO, '--targets', 'linux/amd64', '--pin-digests', '--base-image', base],
      { cwd: dir, env: network },
    );
    expect(code).toBe(1);
    expect(stderr).toContain(`its registry has no image ${base}`);
    expect(stderr).toContain('`base-image`');
  },
  60_000,
);
