import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { errorText, UserError } from '../errors.ts';
import type { Toolchain } from '../go/command.ts';
import { goSpelling, type GoVersion, parseVersion } from '../go/version.ts';
import type { Host } from '../host.ts';
import type { ShipInputs } from '../inputs.ts';
import type { Module } from '../module/module.ts';
import { standsAtRoot } from '../paths.ts';
import { installVersion } from './install.ts';
import { type GoSource, releaseList } from './releases.ts';
import { type GoRequest, parseRequest, parseVersionFile } from './request.ts';
import { requireModuleGo, resolveVersion } from './resolve.ts';
import { reportSupport } from './support.ts';
import { cachedVersions } from './tool-cache.ts';

/** Which Go a run uses, known before it is installed. */
export interface Resolution {
  /** As Go spells it, without `go`: `1.27.4`, `1.28rc1`. */
  readonly version: string;
  /** True for a beta or a release candidate. */
  readonly prerelease: boolean;
  /** Why this one: `the newest patch of 1.27`. */
  readonly why: string;
}

/** The inputs that choose a Go. */
export type GoInputs = GoSource & Pick<ShipInputs, 'goVersion' | 'goVersionFile' | 'rcFallback'>;

/**
 * Chooses the exact Go to build with. An exact version that stands in the tool cache needs no network.
 *
 * @param releases shared by all that ask in one run
 * @throws UserError when none matches, or the one that does is older than the module asks for; Interrupted.
 */
export async function resolveGo(
  inputs: GoInputs,
  module: Pick<Module, 'dir' | 'go'>,
  host: Host,
  releases = releaseList(inputs, host),
): Promise<Resolution> {
  const request = await readRequest(inputs, module, host);
  if (request.kind === 'exact') requireModuleGo(request.version, module.go, request);
  const installed = await cachedVersions(host);
  const needsList = request.kind !== 'exact' || !installed.includes(goSpelling(request.version));
  const list = needsList ? await releases() : undefined;
  const noList = list !== undefined && 'reason' in list ? list.reason : '';
  const released = list !== undefined && 'versions' in list ? list.versions : undefined;
  const choice = resolveVersion(request, { released, installed, noList }, inputs.rcFallback);
  requireModuleGo(choice.version, module.go, request);
  if (choice.notice !== undefined) host.log.notice(choice.notice);
  if (choice.warning !== undefined) host.log.warning(choice.warning);
  const { version, why } = choice;
  return { version: goSpelling(version), prerelease: version.prerelease !== undefined, why };
}

/**
 * Gives the chosen Go, installed: from the tool cache, the download site or the module proxy.
 *
 * @throws UserError when it cannot be had; Interrupted.
 */
export async function installGo(
  resolution: Pick<Resolution, 'version'>,
  inputs: GoSource,
  host: Host,
  releases = releaseList(inputs, host),
): Promise<Toolchain> {
  return await installVersion(known(resolution.version), inputs, releases, host);
}

/**
 * Says by `unsupported-go` whether the chosen Go is unsupported or outdated; meant to run beside other work.
 *
 * @throws UserError with `fail`; Interrupted.
 */
export async function checkSupport(
  version: string,
  inputs: GoSource & Pick<ShipInputs, 'unsupportedGo'>,
  host: Host,
  releases = releaseList(inputs, host),
): Promise<void> {
  await reportSupport(known(version), inputs, releases, host);
}

function known(version: string): GoVersion {
  const parsed = parseVersion(version);
  if (parsed === undefined) throw new Error(`not a resolved Go version: ${version}`);
  return parsed;
}

async function readRequest(inputs: GoInputs, module: Pick<Module, 'dir'>, host: Host): Promise<GoRequest> {
  const { goVersion, goVersionFile } = inputs;
  if (goVersion !== '') {
    if (goVersionFile !== '') {
      host.log.notice('Both `go-version` and `go-version-file` are given: `go-version` is used.');
    }
    return parseRequest(goVersion, {
      input: 'go-version',
      said: `input \`go-version\` ${JSON.stringify(goVersion)}`,
    });
  }
  if (goVersionFile === '') {
    return { kind: 'stable', input: 'go-version', said: 'input `go-version`, by default "stable"' };
  }
  return parseVersionFile(goVersionFile, await readVersionFile(goVersionFile, module.dir, host));
}

async function readVersionFile(path: string, dir: string, host: Host): Promise<string> {
  const file = resolve(dir, path);
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const atRoot = await standsAtRoot(path, dir, host.workspace ?? host.cwd);
    throw new UserError(
      `Input \`go-version-file\` is ${JSON.stringify(path)}, and ${file} cannot be read: ${errorText(error)}. ` +
        (atRoot ??
          'Give the path of a go.mod, go.work, .go-version or .tool-versions, relative to `working-directory`.'),
    );
  }
}
