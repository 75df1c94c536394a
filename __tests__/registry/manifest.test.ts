import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/errors.ts';
import { resolveDigest } from '../../src/registry/manifest.ts';
import { temporaryFolder, testHost } from '../host.ts';

// A stand-in for registries with a login, a limit or a fault, which no real one here has. A real one is asked in
// __tests__/image/pins.test.ts.

const MANIFEST = '{"schemaVersion":2}';
const DIGEST = `sha256:${createHash('sha256').update(MANIFEST).digest('hex')}`;

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Serves on loopback; gives the address, and what was asked as `METHOD path authorization`. */
async function registry(
  answer: (request: IncomingMessage, response: ServerResponse, origin: string) => void,
): Promise<{ readonly at: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push([request.method, request.url, request.headers.authorization].filter(Boolean).join(' '));
    answer(request, response, `http://${at}`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const at = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { at, asked };
}

function serve(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'docker-content-digest': DIGEST, 'content-type': 'application/json' });
  response.end(request.method === 'HEAD' ? undefined : MANIFEST);
}

/** A host whose Docker is logged in as its configuration says. */
function host(config: unknown, env: Readonly<Record<string, string>> = {}) {
  const folder = temporaryFolder('docker');
  writeFileSync(join(folder, 'config.json'), typeof config === 'string' ? config : JSON.stringify(config));
  return testHost({ env: { ...process.env, DOCKER_CONFIG: folder, ...env } });
}
const nobody = () => testHost({ env: { ...process.env, DOCKER_CONFIG: temporaryFolder('docker') } });
const auth = (text: string) => Buffer.from(text).toString('base64');

describe('the digest of an image', () => {
  test('is what the registry says of any kind of manifest, without a pull', async () => {
    const { at, asked } = await registry((request, response) => {
      expect(request.headers.accept).toMatch(/image\.index\.v1.*manifest\.list\.v2.*image\.manifest\.v1/);
      serve(request, response);
    });
    expect(await resolveDigest(`${at}/a/b:t`, nobody())).toBe(DIGEST);
    expect(asked).toEqual(['HEAD /v2/a/b/manifests/t']);
  });

  test('is counted from the manifest where the registry does not say it', async () => {
    const { at } = await registry((request, response) =>
      response.end(request.method === 'HEAD' ? undefined : MANIFEST),
    );
    expect(await resolveDigest(`${at}/a:t`, nobody())).toBe(DIGEST);
  });

  test('that a reference has already needs no registry', async () => {
    expect(await resolveDigest(`registry.invalid/a@${DIGEST}`, nobody())).toBe(DIGEST);
  });

  test('is unknown of an image that is not there', async () => {
    const { at } = await registry((_, response) => response.writeHead(404).end());
    expect(await resolveDigest(`${at}/a:t`, nobody())).toBeUndefined();
  });

  test.each([
    ['nobody', undefined],
    ['who is logged in', 'me:se cret:x'],
  ])('is had with a token for %s', async (_, login) => {
    const { at, asked } = await registry((request, response, origin) => {
      const { authorization } = request.headers;
      if (request.url?.startsWith('/token')) response.end(JSON.stringify({ token: 'T1' }));
      else if (authorization === 'Bearer T1') serve(request, response);
      else
        response
          .writeHead(401, { 'www-authenticate': `Bearer realm="${origin}/token",service="reg",scope="x"` })
          .end();
    });
    const asker = login === undefined ? nobody() : host({ auths: { [at]: { auth: auth(login) } } });
    expect(await resolveDigest(`${at}/a/b:t`, asker)).toBe(DIGEST);
    const basic = login === undefined ? '' : ` Basic ${auth(login)}`;
    expect(asked).toEqual([
      'HEAD /v2/a/b/manifests/t',
      `GET /token?service=reg&scope=repository%3Aa%2Fb%3Apull${basic}`,
      'HEAD /v2/a/b/manifests/t Bearer T1',
    ]);
    expect(asker.log.lines.join('\n')).not.toMatch(/se cret|T1/);
  });

  const withLogin = () =>
    registry((request, response) => {
      if (request.headers.authorization === `Basic ${auth('me:pw')}`) serve(request, response);
      else response.writeHead(401, { 'www-authenticate': 'Basic realm="r"' }).end();
    });

  (process.platform === 'win32' ? test.skip : test)(
    'is had with a name and a password from a credential helper',
    async () => {
      const { at } = await withLogin();
      const folder = temporaryFolder('helper');
      const helper = join(folder, 'docker-credential-test');
      writeFileSync(
        helper,
        `#!/bin/sh\nread -r registry\n[ "$1 $registry" = "get ${at}" ] || exit 1\necho '{"ServerURL":"x","Username":"me","Secret":"pw"}'\n`,
      );
      chmodSync(helper, 0o755);
      const env = { PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` };
      for (const config of [{ credsStore: 'test' }, { credHelpers: { [at]: 'test' } }]) {
        expect(await resolveDigest(`${at}/a:t`, host(config, env))).toBe(DIGEST);
      }
    },
  );

  test('of a registry with a login is refused without one, saying how to log in', async () => {
    const { at } = await withLogin();
    for (const asker of [nobody(), host({ auths: { [at]: { auth: auth('me:wrong') } } })]) {
      const refused = resolveDigest(`${at}/a:t`, asker);
      await expect(refused).rejects.toThrow(UserError);
      await expect(refused).rejects.toThrow(`docker login ${at}`);
    }
  });

  test('is had after a pause from a registry that asks for one', async () => {
    let count = 0;
    const { at } = await registry((request, response) => {
      count += 1;
      if (count === 1) response.writeHead(429, { 'retry-after': '1' }).end();
      else serve(request, response);
    });
    const started = performance.now();
    expect(await resolveDigest(`${at}/a:t`, nobody())).toBe(DIGEST);
    expect(performance.now() - started).toBeGreaterThan(950);
  });

  test('is an error where the registry asks for a longer pause than anybody waits', async () => {
    const { at, asked } = await registry((_, response) =>
      response.writeHead(429, { 'retry-after': '3600' }).end(),
    );
    await expect(resolveDigest(`${at}/a:t`, nobody())).rejects.toThrow(/429.*limits how much.*docker login/);
    expect(asked).toHaveLength(1);
  });

  test('is an error where the registry cannot be reached, naming image and input', async () => {
    const refused = resolveDigest('registry.invalid/a:t', nobody());
    await expect(refused).rejects.toThrow(/which image registry\.invalid\/a:t is: .*`pin-digests`/);
  });

  test('is an error where Docker’s configuration cannot be read, without repeating what it holds', async () => {
    const { at } = await withLogin();
    const refused = resolveDigest(`${at}/a:t`, host('{"auths": hunter2'));
    await expect(refused).rejects.toThrow(/config\.json cannot be read: it is no JSON/);
    await expect(refused).rejects.not.toThrow(/hunter2/);
  });
});
