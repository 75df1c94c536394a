import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { Interrupted, UserError } from '../errors.ts';
import type { Host } from '../host.ts';
import { get, shownUrl } from '../http.ts';
import { megabytes } from '../sizes.ts';

/** What is downloaded. */
export interface Archive {
  readonly url: URL;
  /** Lower-case hex. */
  readonly sha256: string;
  /** Where the sum is from, for messages. */
  readonly sumFrom: string;
}

/**
 * Downloads an archive of Go and unpacks it into `into` (absolute; made here), checking its SHA-256 as it
 * comes. Gives the folder `go` of it. When this throws, `into` holds nothing to be used, and is to be deleted.
 *
 * @throws UserError for a wrong checksum or an archive that cannot be unpacked; HttpFailure; Interrupted.
 */
export async function downloadGo(archive: Archive, into: string, host: Host): Promise<string> {
  const started = performance.now();
  const size = await get(archive.url, host, async (body) => {
    await rm(into, { recursive: true, force: true }); // of a try that broke
    await mkdir(into, { recursive: true });
    return await (host.os === 'windows' ? takeZip : takeTar)(body, archive, into, host);
  });
  host.log.info(
    `Downloaded ${shownUrl(archive.url)}: ${megabytes(size)} in ${((performance.now() - started) / 1000).toFixed(1)} s, SHA-256 as in ${archive.sumFrom}`,
  );
  return join(into, 'go');
}

async function takeTar(body: IncomingMessage, archive: Archive, into: string, host: Host): Promise<number> {
  // -o: a run as root gives the files to root, not to the number that the archive names.
  const tar = unpack('tar', ['-xzo', '-f', '-', '-C', into], host);
  try {
    // When tar stops early the rest is still read: only then the sum says whether the archive is to blame.
    const { size, sha256 } = await pour(body, tar.stdin, archive, host);
    requireSum(sha256, archive);
    tar.stdin.end();
    await tar.end(archive, into);
    return size;
  } catch (error) {
    await tar.stop();
    throw error;
  }
}

async function takeZip(body: IncomingMessage, archive: Archive, into: string, host: Host): Promise<number> {
  const file = join(into, 'go.zip');
  const out = createWriteStream(file);
  const written = once(out, 'close'); // rejects on an error, such as a full disk
  written.catch(() => undefined);
  const { size, sha256 } = await pour(body, out, archive, host).finally(() => out.end());
  await written;
  requireSum(sha256, archive);
  // Windows' own tar reads zip; another on PATH, such as Git's, does not.
  const tar = unpack(
    join(host.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'tar.exe'),
    ['-xf', file, '-C', into],
    host,
  );
  tar.stdin.end();
  await tar.end(archive, into);
  await rm(file);
  return size;
}

/** Writes a body to a stream, hashing it and saying how far it is. A stream that has closed is left alone. */
async function pour(
  body: IncomingMessage,
  out: Writable,
  archive: Archive,
  host: Host,
): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  const total = Number(body.headers['content-length'] ?? 0);
  const name = shownUrl(archive.url).replace(/.*\//, '');
  let size = 0;
  let said = performance.now();
  const closing = once(out, 'close').catch(() => undefined);
  out.on('error', () => undefined); // EPIPE when tar stops early; its exit code and message tell
  for await (const chunk of body as AsyncIterable<Buffer>) {
    hash.update(chunk);
    size += chunk.length;
    if (out.writable && !out.write(chunk)) {
      await Promise.race([once(out, 'drain').catch(() => undefined), closing]);
    }
    if (performance.now() - said > 500) {
      said = performance.now();
      host.log.progress(
        `Downloading ${name}: ${megabytes(size)}${total > 0 ? ` of ${megabytes(total)}` : ''}`,
      );
    }
  }
  if (host.signal.aborted) throw new Interrupted();
  return { size, sha256: hash.digest('hex') };
}

function requireSum(found: string, archive: Archive): void {
  if (found === archive.sha256) return;
  throw new UserError(
    `The download of ${shownUrl(archive.url)} has a wrong checksum: its SHA-256 is ${found}, but ${archive.sumFrom} says ${archive.sha256}. ` +
      'Nothing of it was kept. Try again; if it stays so, something between here and the site changes it, or the mirror (input `go-download-base-url`) is broken.',
  );
}

/** Starts the system's tar; `end` waits for it, `stop` ends it at once. */
function unpack(command: string, args: readonly string[], host: Host) {
  const child = spawn(command, args, {
    env: definedOf(host.env),
    stdio: ['pipe', 'ignore', 'pipe'],
    windowsHide: true,
    signal: host.signal,
  });
  let said = ''; // on a full disk tar has a line for every file: the first is enough
  child.stderr.on('data', (chunk: Buffer) => {
    if (said.length < 1000) said += chunk.toString();
  });
  let failure: Error | undefined;
  child.on('error', (error) => (failure = error));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    stdin: child.stdin,
    async end(archive: Archive, into: string): Promise<void> {
      const code = await ended;
      if (host.signal.aborted) throw new Interrupted();
      if (code === 0 && failure === undefined) return;
      const reason = failure?.message ?? said.trim().split('\n', 1)[0];
      throw new UserError(
        `${shownUrl(archive.url)} has the right checksum but could not be unpacked into ${into}: ${reason || `${command} ended with ${code ?? 'a signal'}`}. ` +
          'Make room there, or set RUNNER_TOOL_CACHE to another folder; the command tar is needed.',
      );
    },
    async stop(): Promise<void> {
      child.kill('SIGKILL');
      await ended; // files must not be deleted under it
    },
  };
}

function definedOf(env: Host['env']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
