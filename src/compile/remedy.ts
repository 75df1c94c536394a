/** What the go command and its tools say of a failure that is not the source's, and what helps. */
const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [
    // As Unix says it, then Windows.
    /no space left on device|disk quota exceeded|not enough space on the disk/i,
    "The disk is full: free some space for the temporary folder %s and for Go's build cache.",
  ],
  [
    /SECURITY ERROR|checksum mismatch/,
    'A module is not what go.sum or the checksum database says. Find out why before anything else: a tag that was moved, a proxy that changes files, or an attack.',
  ],
  [
    /missing go\.sum entry|updates to go\.(?:mod|sum|work) needed|inconsistent vendoring|go: to add .*:\n/,
    'Run what the go command proposes ("go mod tidy", "go mod vendor"), and commit what it changes.',
  ],
  [
    /: reading https?:\/\/|dial tcp|could not read Username|unrecognized import path|invalid version: git |terminal prompts disabled/,
    'A module could not be fetched: look at GOPROXY and the network, and for a private module at GOPRIVATE and its login (netrc, GOAUTH, git).',
  ],
];

/**
 * What to do about a build that failed, a sentence.
 *
 * @param output all that the go command said
 * @param temp absolute folder of the run's temporary files
 */
export function remedyFor(output: string, temp: string): string {
  const known = REMEDIES.find(([pattern]) => pattern.test(output));
  return (
    known?.[1].replace('%s', () => temp) ??
    'Mend the source, or leave out what is not meant for this target (inputs `packages`, `targets`).'
  );
}
