/**
 * The version as an image tag may be written (`[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}`): without a leading `v`,
 * `+` and all else that is not allowed as `-`, and with a prerelease of Go as suffix. Empty without a version.
 */
export function imageTag(
  version: string,
  go: { readonly version: string; readonly prerelease: boolean },
): string {
  if (version === '') return '';
  const suffix = go.prerelease ? `-go${go.version}` : '';
  const tag = version
    .replace(/^v(?=\d)/, '')
    .replace(/[^A-Za-z0-9_.-]/g, '-')
    .replace(/^[.-]+/, '');
  return `${(tag || 'untagged').slice(0, 128 - suffix.length)}${suffix}`;
}
