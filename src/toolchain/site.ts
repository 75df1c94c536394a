import { text } from 'node:stream/consumers';
import { goSpelling, parseVersion } from '../go/version.ts';
import type { Host } from '../host.ts';
import { get, HttpFailure, shownUrl } from '../http.ts';

/** One archive of Go for this machine, as the index of a download site has it. */
export interface IndexedArchive {
  /** Lower-case hex. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** What a download site's index says; `undefined` in its place where the site has none. */
export type SiteIndex = ReadonlyMap<string, IndexedArchive>;

/** `go1.27.4.linux-amd64.tar.gz`, or `.zip` for windows. */
export function archiveName(version: string, { os, arch }: Pick<Host, 'os' | 'arch'>): string {
  // The one archive that is named after its level.
  const named = os === 'linux' && arch === 'arm' ? 'armv6l' : arch;
  return `go${version}.${os}-${named}.${os === 'windows' ? 'zip' : 'tar.gz'}`;
}

/** The address of a file under the download site's base URL. */
export function siteUrl(base: string, file: string): URL {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${file}`;
  return url;
}

/** The download site as a message names it. */
export function shownSite(base: string): string {
  return shownUrl(new URL(base));
}

/**
 * Reads the index of a download site: every version that it has for this machine. Undefined when the site
 * answers but has no index, as a plain file server does.
 *
 * @throws HttpFailure when it cannot be reached or refuses us.
 */
export async function fetchIndex(base: string, host: Host): Promise<SiteIndex | undefined> {
  const url = siteUrl(base, '');
  url.searchParams.set('mode', 'json');
  url.searchParams.set('include', 'all');
  try {
    return readIndex(await get(url, host, text), host);
  } catch (error) {
    const status = error instanceof HttpFailure ? error.status : undefined;
    if (status !== undefined && [400, 404, 405, 410].includes(status)) return undefined;
    throw error;
  }
}

/** Reads an index (https://go.dev/dl/?mode=json); undefined when the text is none. */
export function readIndex(index: string, host: Pick<Host, 'os' | 'arch'>): SiteIndex | undefined {
  let entries: unknown;
  try {
    entries = JSON.parse(index);
  } catch {
    return undefined;
  }
  if (!Array.isArray(entries)) return undefined;
  const found = new Map<string, IndexedArchive>();
  for (const entry of entries as Partial<{ version: unknown; files: unknown }>[]) {
    const version = typeof entry.version === 'string' ? parseVersion(entry.version) : undefined;
    if (version === undefined || !Array.isArray(entry.files)) continue;
    const name = goSpelling(version);
    // The name is compared, never used: what an index says must not choose a path.
    const file = (entry.files as Record<string, unknown>[]).find(
      ({ filename, kind }) => kind === 'archive' && filename === archiveName(name, host),
    );
    if (typeof file?.['sha256'] !== 'string' || !/^[0-9a-f]{64}$/i.test(file['sha256'])) continue;
    found.set(name, { sha256: file['sha256'].toLowerCase(), size: Number(file['size']) || 0 });
  }
  return found;
}

/**
 * The SHA-256 that stands beside an archive on a site without an index; undefined when there is none.
 *
 * @throws HttpFailure when the site cannot be reached.
 */
export async function fetchChecksum(archive: URL, host: Host): Promise<string | undefined> {
  const url = new URL(archive);
  url.pathname += '.sha256';
  try {
    // The sum alone, or as sha256sum writes it: `SUM  NAME`.
    return /^([0-9a-f]{64})(\s|$)/i.exec((await get(url, host, text)).trim())?.[1]?.toLowerCase();
  } catch (error) {
    if (error instanceof HttpFailure && (error.status === 404 || error.status === 410)) return undefined;
    throw error;
  }
}
