import { UserError } from '../errors.ts';
import { compareVersions, goSpelling, type GoVersion, minorOf, newestFirst } from '../go/version.ts';
import type { Host } from '../host.ts';
import type { ShipInputs } from '../inputs.ts';
import type { ReleaseList } from './releases.ts';

/**
 * What is wrong with using a Go, given every release: it is of a minor older than the two newest
 * (https://go.dev/doc/devel/release#policy), or behind the newest patch of its minor. Undefined when nothing is.
 */
export function judgeSupport(version: GoVersion, released: readonly string[]): string | undefined {
  const releases = newestFirst(released).filter((release) => release.prerelease === undefined);
  const newest = releases[0];
  if (newest === undefined) return undefined;
  const name = goSpelling(version);
  const supported = [...new Set(releases.map(minorOf))].slice(0, 2);
  if (!supported.includes(minorOf(version)) && compareVersions(version, newest) < 0) {
    return `Go ${name} is no longer supported: only ${supported.join(' and ')} get security fixes. Set \`go-version\` to one of these.`;
  }
  const newestPatch = releases.find((release) => minorOf(release) === minorOf(version));
  if (newestPatch && compareVersions(version, newestPatch) < 0) {
    return `Go ${name} is behind Go ${goSpelling(newestPatch)}, the newest patch of ${minorOf(version)}, and lacks its fixes. Set \`go-version\` to that.`;
  }
  return undefined;
}

/**
 * Says by `unsupported-go` whether a Go is unsupported or outdated. Best effort: without a release list
 * nothing is said, unless the run is to fail.
 *
 * @throws UserError with `fail`, when it is, or when it cannot be known; Interrupted.
 */
export async function reportSupport(
  version: GoVersion,
  inputs: Pick<ShipInputs, 'unsupportedGo'>,
  list: ReleaseList,
  host: Host,
): Promise<void> {
  if (inputs.unsupportedGo === 'ignore') return;
  const releases = await list();
  if (!('versions' in releases)) {
    if (inputs.unsupportedGo === 'warn') return;
    throw new UserError(
      `Whether Go ${goSpelling(version)} is supported cannot be known: ${releases.reason}. ` +
        'Make the release list reachable, or set input `unsupported-go` to warn.',
    );
  }
  const problem = judgeSupport(version, releases.versions);
  if (problem === undefined) return;
  if (inputs.unsupportedGo === 'warn') host.log.warning(problem);
  else throw new UserError(`${problem} Input \`unsupported-go\` is "fail".`);
}
