import { chmodSync, existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { Interrupted, UserError } from '../../src/errors.ts';
import { installGo, resolveGo } from '../../src/toolchain/toolchain.ts';
import { testGo } from '../go.ts';
import { temporaryFolder, testHost } from '../host.ts';
import { COMPLETE, GO, PLATFORM, from, kept, posix, siteWith } from './site.ts';

posix('the tool cache', () => {
  function leave(host: { toolCache: string }, version: string, complete: boolean): string {
    const root = join(host.toolCache, 'go', '1.27.4', COMPLETE[0] ?? '');
    mkdirSync(join(root, 'bin'), { recursive: true });
    writeFileSync(join(root, 'bin', 'go'), `#!/bin/sh\necho "go version go${version} ${PLATFORM}"\n`);
    chmodSync(join(root, 'bin', 'go'), 0o755);
    if (complete) writeFileSync(`${root}.complete`, '');
    return root;
  }

  test('gives a complete Go without any request', async () => {
    const site = await siteWith();
    const host = testHost();
    const root = leave(host, '1.27.4', true);
    const inputs = {
      ...from(site, 'auto'),
      goVersion: '1.27.4',
      goVersionFile: '',
      rcFallback: 'stable',
    } as const;
    const resolution = await resolveGo(inputs, { dir: '.', go: '1.26' }, host);
    await expect(installGo(resolution, inputs, host)).resolves.toMatchObject({ root, source: 'tool-cache' });
    expect(site.requests).toEqual([]);
  });

  test('is not trusted where an install was interrupted', async () => {
    const host = testHost();
    const root = leave(host, '1.27.4', false);
    writeFileSync(join(root, 'leftover'), '');
    await expect(installGo(GO, from(await siteWith()), host)).resolves.toMatchObject({ source: 'download' });
    expect(kept(host)).toEqual(COMPLETE);
    expect(existsSync(join(root, 'leftover'))).toBe(false);
  });

  test.each([
    ['another version', '1.26.0'],
    ['nonsense', 'x'],
  ])('holds a Go that answers with %s: it is said and replaced', async (_, version) => {
    const host = testHost();
    leave(host, version, true);
    await expect(installGo(GO, from(await siteWith()), host)).resolves.toMatchObject({ source: 'download' });
    expect(host.log.lines.join('\n')).toMatch(/The Go in the tool cache is broken .*installed anew/);
    expect(kept(host)).toEqual(COMPLETE);
  });

  test('holds a good Go, and GOFLAGS is one that no Go accepts: it is not taken for broken', async () => {
    const { version, root } = await testGo();
    const host = testHost({
      toolCache: join(root, '..', '..', '..'),
      env: { ...process.env, GOFLAGS: '-nonsense' },
    });
    await expect(installGo({ version }, from(await siteWith()), host)).resolves.toMatchObject({
      source: 'tool-cache',
    });
    expect(host.log.lines).toEqual([]);
  });

  test('loses folders of killed runs, and keeps those of a run at work', async () => {
    const host = testHost();
    const [killed, live] = ['killed', 'live'].map((name) =>
      join(host.toolCache, 'go', '1.27.4', `.ship-go-${name}`),
    );
    for (const folder of [killed ?? '', live ?? '']) mkdirSync(join(folder, 'new'), { recursive: true });
    utimesSync(killed ?? '', new Date(0), new Date(0));
    await installGo(GO, from(await siteWith()), host);
    expect(kept(host)).toEqual(['.ship-go-live', ...COMPLETE]);
  });

  test('takes two installs at once', async () => {
    const site = await siteWith();
    const { toolCache } = testHost();
    const both = [1, 2, 3].map(() => installGo(GO, from(site), testHost({ toolCache })));
    const roots = (await Promise.all(both)).map(({ root }) => root);
    expect(new Set(roots).size).toBe(1);
    expect(kept({ toolCache })).toEqual(COMPLETE);
  });

  test('is named, with its variable, when it cannot be written', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const installing = installGo(GO, from(await siteWith()), testHost({ toolCache: join(file, 'tools') }));
    await expect(installing).rejects.toThrow(UserError);
    await expect(installing).rejects.toThrow(/tool cache .*file.*cannot be written.*RUNNER_TOOL_CACHE/);
  });

  test('holds nothing of an install from the module proxy that was stopped', async () => {
    const stop = new AbortController();
    const host = testHost({ signal: stop.signal });
    const installing = installGo(
      GO,
      { toolchainSource: 'module-proxy', goDownloadBaseUrl: 'http://127.0.0.1:1' },
      host,
    );
    // Once the copy has begun; the log is told before that.
    while (!kept(host).some((name) => existsSync(join(host.toolCache, 'go', '1.27.4', name, 'new', 'src')))) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    stop.abort();
    await expect(installing).rejects.toThrow(Interrupted);
    expect(kept(host)).toEqual([]);
  }, 30_000);
});
