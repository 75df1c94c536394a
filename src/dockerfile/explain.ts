/** A line that is explained, and why it is there. What the expression captures is the function's to use. */
type Reason = readonly [RegExp, string | ((...captured: string[]) => string)];

/** Lines of the whole file. */
const ANYWHERE: readonly Reason[] = [
  [
    /^# syntax=/,
    'BuildKit fetches the newest reader of this grammar, whatever the Docker that builds is: COPY --link, the script below and the rules of Dockerfile.dockerignore need no newer Docker than yours.',
  ],
  [
    /^FROM --platform=\$BUILDPLATFORM \S+ AS build$/,
    'Compiles on the platform of the machine, whatever the target: Go cross-compiles, so nothing is emulated. Debian’s image and not Alpine’s, which has no git: without git a binary is silently not stamped. --build-context build=… replaces this stage, and then its image is not even pulled.',
  ],
  [
    /^FROM gcr\.io\/distroless\/static-\S+ AS /,
    'The smallest base that runs it: the binary is static and needs no library, and of files only what this holds: certificates, time zones, a user who is not root, /tmp.',
  ],
  [
    /^FROM gcr\.io\/distroless\/base-nossl-\S+ AS /,
    'The smallest base that runs it: the binary asks for a dynamic loader or for glibc, and this holds them.',
  ],
  [
    /^FROM gcr\.io\/distroless\/base-debian\S+ AS /,
    'The smallest base that runs it: the binary needs libssl, libcrypto, zlib or zstd beside glibc.',
  ],
  [
    /^FROM gcr\.io\/distroless\/cc-\S+ AS /,
    'The smallest base that runs it: the binary needs libstdc++, libgcc or libgomp beside glibc.',
  ],
  [/^FROM \S+ AS /, 'The base that was asked for (base-image).'],
  [/^ARG TARGET(?:OS|ARCH|VARIANT)$/, 'Set by BuildKit for each platform. A default here would win over it.'],
];

/** Lines of the stage that compiles. */
const BUILD: readonly Reason[] = [
  [
    /^RUN echo .*exit 1$/,
    'This stage cannot give the bytes that were built and inspected, so it stops: it must not ship others, or a binary without its commit.',
  ],
  [
    /^ENV CGO_ENABLED=0 GOTOOLCHAIN=go(\S+)$/,
    (version) =>
      `Go ${version} and no other, whatever go.mod or the image would have; and no C compiler, which would link what this machine has.`,
  ],
  [
    /^ARG GO/,
    'For a module proxy of your own (--build-arg). An argument, because such an address may hold only there.',
  ],
  [/^WORKDIR /, 'Where the sources are mounted. With -trimpath the folder leaves no trace in the binary.'],
  [
    /^RUN --mount=type=bind,target=\./,
    'The sources are mounted and not copied: no layer ever holds them. All of the repository, because .git has to agree with the files: that is how a binary learns its commit, and that nothing was changed.',
  ],
  [/--mount=type=cache,id=go-mod/, 'Modules that were fetched stay for the next build on this machine.'],
  [/--mount=type=cache,id=go-build/, 'So do the packages that were compiled.'],
  [
    /--mount=type=secret,id=netrc/,
    'For private modules: --secret id=netrc,src=$HOME/.netrc. It is there while this runs, in no layer and in no history.',
  ],
  [/^set -eu$/, 'Stops at the first command that fails.'],
  [/^folder=/, 'The platform as ship-go names its folders under output-dir.'],
  [/^set -- /, 'The mains. All of a platform by one command, so that packages load once.'],
  [/^case /, 'What each platform is to Go.'],
  [
    /^ {2}\S+\) export/,
    'The level of the processor is said outright: an image’s own default may be another, and then so are the bytes.',
  ],
  [/^ {2}\*\) echo/, 'Of a platform that was not inspected no binary is shipped.'],
  [/^esac$/, ''],
  [
    /^export (?!GIT_)/,
    'A setting of Go on the machine that built. The bytes depend on it, or fetching the modules does.',
  ],
  [
    /^export GIT_CONFIG_COUNT/,
    'Git refuses a checkout of another user’s, as a mounted one is, and Go would then stamp nothing.',
  ],
  [/^go build/, 'The very command that ship-go ran, so that it gives the very bytes.'],
  [
    /^ {2}-trimpath /,
    'No folder of the machine is in the binary: the same commit gives the same bytes anywhere.',
  ],
  [/^ {2}-buildvcs=true /, 'Embeds the commit, outright: a setting of the machine may say otherwise.'],
  [/^ {2}-buildvcs=false /, 'There is no commit to embed, or none was wanted (buildvcs).'],
  [
    /^ {2}'?-ldflags=/,
    'Of one main alone: leaves out symbols and debug information (strip), and stamps what it declares (stamp).',
  ],
  [
    /^ {2}'?-tags=/,
    'The build tags of tags, build-flags and GOFLAGS; only the last -tags counts, so this has them all.',
  ],
  [/^ {2}'?-/, 'A flag of yours (build-flags, gcflags).'],
  [/^ {2}-- "\$@"$/, ''],
  [
    /^check\(\) \{$/,
    'Asks each binary for its commit: without a usable .git go build succeeds and stamps nothing.',
  ],
  [/^check /, 'The commit that was built, and whether there were changes.'],
  [/^ {2}\[ -e /, 'Not every main stands on every platform.'],
  [/^ {2}case /, ''],
  [/^ {2}(?:echo|git status|exit)/, ''],
  [/^\}$/, ''],
  [/^EOF$/, ''],
];

/** Why a label is there. What is not listed is the user's. */
const LABELS = new Map(
  Object.entries({
    'org.opencontainers.image.title': 'The main’s name.',
    'org.opencontainers.image.source': 'The repository; the base’s own, which would be inherited, is not it.',
    'org.opencontainers.image.revision': 'The commit, as the binary says it too.',
    'org.opencontainers.image.version': 'What was stamped.',
    'org.opencontainers.image.created': 'The commit’s time and not now: one commit, one image.',
    'org.opencontainers.image.base.name': 'What it stands on, for those who rebuild when that changes.',
    'org.opencontainers.image.base.digest': 'Exactly which.',
    'ship-go.go-version': 'Built with a release candidate: it cannot be mistaken for a release.',
  }),
);

/** Lines of a stage that is an image. */
const IMAGE: readonly Reason[] = [
  [/^(?:LABEL| {5}) ([\w./-]+)=/, (key) => LABELS.get(key) ?? 'A label of yours (labels).'],
  [/^(?:LABEL| {5}) /, 'A label of yours (labels).'],
  [/^ENV /, 'Asked for (runtime-env).'],
  [
    /^WORKDIR \/$/,
    'The distroless bases start in /home/nonroot, which some platforms may not enter (distroless#718).',
  ],
  [/^WORKDIR /, 'Asked for (workdir).'],
  [
    /^COPY --link/,
    'The binary and nothing else, in a layer that does not depend on the base’s (--link): another base rebuilds nothing. --chmod, because what was downloaded as an artifact has lost its modes.',
  ],
  [/^EXPOSE /, 'Asked for (expose). It opens nothing; it is for readers.'],
  [/^USER 0:/, 'Asked for (user): root.'],
  [/^USER /, 'Not root, and by number: Kubernetes cannot tell that a name is not root’s.'],
  [/^STOPSIGNAL /, 'Asked for (stop-signal).'],
  [
    /^ENTRYPOINT /,
    'Without a shell, which the base does not have: the program is process 1, and gets the signals itself.',
  ],
  [/^CMD /, 'Asked for (args): what the program gets unless the container is given arguments of its own.'],
];

/** What a line's reason is where no rule knows it. */
export const UNKNOWN = 'From your own template.';

/** How long a line of an explanation may be, in characters. */
const WIDTH = 96;

/**
 * A Dockerfile of ours with a reason below each line. Comments are their own reasons; what only ends or continues the
 * line before has none.
 */
export function explain(dockerfile: string): string {
  let rules = BUILD;
  return dockerfile
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('FROM ')) rules = line.endsWith(' AS build') ? BUILD : IMAGE;
      return [line, ...wrapped(reasonFor(line, rules)).map((text) => `    │ ${text}`)];
    })
    .join('\n');
}

function reasonFor(line: string, rules: readonly Reason[]): string {
  if (line === '' || (line.startsWith('#') && !line.startsWith('# syntax='))) return '';
  for (const [pattern, reason] of [...ANYWHERE, ...rules]) {
    const match = pattern.exec(line);
    if (match !== null) return typeof reason === 'string' ? reason : reason(...match.slice(1));
  }
  return UNKNOWN;
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= WIDTH)
      lines[lines.length - 1] = `${last} ${word}`;
    else if (word !== '') lines.push(word);
  }
  return lines;
}
