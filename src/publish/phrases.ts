/** `0123456789ab`, with `+dirty` as Go writes it in a version; `none` without a commit. */
export function revision(commit: string | null, dirty: boolean | null): string {
  return commit === null || commit === ''
    ? 'none'
    : `${commit.slice(0, 12)}${dirty === true ? '+dirty' : ''}`;
}
