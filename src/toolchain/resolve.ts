import semver from 'semver';
import { UserError } from '../errors.ts';
import {
  compareVersions,
  goSpelling,
  type GoVersion,
  minorOf,
  newestFirst,
  parseVersion,
  semverSpelling,
} from '../go/version.ts';
import { type GoRequest, requireBuildable } from './request.ts';

/** What a choice of Go is made from. */
export interface Known {
  /** Every Go that can be had for this machine; undefined when no list could be had. */
  readonly released: readonly string[] | undefined;
  /** Every Go that stands in the tool cache. */
  readonly installed: readonly string[];
  /** Why there is no list, for messages. */
  readonly noList: string;
}

/** Which Go was chosen. */
export interface Choice {
  readonly version: GoVersion;
  /** Why this one, as the end of a sentence: `the newest patch of 1.27`. */
  readonly why: string;
  /** Something the reader should know, such as a stable Go where an RC was asked for. */
  readonly notice: string | undefined;
  /** Something that is not as it should be, such as a choice made without the release list. */
  readonly warning: string | undefined;
}

/**
 * Chooses the exact version to build with. A floating request is answered from the release list, and without
 * one from the tool cache, with a warning.
 *
 * @throws UserError when nothing matches (with the nearest that exist), or the choice is too old.
 */
export function resolveVersion(request: GoRequest, known: Known, rcFallback: 'stable' | 'fail'): Choice {
  if (request.kind === 'exact') return exactly(request.version, request, known);
  const from = newestFirst(known.released ?? known.installed);
  const found = newestMatch(request, from, rcFallback);
  if (found === undefined) {
    throw known.released === undefined
      ? new UserError(
          `Which Go ${request.said} means cannot be known: ${known.noList}, and nothing in the tool cache matches. ` +
            'Name an exact version, or make the list reachable.',
        )
      : noneMatches(request, from, rcFallback);
  }
  requireBuildable(found.version, request);
  const warning =
    known.released === undefined
      ? `${known.noList}: Go ${goSpelling(found.version)} is the newest in the tool cache that matches ${request.said}; a newer one may exist.`
      : undefined;
  return { notice: undefined, ...found, warning };
}

function exactly(version: GoVersion, request: GoRequest, known: Known): Choice {
  const name = goSpelling(version);
  if (known.released !== undefined && ![...known.released, ...known.installed].includes(name)) {
    throw new UserError(
      `Go ${name} (${request.said}) cannot be had: it is not among the releases for this machine. ` +
        `The nearest that exist: ${nearest(version, newestFirst(known.released)).join(', ')}.`,
    );
  }
  return { version, why: `named by ${request.said}`, notice: undefined, warning: undefined };
}

type Match = Pick<Choice, 'version' | 'why'> & { readonly notice?: string };

function newestMatch(
  request: Exclude<GoRequest, { kind: 'exact' }>,
  newest: readonly GoVersion[],
  rcFallback: 'stable' | 'fail',
): Match | undefined {
  const releases = newest.filter((version) => version.prerelease === undefined);
  const stable = releases[0];
  const as = (version: GoVersion | undefined, why: string): Match | undefined => version && { version, why };
  switch (request.kind) {
    case 'stable':
      return as(stable, 'the newest stable Go');
    case 'oldstable':
      return as(
        stable && releases.find((v) => minorOf(v) !== minorOf(stable)),
        'the newest patch of the minor before stable',
      );
    case 'rc': {
      const rc = newest.find((version) => version.prerelease?.kind === 'rc');
      // An RC of a finished cycle is older than the release that came of it, and never chosen.
      if (rc && (stable === undefined || compareVersions(rc, stable) > 0))
        return as(rc, 'the newest release candidate');
      if (stable === undefined || rcFallback === 'fail') return undefined;
      const notice = `No release candidate is newer than Go ${goSpelling(stable)}, so that stable Go builds (input \`rc-fallback\`).`;
      return { version: stable, why: 'the newest stable Go, no release candidate being newer', notice };
    }
    case 'minor': {
      const { minor, atLeast } = request;
      const fits = (v: GoVersion) =>
        minorOf(v) === minor && (atLeast === undefined || compareVersions(v, atLeast) >= 0);
      // A go line that names a prerelease may get one, while the minor has no release.
      const candidates = atLeast?.prerelease === undefined ? releases : [...releases, ...newest];
      return as(candidates.find(fits), `the newest patch of ${minor}`);
    }
    case 'range': {
      const bySemver = new Map(newest.map((version) => [semverSpelling(version), version]));
      const best = semver.maxSatisfying([...bySemver.keys()], request.range);
      return as(best === null ? undefined : bySemver.get(best), `the newest in the range of ${request.said}`);
    }
  }
}

function noneMatches(
  request: GoRequest,
  newest: readonly GoVersion[],
  rcFallback: 'stable' | 'fail',
): UserError {
  const stable = newest.find((version) => version.prerelease === undefined);
  const newestSaid = stable === undefined ? 'there is none' : `Go ${goSpelling(stable)}`;
  if (request.kind === 'rc' && rcFallback === 'fail') {
    return new UserError(
      `No release candidate is newer than the newest stable Go (${newestSaid}), and input \`rc-fallback\` is "fail". ` +
        'Set it to stable to build with that until the next release candidate.',
    );
  }
  const wanted = request.kind === 'minor' ? (request.atLeast ?? parseVersion(request.minor)) : undefined;
  const near = wanted === undefined ? newestSaid : nearest(wanted, newest).join(', ');
  return new UserError(`No Go matches ${request.said}. The nearest that exist: ${near}.`);
}

/** At most four versions near one that does not exist: its minor's newest, its neighbours, the newest stable. */
export function nearest(version: GoVersion, newest: readonly GoVersion[]): readonly string[] {
  const releases = newest.filter((other) => other.prerelease === undefined);
  const neighbours = version.prerelease === undefined ? releases : newest;
  const near = [
    newest.find((other) => minorOf(other) === minorOf(version)),
    neighbours.find((other) => compareVersions(other, version) < 0),
    neighbours.findLast((other) => compareVersions(other, version) > 0),
    releases[0],
  ];
  return [...new Set(near.filter((found) => found !== undefined).map(goSpelling))];
}

/**
 * Refuses a Go that is older than the module's own `go` line; with GOTOOLCHAIN=local the go command would
 * refuse as well, but name no input.
 *
 * @throws UserError naming both versions and the input to change.
 */
export function requireModuleGo(version: GoVersion, moduleGo: string, request: GoRequest): void {
  const wanted = parseVersion(moduleGo);
  if (wanted === undefined || compareVersions(version, wanted) >= 0) return;
  throw new UserError(
    `The module asks for Go ${moduleGo} or newer (its go line), but Go ${goSpelling(version)} was chosen by ${request.said}. ` +
      `Set input \`${request.input}\` to ${request.input === 'go-version' ? `${minorOf(wanted)} or newer` : 'a file that asks for at least that'}.`,
  );
}
