import { Interrupted } from '../errors.ts';
import type { Host } from '../host.ts';
import { HttpFailure } from '../http.ts';
import type { ShipInputs } from '../inputs.ts';
import { listToolchains, ModuleProxyFailure } from './module-proxy.ts';
import { fetchIndex, shownSite, type SiteIndex } from './site.ts';

/** Where Go may be had from. */
export type GoSource = Pick<ShipInputs, 'toolchainSource' | 'goDownloadBaseUrl'>;

/** Every Go that can be had for this machine, or why that cannot be known. */
export type Releases =
  | { readonly kind: 'site'; readonly index: SiteIndex; readonly versions: readonly string[] }
  | { readonly kind: 'module-proxy'; readonly versions: readonly string[] }
  /** The download site answers, but has no index. */
  | { readonly kind: 'no-index'; readonly reason: string }
  | { readonly kind: 'unreachable'; readonly reason: string };

/** Gives the release list; rejects with Interrupted. */
export type ReleaseList = () => Promise<Releases>;

/** The release list from the source that the inputs name: asked for when somebody first wants it, and once a run. */
export function releaseList(source: GoSource, host: Host): ReleaseList {
  let asked: Promise<Releases> | undefined;
  return () => (asked ??= fetchReleases(source, host));
}

async function fetchReleases(source: GoSource, host: Host): Promise<Releases> {
  if (source.toolchainSource === 'module-proxy') return await fromModuleProxy(host);
  const fromSite = await fromDownloadSite(source.goDownloadBaseUrl, host);
  if (fromSite.kind !== 'unreachable' || source.toolchainSource === 'download') return fromSite;
  host.log.info(`${fromSite.reason}; the module proxy is used instead`);
  const fromProxy = await fromModuleProxy(host);
  if (fromProxy.kind !== 'unreachable') return fromProxy;
  return { kind: 'unreachable', reason: `${fromSite.reason}, and ${fromProxy.reason}` };
}

async function fromDownloadSite(base: string, host: Host): Promise<Releases> {
  try {
    const index = await fetchIndex(base, host);
    if (index === undefined) return { kind: 'no-index', reason: `${shownSite(base)} has no release index` };
    return { kind: 'site', index, versions: [...index.keys()] };
  } catch (error) {
    if (error instanceof HttpFailure) return { kind: 'unreachable', reason: error.message };
    throw error;
  }
}

async function fromModuleProxy(host: Host): Promise<Releases> {
  try {
    return { kind: 'module-proxy', versions: await listToolchains(host) };
  } catch (error) {
    if (error instanceof Interrupted || !(error instanceof ModuleProxyFailure)) throw error;
    return { kind: 'unreachable', reason: `the module proxy gives no list: ${error.message}` };
  }
}
