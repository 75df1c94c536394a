import { join } from 'node:path';
import { errorText, Interrupted, UserError } from '../errors.ts';
import { runGo, type Toolchain } from '../go/command.ts';
import { goSpelling, type GoVersion } from '../go/version.ts';
import type { Host } from '../host.ts';
import { HttpFailure } from '../http.ts';
import { downloadGo } from './download.ts';
import { copyToolchain, ModuleProxyFailure } from './module-proxy.ts';
import type { GoSource, ReleaseList, Releases } from './releases.ts';
import { archiveName, fetchChecksum, shownSite, siteUrl } from './site.ts';
import { addToCache, cachedRoot, isCached } from './tool-cache.ts';

/**
 * Gives an installed Go of exactly this version: from the tool cache when it stands there and answers, else
 * from the download site or the module proxy, as the inputs say. It was asked for its version in every case.
 *
 * @throws UserError when it cannot be had, with what was tried; Interrupted.
 */
export async function installVersion(
  version: GoVersion,
  source: GoSource,
  list: ReleaseList,
  host: Host,
): Promise<Toolchain> {
  if (isCached(version, host)) {
    const root = cachedRoot(version, host);
    const problem = await whatIsWrong(root, version, host);
    if (problem === undefined) return toolchain(version, root, 'tool-cache', host);
    host.log.info(`The Go in the tool cache is broken (${problem}) and is installed anew`);
  }
  const releases = await list();
  if (source.toolchainSource === 'module-proxy' || isSiteOut(source, releases)) {
    return await fromModuleProxy(version, source, releases, host);
  }
  try {
    return await fromSite(version, source, releases, host);
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    if (source.toolchainSource === 'auto') {
      host.log.info(`${error.message}; the module proxy is used instead`);
      return await fromModuleProxy(version, source, { kind: 'unreachable', reason: error.message }, host);
    }
    throw new UserError(
      `Go ${goSpelling(version)} could not be downloaded: ${error.message}. ` +
        'Check the network and input `go-download-base-url`, or set `toolchain-source` to module-proxy.',
    );
  }
}

/** True when the download site was tried for the list already, in vain, and the module proxy may be used. */
function isSiteOut(source: GoSource, releases: Releases): boolean {
  return (
    source.toolchainSource === 'auto' && (releases.kind === 'module-proxy' || releases.kind === 'unreachable')
  );
}

async function fromSite(
  version: GoVersion,
  source: GoSource,
  releases: Releases,
  host: Host,
): Promise<Toolchain> {
  const base = source.goDownloadBaseUrl;
  if (releases.kind === 'unreachable') throw new HttpFailure(releases.reason);
  const name = archiveName(goSpelling(version), host);
  const url = siteUrl(base, name);
  const indexed = releases.kind === 'site' ? releases.index.get(goSpelling(version)) : undefined;
  const sha256 = indexed?.sha256 ?? (await fetchChecksum(url, host));
  if (sha256 === undefined) {
    throw new UserError(
      `${shownSite(base)} (input \`go-download-base-url\`) has neither a release index with Go ${goSpelling(version)} for ${host.os}/${host.arch} nor the file ${name}.sha256, ` +
        'so the archive could not be checked and is refused. Put its SHA-256 beside the archive, or use another mirror.',
    );
  }
  const sumFrom = indexed === undefined ? `${name}.sha256` : `the index of ${shownSite(base)}`;
  return await install(version, 'download', host, (folder) =>
    downloadGo({ url, sha256, sumFrom }, folder, host),
  );
}

async function fromModuleProxy(
  version: GoVersion,
  source: GoSource,
  releases: Releases,
  host: Host,
): Promise<Toolchain> {
  try {
    return await install(version, 'module-proxy', host, async (folder) => {
      await copyToolchain(goSpelling(version), folder, host);
      return folder;
    });
  } catch (error) {
    if (!(error instanceof ModuleProxyFailure)) throw error;
    const site =
      source.toolchainSource === 'auto' && releases.kind === 'unreachable' ? `${releases.reason}; ` : '';
    throw new UserError(
      `Go ${goSpelling(version)} could not be had: ${site}the module proxy: ${error.message}. ` +
        'Check the network, input `go-download-base-url` and GOPROXY, or put this Go into the tool cache.',
    );
  }
}

async function install(
  version: GoVersion,
  source: 'download' | 'module-proxy',
  host: Host,
  fill: (folder: string) => Promise<string>,
): Promise<Toolchain> {
  const root = await addToCache(version, host, async (folder) => {
    const filled = await fill(folder);
    const problem = await whatIsWrong(filled, version, host);
    if (problem === undefined) return filled;
    throw new UserError(
      `What was had as Go ${goSpelling(version)} from the ${source === 'download' ? 'download site' : 'module proxy'} is something else: ${problem}. It was deleted; use another source.`,
    );
  });
  return toolchain(version, root, source, host);
}

/** Runs `go version` of a GOROOT: undefined when it is what it should be, else what it is instead. */
async function whatIsWrong(root: string, version: GoVersion, host: Host): Promise<string | undefined> {
  const go = goCommand(root, host);
  try {
    // Without the machine's own settings: a GOFLAGS that no Go accepts would make every Go look broken.
    const env = { GOFLAGS: undefined, GOENV: 'off' };
    const { code, stdout, stderr } = await runGo({ go, root }, ['version'], { cwd: host.temp, env }, host);
    const wanted = `go version go${goSpelling(version)} ${host.os}/${host.arch}`;
    // An experiment that is on is named between version and platform: `go1.27.4 X:…`.
    const found = stdout.trim().replace(/ X:\S+/, '');
    if (code === 0 && found === wanted) return undefined;
    return `\`go version\` of ${root} says ${JSON.stringify(found || stderr.trim() || `exit code ${code}`)}, not ${JSON.stringify(wanted)}`;
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    return `${go} cannot be run: ${errorText(error)}`;
  }
}

function goCommand(root: string, host: Host): string {
  return join(root, 'bin', host.os === 'windows' ? 'go.exe' : 'go');
}

function toolchain(version: GoVersion, root: string, source: Toolchain['source'], host: Host): Toolchain {
  const prerelease = version.prerelease !== undefined;
  return { version: goSpelling(version), prerelease, root, go: goCommand(root, host), source };
}
