import { compareVersions, parseVersion } from '../go/version.ts';

/** The image of the stage that compiles. */
export interface GoImage {
  /** As FROM gets it. */
  readonly image: string;
  /** Whether another Go than the wanted one is in it, which fetches that. */
  readonly fetches: boolean;
  /** What `--build-context` takes to have the wanted Go fetched while it has no image yet; empty where it surely has. */
  readonly standIn: string;
}

/** A Go that was released when this was written: its image is there. */
const RELEASED = '1.27.4';

/**
 * The `golang` image to compile in. Images come after the release, and those of a prerelease are made by hand
 * (docker-library/golang#568): a prerelease is fetched by a released Go, which GOTOOLCHAIN tells to run exactly
 * that one. A newer release than we know has its own image named, and beside it what helps until that is there.
 *
 * @param version as Go spells it: `1.27.4`, `1.28rc1`
 */
export function goImage(version: string): GoImage {
  const [wanted, released] = [parseVersion(version), parseVersion(RELEASED)];
  if (wanted === undefined || released === undefined) throw new Error(`not a Go version: ${version}`);
  if (wanted.prerelease !== undefined) return fetchingImage();
  const image = tag(version);
  return {
    image: reference(image),
    fetches: false,
    standIn:
      compareVersions(wanted, released) > 0 ? `${image}=docker-image://${reference(tag(RELEASED))}` : '',
  };
}

/** An image that is surely there, in which another Go than the wanted one fetches that. */
export function fetchingImage(): GoImage {
  return { image: reference(tag(RELEASED)), fetches: true, standIn: '' };
}

function reference(name: string): string {
  return `docker.io/library/${name}`;
}

/** Never alpine: it has no git, and without git a build is silently not stamped. */
function tag(version: string): string {
  return `golang:${version}-${onTrixie(version) ? 'trixie' : 'bookworm'}`;
}

/** Images on Debian trixie exist from 1.23.12, 1.24.6 and 1.25.0 on; what came before stands on bookworm. */
function onTrixie(version: string): boolean {
  const match = /^1\.(\d+)\.(\d+)$/.exec(version);
  const [minor, patch] = [Number(match?.[1]), Number(match?.[2])];
  if (minor === 23) return patch >= 12;
  if (minor === 24) return patch >= 6;
  return minor >= 25;
}
