/** `8.41 MB`: millions of bytes, as a file manager and a registry show them. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}

/** `0123456789ab`, with `+dirty` as Go writes it in a version; `none` without a commit. */
export function revision(commit: string | null, dirty: boolean | null): string {
  return commit === null || commit === ''
    ? 'none'
    : `${commit.slice(0, 12)}${dirty === true ? '+dirty' : ''}`;
}
