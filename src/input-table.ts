/** How an input is written. Word lists take commas or newlines, line lists one item a line. */
export type InputKind = 'text' | 'switch' | 'words' | 'lines';

/** What the table says of an input. */
export interface InputSpec {
  /** What counts where it is not given. */
  readonly default: string;
  readonly kind: InputKind;
  /** One line, for action.yml and `--help`. */
  readonly help: string;
}

/**
 * Every input of the step, which is every flag of the command line. action.yml repeats it, because a
 * runner reads nothing else; a test holds the two together.
 */
export const INPUTS = {
  'working-directory': { default: '.', kind: 'text', help: 'Folder of the Go module or workspace' },
  'go-version': {
    default: '',
    kind: 'text',
    help: '1.27.4, 1.27rc1, 1.27, a range, stable, oldstable or rc; empty: go-version-file if set, else stable',
  },
  'go-version-file': { default: '', kind: 'text', help: 'go.mod, go.work, .go-version or .tool-versions' },
  'rc-fallback': {
    default: 'stable',
    kind: 'text',
    help: 'What rc means while no release candidate is newer than stable: stable or fail',
  },
  'unsupported-go': {
    default: 'warn',
    kind: 'text',
    help: 'warn, fail or ignore when the Go used is unsupported or behind its newest patch',
  },
  'toolchain-source': {
    default: 'auto',
    kind: 'text',
    help: 'auto (tool cache, download site, module proxy), download or module-proxy',
  },
  'go-download-base-url': { default: 'https://go.dev/dl', kind: 'text', help: 'Mirror of the download site' },
  cache: {
    default: 'true',
    kind: 'switch',
    help: 'Keep the module and build caches between runs: true, false or read',
  },
  packages: { default: '', kind: 'words', help: 'Package patterns, !pattern leaves out; empty: every main' },
  targets: {
    default: 'linux/amd64,linux/arm64',
    kind: 'words',
    help: 'os/arch[/variant], as Docker writes platforms',
  },
  'output-dir': { default: 'dist', kind: 'text', help: 'Where everything is written' },
  version: { default: '', kind: 'text', help: 'What to stamp; empty: asked of git' },
  stamp: {
    default: 'auto',
    kind: 'lines',
    help: 'import/path.variable=text lines with {{version}}, {{commit}}, {{date}}, {{branch}}, {{goVersion}}; auto; none',
  },
  ldflags: { default: '', kind: 'lines', help: 'Added to the linker flags, before ours' },
  gcflags: { default: '', kind: 'lines', help: 'Compiler flags' },
  tags: { default: '', kind: 'words', help: 'Build tags' },
  'build-flags': { default: '', kind: 'lines', help: 'More flags of go build, one a line' },
  cgo: { default: 'false', kind: 'switch', help: 'CGO_ENABLED; a target’s C compiler is CC_FOR_os_arch' },
  strip: {
    default: 'true',
    kind: 'switch',
    help: 'Leave out the symbol table and debug information (-s -w)',
  },
  buildvcs: { default: 'true', kind: 'switch', help: 'Embed the revision in the binary' },
  dirty: {
    default: 'warn',
    kind: 'text',
    help: 'warn, fail or ignore when the binary says vcs.modified=true',
  },
  'size-budget': { default: '', kind: 'text', help: '25MB or 25MiB; a larger binary fails' },
  require: {
    default: '',
    kind: 'words',
    help: 'Lines of the report that are binding: graceful-shutdown, metrics',
  },
  dockerfile: {
    default: 'Dockerfile',
    kind: 'text',
    help: 'Path of the Dockerfile under output-dir; false for none',
  },
  'dockerfile-template': { default: '', kind: 'text', help: 'A Handlebars template of your own' },
  'base-image': {
    default: 'auto',
    kind: 'text',
    help: 'auto: the smallest distroless base that runs what was linked; or an image reference',
  },
  labels: { default: '', kind: 'lines', help: 'key=value lines for the image' },
  expose: { default: '', kind: 'words', help: 'Ports the image exposes: 8080, 53/udp' },
  'runtime-env': { default: '', kind: 'lines', help: 'NAME=value lines for the image' },
  args: { default: '', kind: 'lines', help: 'Default arguments of the image, one a line' },
  user: {
    default: '65532:65532',
    kind: 'text',
    help: 'Whom the image runs as, in numbers: UID or UID:GID',
  },
  workdir: { default: '/', kind: 'text', help: 'Folder that the image starts in' },
  'stop-signal': { default: '', kind: 'text', help: 'Signal that ends a container; empty: SIGTERM' },
  'pin-digests': {
    default: 'false',
    kind: 'switch',
    help: 'Pin the base images to the digests that their registries have now',
  },
  'artifact-name': {
    default: 'ship-go',
    kind: 'text',
    help: 'Name under which output-dir is uploaded; empty for none',
  },
  'artifact-retention-days': { default: '', kind: 'text', help: 'Days the uploaded artifact is kept' },
} as const satisfies Readonly<Record<string, InputSpec>>;

/** The name of an input, and of its flag: `go-version`. */
export type InputName = keyof typeof INPUTS;

/** All of them, in the table's order. */
export const INPUT_NAMES = Object.keys(INPUTS) as readonly InputName[];
