import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe } from '@jest/globals';
import type { GoSource } from '../../src/toolchain/releases.ts';
import { archiveName } from '../../src/toolchain/site.ts';
import { temporaryFolder, testHost } from '../host.ts';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A stand-in for the download site: it serves what `files` holds, by path, and keeps what it was asked for. */
export interface Site {
  /** `http://127.0.0.1:PORT/dl` */
  readonly base: string;
  readonly files: Map<string, Answer>;
  /** Paths in the order asked. */
  readonly requests: string[];
  /** Serves an archive and its entry in the index. */
  add(name: string, archive: Buffer, sha256?: string): void;
}

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

export async function startSite(): Promise<Site> {
  const files = new Map<string, Answer>();
  const index: unknown[] = [];
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    requests.push(path);
    const answer = files.get(path);
    if (answer === undefined) response.writeHead(404).end('not found');
    else answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/dl`,
    files,
    requests,
    add(name, archive, sha256 = sum(archive)) {
      const [, version, os, arch] = /^(go.+?)\.([a-z]+)-([a-z0-9]+)\.(?:tar\.gz|zip)$/.exec(name) ?? [];
      const file = { filename: name, os, arch, version, sha256, size: archive.length, kind: 'archive' };
      index.push({ version, stable: !/rc|beta/.test(version ?? ''), files: [file] });
      files.set('/dl/?mode=json&include=all', (_, response) => response.end(JSON.stringify(index)));
      files.set(`/dl/${name}`, (_, response) => response.end(archive));
    },
  };
}

export function sum(data: Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Packs a folder `go` as the download site does: .tar.gz, for windows .zip. A link to a folder counts as that folder. */
export function pack(parent: string): Buffer {
  if (process.platform === 'win32') {
    const file = join(temporaryFolder('archive'), 'go.zip');
    execFileSync('C:\\Windows\\System32\\tar.exe', ['-a', '-chf', file, '-C', parent, 'go']);
    return readFileSync(file);
  }
  const tar = execFileSync('tar', ['-chf', '-', '-C', parent, 'go'], { maxBuffer: 2 ** 30 });
  return gzipSync(tar, { level: 1 }); // a whole Go is large
}

/** An archive that holds a script for a go command, which knows nothing but its version: where size does not matter. */
export function fakeGo(version: string, platform: string): Buffer {
  const parent = temporaryFolder('fake');
  mkdirSync(join(parent, 'go', 'bin'), { recursive: true });
  const go = join(parent, 'go', 'bin', 'go');
  writeFileSync(go, `#!/bin/sh\necho "go version go${version} ${platform}"\n`);
  chmodSync(go, 0o755);
  // What does not shrink, so that a break in the middle is one.
  writeFileSync(join(parent, 'go', 'ballast'), createHash('shake256', { outputLength: 300_000 }).digest());
  return pack(parent);
}

/** A stand-in go command is a shell script: on Windows the test of the whole Go alone is run. */
export const posix = process.platform === 'win32' ? describe.skip : describe;

export const PLATFORM = `${testHost().os}/${testHost().arch}`;
/** The Go that most tests install, and its archive's name. */
export const GO = { version: '1.27.4' };
export const NAME = archiveName(GO.version, testHost());

/** A site with an index and one archive. */
export async function siteWith(archive = fakeGo(GO.version, PLATFORM), sha256?: string): Promise<Site> {
  const site = await startSite();
  site.add(NAME, archive, sha256);
  return site;
}

/** The inputs that name a site. */
export function from(
  site: Pick<Site, 'base'>,
  toolchainSource: GoSource['toolchainSource'] = 'download',
): GoSource {
  return { toolchainSource, goDownloadBaseUrl: site.base };
}

/** What stands in the tool cache for that Go, the hidden included. */
export function kept(host: { readonly toolCache: string }): readonly string[] {
  const folder = join(host.toolCache, 'go', GO.version);
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** What stands there once it is installed. */
export const COMPLETE = [process.arch, `${process.arch}.complete`];
