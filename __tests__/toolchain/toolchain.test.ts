import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/errors.ts';
import { releaseList } from '../../src/toolchain/releases.ts';
import { archiveName } from '../../src/toolchain/site.ts';
import { checkSupport, installGo, resolveGo } from '../../src/toolchain/toolchain.ts';
import { temporaryFolder, testHost } from '../host.ts';
import type { Site } from './site.ts';
import { COMPLETE, GO, from, posix, startSite } from './site.ts';

describe('an unreachable download site', () => {
  const nowhere = { base: 'http://127.0.0.1:1/dl' };

  test('gives way to the module proxy, which has the real 1.26rc1', async () => {
    const host = testHost();
    const inputs = {
      ...from(nowhere, 'auto'),
      goVersion: '1.26.0-rc.1',
      goVersionFile: '',
      rcFallback: 'stable',
    } as const;
    const releases = releaseList(inputs, host);
    const resolution = await resolveGo(inputs, { dir: '.', go: '1.26' }, host, releases);
    expect(resolution).toMatchObject({ version: '1.26rc1', prerelease: true });
    const installed = await installGo(resolution, inputs, host, releases);
    expect(installed).toMatchObject({ version: '1.26rc1', prerelease: true, source: 'module-proxy' });
    expect(dirname(installed.root)).toBe(join(host.toolCache, 'go', '1.26.0-rc.1'));
    const env = { ...process.env, GOROOT: installed.root, GOTOOLCHAIN: 'local' };
    expect(execFileSync(installed.go, ['tool', 'compile', '-V'], { env }).toString()).toMatch('go1.26rc1');
    const said = host.log.lines.filter((line) => line.includes('the module proxy is used instead'));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch('http://127.0.0.1:1/dl/ cannot be reached');
  }, 120_000);

  test('is an error where only it may be used', async () => {
    const installing = installGo(GO, from(nowhere), testHost());
    await expect(installing).rejects.toThrow(UserError);
    await expect(installing).rejects.toThrow(
      /127\.0\.0\.1:1\/dl\/ cannot be reached.*`go-download-base-url`.*`toolchain-source`/,
    );
  }, 20_000);

  test('and no go command: both are named', async () => {
    const host = testHost({ env: { ...process.env, PATH: temporaryFolder('empty'), Path: undefined } });
    const inputs = {
      ...from(nowhere, 'auto'),
      goVersion: '',
      goVersionFile: '',
      rcFallback: 'stable',
    } as const;
    await expect(resolveGo(inputs, { dir: '.', go: '' }, host)).rejects.toThrow(
      /127\.0\.0\.1:1\/dl\/ cannot be reached.*no go command is on PATH/,
    );
  }, 20_000);
});

test.each([
  ['linux', 'amd64', 'go1.27.4.linux-amd64.tar.gz'],
  ['linux', 'arm', 'go1.27.4.linux-armv6l.tar.gz'],
  ['freebsd', 'arm', 'go1.27.4.freebsd-arm.tar.gz'],
  ['windows', '386', 'go1.27.4.windows-386.zip'],
])('the archive for %s/%s is %s', (os, arch, name) => {
  expect(archiveName('1.27.4', { os, arch })).toBe(name);
});

test('a version that the module proxy does not have is an error with what it said', async () => {
  const installing = installGo(
    { version: '1.26rc99' },
    from({ base: 'http://127.0.0.1:1/dl' }, 'module-proxy'),
    testHost(),
  );
  await expect(installing).rejects.toThrow(/Go 1\.26rc99 could not be had: the module proxy: .*1\.26rc99/);
}, 30_000);

posix('which Go, end to end', () => {
  async function index(...versions: string[]): Promise<Site> {
    const site = await startSite();
    for (const version of versions) site.add(archiveName(version, testHost()), Buffer.from(version));
    return site;
  }
  const asking = {
    goVersion: '',
    goVersionFile: '',
    rcFallback: 'stable',
    toolchainSource: 'download',
  } as const;

  test('the list is asked for once a run', async () => {
    const site = await index('1.26.11', '1.27.4');
    const host = testHost();
    const inputs = { ...asking, goDownloadBaseUrl: site.base, unsupportedGo: 'warn' } as const;
    const releases = releaseList(inputs, host);
    await resolveGo(inputs, { dir: '.', go: '' }, host, releases);
    await resolveGo({ ...inputs, goVersion: '1.26' }, { dir: '.', go: '' }, host, releases);
    await checkSupport('1.27.4', inputs, host, releases);
    expect(site.requests).toEqual(['/dl/?mode=json&include=all']);
    expect(host.log.warnings).toEqual([]);
  });

  test('a file is read from the working directory, and go-version goes before it', async () => {
    const site = await index('1.26.3', '1.26.11', '1.27.4');
    const dir = temporaryFolder('module');
    writeFileSync(join(dir, '.go-version'), '1.26\n');
    const host = testHost();
    const inputs = { ...asking, goDownloadBaseUrl: site.base, goVersionFile: '.go-version' };
    await expect(resolveGo(inputs, { dir, go: '' }, host)).resolves.toMatchObject({ version: '1.26.11' });
    await expect(resolveGo({ ...inputs, goVersion: '1.26.3' }, { dir, go: '' }, host)).resolves.toMatchObject(
      {
        version: '1.26.3',
      },
    );
    expect(host.log.notices).toEqual([expect.stringMatching('`go-version` is used')]);
  });

  test('a file at the root of the workspace is pointed out', async () => {
    const workspace = temporaryFolder('workspace');
    writeFileSync(join(workspace, 'go.mod'), 'module m\ngo 1.26\n');
    const inputs = { ...asking, goDownloadBaseUrl: 'http://127.0.0.1:1', goVersionFile: 'go.mod' };
    const resolving = resolveGo(inputs, { dir: join(workspace, 'svc'), go: '' }, testHost({ workspace }));
    await expect(resolving).rejects.toThrow(/go-version-file.*relative to `working-directory`/);
    await expect(resolving).rejects.toThrow(`It stands at ${join(workspace, 'go.mod')}`);
  });

  test('a module that needs a newer Go is refused, before anything is fetched where that is possible', async () => {
    const site = await index('1.26.11', '1.27.4');
    const inputs = { ...asking, goDownloadBaseUrl: site.base };
    const resolving = resolveGo({ ...inputs, goVersion: '1.26.11' }, { dir: '.', go: '1.27.0' }, testHost());
    await expect(resolving).rejects.toThrow(/Go 1\.27\.0 or newer.*Go 1\.26\.11 was chosen.*`go-version`/);
    expect(site.requests).toEqual([]);
    await expect(resolveGo(inputs, { dir: '.', go: '1.28' }, testHost())).rejects.toThrow(
      /by default "stable"/,
    );
  });

  test('without a list a floating version is the newest in the tool cache, with a warning', async () => {
    const host = testHost();
    const root = join(host.toolCache, 'go', '1.27.3', COMPLETE[0] ?? '');
    mkdirSync(root, { recursive: true });
    writeFileSync(`${root}.complete`, '');
    const inputs = { ...asking, goDownloadBaseUrl: (await startSite()).base };
    await expect(resolveGo(inputs, { dir: '.', go: '' }, host)).resolves.toMatchObject({ version: '1.27.3' });
    expect(host.log.warnings).toEqual([
      { message: expect.stringMatching(/no release index: Go 1\.27\.3 is the newest/) },
    ]);
  });

  test.each(['warn', 'fail', 'ignore'] as const)(
    '`unsupported-go: %s` does as it says of an unsupported Go',
    async (unsupportedGo) => {
      const site = await index('1.25.14', '1.26.11', '1.27.4');
      const host = testHost();
      const inputs = { ...from(site), unsupportedGo };
      const checking = checkSupport('1.25.14', inputs, host);
      if (unsupportedGo === 'fail')
        await expect(checking).rejects.toThrow(/no longer supported.*`unsupported-go`/);
      else await checking;
      expect(host.log.warnings).toHaveLength(unsupportedGo === 'warn' ? 1 : 0);
      expect(site.requests).toHaveLength(unsupportedGo === 'ignore' ? 0 : 1);
    },
  );

  test('support that cannot be judged stops a run only with `fail`', async () => {
    const site = await startSite();
    const host = testHost();
    await checkSupport('1.21.0', { ...from(site), unsupportedGo: 'warn' }, host);
    expect(host.log.warnings).toEqual([]);
    const failing = checkSupport('1.21.0', { ...from(site), unsupportedGo: 'fail' }, host);
    await expect(failing).rejects.toThrow(/cannot be known.*no release index/);
  });
});
