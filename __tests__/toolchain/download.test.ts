import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { Interrupted, UserError } from '../../src/errors.ts';
import { installGo, resolveGo } from '../../src/toolchain/toolchain.ts';
import { testGo } from '../go.ts';
import { temporaryFolder, testHost } from '../host.ts';
import {
  COMPLETE,
  GO,
  NAME,
  PLATFORM,
  fakeGo,
  from,
  kept,
  pack,
  posix,
  siteWith,
  startSite,
  sum,
} from './site.ts';

test('a whole Go is downloaded, checked, installed and found again', async () => {
  const real = await testGo();
  const parent = temporaryFolder('real');
  symlinkSync(real.root, join(parent, 'go'), 'junction');
  const site = await siteWith(pack(parent));
  const host = testHost();
  const installed = await installGo(GO, from(site), host);
  expect(installed).toMatchObject({ version: '1.27.4', prerelease: false, source: 'download' });
  expect(kept(host)).toEqual(COMPLETE);
  const env = { ...process.env, GOROOT: installed.root, GOTOOLCHAIN: 'local' };
  expect(execFileSync(installed.go, ['tool', 'compile', '-V'], { env }).toString()).toMatch('go1.27.4');
  expect(host.log.lines.join('\n')).toMatch(
    /Downloaded http.*: \d+\.\d\d MB in \d+\.\d s, SHA-256 as in the index/,
  );
  await expect(installGo(GO, from(site), testHost({ toolCache: host.toolCache }))).resolves.toEqual({
    ...installed,
    source: 'tool-cache',
  });
  expect(site.requests).toHaveLength(2);
}, 120_000);

posix('the download', () => {
  test('has the right checksum, or nothing of it is kept and the next run is clean', async () => {
    const site = await siteWith(undefined, sum(Buffer.from('another')));
    const host = testHost();
    await expect(installGo(GO, from(site), host)).rejects.toThrow(UserError);
    await expect(installGo(GO, from(site), host)).rejects.toThrow(/wrong checksum.*go-download-base-url/);
    expect(kept(host)).toEqual([]);
    await expect(installGo(GO, from(await siteWith()), host)).resolves.toMatchObject({ source: 'download' });
  });

  test('is no archive at all: the checksum says so, not tar', async () => {
    const page = Buffer.from('<html>blocked by your proxy</html>'.repeat(50_000));
    const site = await siteWith();
    site.files.set(`/dl/${NAME}`, (_, response) => response.end(page));
    const host = testHost();
    await expect(installGo(GO, from(site), host)).rejects.toThrow(`its SHA-256 is ${sum(page)}`);
    expect(kept(host)).toEqual([]);
  });

  test('has the right checksum, but cannot be unpacked', async () => {
    const site = await siteWith(Buffer.from('no archive'));
    await expect(installGo(GO, from(site), testHost())).rejects.toThrow(
      /right checksum but could not be unpacked/,
    );
  });

  test('breaks off and is tried again from the start', async () => {
    const archive = fakeGo('1.27.4', PLATFORM);
    const site = await siteWith(archive);
    let tries = 0;
    site.files.set(`/dl/${NAME}`, (_, response) => {
      if (++tries > 1) return void response.end(archive);
      response.writeHead(200, { 'content-length': archive.length });
      response.write(archive.subarray(0, 200_000), () => {
        response.destroy();
      });
    });
    const host = testHost();
    await expect(installGo(GO, from(site), host)).resolves.toMatchObject({ source: 'download' });
    expect([tries, kept(host)]).toEqual([2, COMPLETE]);
    expect(host.log.lines.join('\n')).toMatch(/trying again in 0\.3 s/);
  });

  test.each([503, 429])('is tried again after HTTP %d', async (status) => {
    const archive = fakeGo('1.27.4', PLATFORM);
    const site = await siteWith(archive);
    let tries = 0;
    site.files.set(`/dl/${NAME}`, (_, response) => {
      response.writeHead(++tries > 1 ? 200 : status).end(archive);
    });
    await expect(installGo(GO, from(site), testHost())).resolves.toMatchObject({ source: 'download' });
    expect(tries).toBe(2);
  });

  test('is refused by the site once, and not asked for again', async () => {
    const site = await siteWith();
    site.files.delete(`/dl/${NAME}`);
    await expect(installGo(GO, from(site), testHost())).rejects.toThrow(/could not be downloaded.*HTTP 404/);
    expect(site.requests).toHaveLength(2);
  });

  test('holds another Go than its name says, and is deleted', async () => {
    const host = testHost();
    const installing = installGo(GO, from(await siteWith(fakeGo('1.26.0', PLATFORM))), host);
    await expect(installing).rejects.toThrow(/something else: .*go1\.26\.0.*not "go version go1\.27\.4/);
    expect(kept(host)).toEqual([]);
  });

  test('is stopped at once when the run is, and leaves nothing', async () => {
    const archive = fakeGo('1.27.4', PLATFORM);
    const site = await siteWith(archive);
    const stop = new AbortController();
    const stopNow = () => {
      stop.abort();
    };
    site.files.set(`/dl/${NAME}`, (_, response) => {
      response.writeHead(200, { 'content-length': archive.length });
      // The rest never comes.
      response.write(archive.subarray(0, 200_000), () => setTimeout(stopNow, 100));
    });
    const host = testHost({ signal: stop.signal });
    const started = performance.now();
    await expect(installGo(GO, from(site), host)).rejects.toThrow(Interrupted);
    expect(performance.now() - started).toBeLessThan(2000);
    expect(kept(host)).toEqual([]);
  });

  test('is stopped while the site does not answer', async () => {
    const site = await siteWith();
    const stop = new AbortController();
    const stopNow = () => {
      stop.abort();
    };
    site.files.set(`/dl/${NAME}`, () => setTimeout(stopNow, 50));
    const installing = installGo(GO, from(site), testHost({ signal: stop.signal }));
    await expect(installing).rejects.toThrow(Interrupted);
  });

  test('comes by redirects, and credentials stay with their host and out of the log', async () => {
    const archive = fakeGo('1.27.4', PLATFORM);
    const other = await startSite();
    const seen: (string | undefined)[] = [];
    other.files.set('/elsewhere', (request, response) => {
      seen.push(request.headers.authorization);
      response.end(archive);
    });
    const site = await siteWith(archive);
    site.files.set(`/dl/${NAME}`, (request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(302, { location: '/moved' }).end();
    });
    site.files.set('/moved', (request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(307, { location: other.base.replace('/dl', '/elsewhere') }).end();
    });
    const host = testHost();
    const base = site.base.replace('http://', 'http://ann:s%3Acret@');
    await installGo(GO, from({ base }), host);
    const basic = `Basic ${Buffer.from('ann:s:cret').toString('base64')}`;
    expect(seen).toEqual([basic, basic, undefined]);
    expect(host.log.lines.join('\n')).not.toMatch(/cret|ann/);
    site.files.delete(`/dl/${NAME}`);
    await expect(installGo(GO, from({ base }), testHost())).rejects.toThrow(/^(?!.*cret).*HTTP 404/);
  });

  test('goes through the proxy that the environment names', async () => {
    const site = await siteWith();
    const tunnels: (string | undefined)[] = [];
    const proxy = createServer().on('connect', (request, client) => {
      tunnels.push(request.url);
      const server = connect(Number(new URL(site.base).port), '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        server.pipe(client).pipe(server);
      });
      server.on('error', () => client.destroy());
      client.on('error', () => server.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const before = process.env['http_proxy'];
    // The client reads it from the process itself, where a run inherits it.
    process.env['http_proxy'] = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    try {
      const installed = await installGo(GO, from({ base: 'http://go.mirror.test/dl' }), testHost());
      expect(installed.source).toBe('download');
      expect(new Set(tunnels)).toEqual(new Set(['go.mirror.test:80']));
    } finally {
      if (before === undefined) delete process.env['http_proxy'];
      else process.env['http_proxy'] = before;
      proxy.closeAllConnections();
      proxy.close();
    }
  });
});

posix('a mirror without an index', () => {
  test.each(['%s\n', '%s  go1.27.4.tar.gz\n'])(
    'gives an exact version with the checksum beside it, written as %j',
    async (line) => {
      const archive = fakeGo('1.27.4', PLATFORM);
      const site = await startSite();
      site.files.set(`/dl/${NAME}`, (_, response) => response.end(archive));
      site.files.set(`/dl/${NAME}.sha256`, (_, response) => response.end(line.replace('%s', sum(archive))));
      const host = testHost();
      await expect(installGo(GO, from(site, 'auto'), host)).resolves.toMatchObject({ source: 'download' });
      expect(host.log.lines.join('\n')).toMatch(`SHA-256 as in ${NAME}.sha256`);
    },
  );

  test.each([undefined, '<html>listing</html>'])('is refused without one (answering %j)', async (page) => {
    const site = await startSite();
    if (page !== undefined) site.files.set('/dl/?mode=json&include=all', (_, response) => response.end(page));
    site.files.set(`/dl/${NAME}`, (_, response) => response.end(fakeGo('1.27.4', PLATFORM)));
    const host = testHost();
    await expect(installGo(GO, from(site, 'auto'), host)).rejects.toThrow(
      /neither a release index.*sha256.*refused/,
    );
    expect(site.requests).not.toContain(`/dl/${NAME}`);
    expect(kept(host)).toEqual([]);
  });

  test('cannot say what a floating version is', async () => {
    const inputs = {
      ...from(await startSite(), 'auto'),
      goVersion: '1.27',
      goVersionFile: '',
      rcFallback: 'stable',
    } as const;
    const resolving = resolveGo(inputs, { dir: '.', go: '' }, testHost());
    await expect(resolving).rejects.toThrow(/"1\.27" means cannot be known.*no release index/);
  });
});
