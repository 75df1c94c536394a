/**
 * The `golang` image that holds exactly this Go. Images on Debian trixie exist from 1.23.12, 1.24.6 and 1.25.0
 * on; what came before, the prereleases of 1.25 included, stands on bookworm. Never alpine: it has no git, and
 * without git a build is silently not stamped.
 *
 * @param version as Go spells it: `1.27.4`, `1.28rc1`
 */
export function goImage(version: string): string {
  return `docker.io/library/golang:${version}-${onTrixie(version) ? 'trixie' : 'bookworm'}`;
}

function onTrixie(version: string): boolean {
  const match = /^1\.(\d+)(?:\.(\d+))?/.exec(version);
  const minor = Number(match?.[1]);
  const patch = match?.[2] === undefined ? -1 : Number(match[2]);
  if (minor === 23) return patch >= 12;
  if (minor === 24) return patch >= 6;
  return minor === 25 ? patch >= 0 : minor > 25;
}
