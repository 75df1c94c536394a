import { basename } from 'node:path';
import semver from 'semver';
import { UserError } from '../errors.ts';
import {
  compareVersions,
  goSpelling,
  type GoVersion,
  isLanguageVersion,
  minorOf,
  parseVersion,
} from '../go/version.ts';
import { parseModFile } from '../module/gomod.ts';

/** Where a request came from, for messages. */
export interface RequestOrigin {
  /** The input to change. */
  readonly input: 'go-version' | 'go-version-file';
  /** How a sentence names it: `` input `go-version` "1.27" ``. */
  readonly said: string;
}

/** Which Go is asked for, before any list is looked at. */
export type GoRequest = RequestOrigin &
  (
    | { readonly kind: 'stable' | 'oldstable' | 'rc' }
    | { readonly kind: 'exact'; readonly version: GoVersion }
    /** The newest patch of a minor, and not older than `atLeast`. */
    | { readonly kind: 'minor'; readonly minor: string; readonly atLeast: GoVersion | undefined }
    /** A range of semantic versions. */
    | { readonly kind: 'range'; readonly range: string }
  );

const ACCEPTED =
  'an exact version (1.27.4, 1.27rc1), a minor (1.27, 1.27.x), a range (>=1.26 <1.28), stable, oldstable or rc';
const OLDEST: GoVersion = { major: 1, minor: 21, patch: undefined, prerelease: undefined };

/**
 * Reads what `go-version`, `.go-version` or `.tool-versions` may say.
 *
 * @throws UserError when it is none of the accepted forms, or names a Go before 1.21.
 */
export function parseRequest(text: string, origin: RequestOrigin): GoRequest {
  if (text === 'stable' || text === 'oldstable' || text === 'rc') return { ...origin, kind: text };
  const version = parseVersion(text.replace(/^((?:go)?\d+\.\d+)\.[xX*]$/, '$1'));
  if (version !== undefined) {
    requireBuildable(version, origin);
    return isLanguageVersion(version)
      ? { ...origin, kind: 'minor', minor: minorOf(version), atLeast: undefined }
      : { ...origin, kind: 'exact', version };
  }
  const range = semver.validRange(semverRange(text));
  if (range === null)
    throw new UserError(`No Go version can be read from ${origin.said}; accepted: ${ACCEPTED}.`);
  return { ...origin, kind: 'range', range };
}

/** A range in which prereleases may be spelled as Go spells them, as semantic versioning has it. */
function semverRange(text: string): string {
  return text
    .replace(/\bgo(?=\d)/g, '')
    .replace(
      /\b(\d+)\.(\d+)(beta|rc)(\d+)\b/g,
      (_, major: string, minor: string, kind: string, number: string) =>
        `${major}.${minor}.0-${kind}.${number}`,
    );
}

/**
 * Refuses a Go that is too old to build with, before anything is fetched.
 *
 * @throws UserError
 */
export function requireBuildable(version: GoVersion, origin: RequestOrigin): void {
  if (compareVersions(version, OLDEST) >= 0) return;
  throw new UserError(
    `Go ${goSpelling(version)} (${origin.said}) is too old: ship-go builds with Go 1.21 and newer. ` +
      'A newer Go builds older modules as they are: set `go-version` to stable.',
  );
}

/**
 * Reads the file that `go-version-file` names. Its name says its format: in go.mod and go.work a `toolchain`
 * line is taken exactly and a bare `go` line is a minimum; `.go-version` and `.tool-versions` hold what
 * `go-version` may hold.
 *
 * @throws UserError when the name is none of these, or the file says no version.
 */
export function parseVersionFile(path: string, text: string): GoRequest {
  const origin = (value: string): RequestOrigin => ({
    input: 'go-version-file',
    said: `${JSON.stringify(value)} in ${path}, input \`go-version-file\``,
  });
  const rows = text.split(/\r\n|\n|\r/);
  switch (basename(path)) {
    case 'go.mod':
    case 'go.work':
      return parseGoLines(path, text, origin);
    case '.go-version': {
      const value = rows.map((row) => row.replace(/#.*/, '').trim()).find((row) => row !== '');
      if (value === undefined) throw noVersion(path, 'a version on a line of its own, such as 1.27.4');
      return parseRequest(value, origin(value));
    }
    case '.tool-versions': {
      const value = rows
        .map((row) => row.replace(/#.*/, '').trim().split(/\s+/))
        .find(([tool]) => tool === 'golang' || tool === 'go')?.[1];
      if (value === undefined) throw noVersion(path, 'a line such as `golang 1.27.4`');
      return parseRequest(value, origin(value));
    }
    default:
      throw new UserError(
        `Input \`go-version-file\` is ${JSON.stringify(path)}; accepted: a file named go.mod, go.work, .go-version or .tool-versions.`,
      );
  }
}

function parseGoLines(path: string, text: string, origin: (value: string) => RequestOrigin): GoRequest {
  const { go, toolchain } = parseModFile(text);
  if (toolchain !== '') {
    const from = origin(`toolchain go${toolchain}`);
    const version = parseVersion(toolchain);
    if (version === undefined || isLanguageVersion(version)) {
      throw new UserError(
        `No Go release is called ${from.said}. Set \`go-version\` to the version to build with.`,
      );
    }
    requireBuildable(version, from);
    return { ...from, kind: 'exact', version };
  }
  if (go === '') throw noVersion(path, 'a go or a toolchain line');
  const from = origin(`go ${go}`);
  const version = parseVersion(go);
  if (version === undefined) {
    throw new UserError(
      `No Go version can be read from ${from.said}; accepted: go 1.26 or go 1.26.0. Mend the line, or set \`go-version\`.`,
    );
  }
  requireBuildable(version, from);
  return { ...from, kind: 'minor', minor: minorOf(version), atLeast: version };
}

function noVersion(path: string, wanted: string): UserError {
  return new UserError(
    `${path} (input \`go-version-file\`) names no Go version: ${wanted} is missing. Add it, or set \`go-version\`.`,
  );
}
