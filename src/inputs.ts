import { UserError } from './errors.ts';
import { INPUTS, type InputName } from './input-table.ts';
import { parseTargets, type Target } from './plan/targets.ts';
import { choice, flag, lines, pairs, show, size, words } from './values.ts';

/** What `stamp` asks for. */
export interface StampRequest {
  /** Stamp main.version, main.commit and main.date where a main declares such a string variable. */
  readonly auto: boolean;
  /** Named variables with their templates, in order. */
  readonly lines: readonly { readonly variable: string; readonly template: string }[];
}

/** Every input, parsed and validated once. Paths are as given, relative to the working directory. */
export interface ShipInputs {
  readonly workingDirectory: string;
  /** As given; empty when not. Its grammar is checked by toolchain/resolve. */
  readonly goVersion: string;
  readonly goVersionFile: string;
  readonly rcFallback: 'stable' | 'fail';
  readonly unsupportedGo: 'warn' | 'fail' | 'ignore';
  readonly toolchainSource: 'auto' | 'download' | 'module-proxy';
  /** Without a trailing slash. */
  readonly goDownloadBaseUrl: string;
  readonly cache: 'true' | 'false' | 'read';
  /** Patterns; `!pattern` leaves out. Empty: every main. */
  readonly packages: readonly string[];
  /** Without doubles; never empty. */
  readonly targets: readonly Target[];
  readonly outputDir: string;
  /** Empty: asked of git. */
  readonly version: string;
  readonly stamp: StampRequest;
  /** Lines joined by a space, quoted as the go command reads them. */
  readonly ldflags: string;
  readonly gcflags: string;
  readonly tags: readonly string[];
  /** One flag a line, each handed to `go build` as it is. */
  readonly buildFlags: readonly string[];
  readonly cgo: boolean;
  readonly strip: boolean;
  readonly buildvcs: boolean;
  readonly dirty: 'warn' | 'fail' | 'ignore';
  /** Bytes. */
  readonly sizeBudget: number | undefined;
  /** Path under output-dir with `/`; false for none. */
  readonly dockerfile: string | false;
  readonly dockerfileTemplate: string;
  /** `auto` or an image reference. */
  readonly baseImage: string;
  readonly labels: Readonly<Record<string, string>>;
  /** `8080/tcp`. */
  readonly expose: readonly string[];
  readonly runtimeEnv: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  /** Empty for none. */
  readonly artifactName: string;
  readonly artifactRetentionDays: number | undefined;
  /** Names of the inputs that were given outright, not defaulted: `base-image`. */
  readonly given: ReadonlySet<InputName>;
}

/** The inputs as text: those that were given. A missing one takes its default. */
export type RawInputs = Readonly<Partial<Record<InputName, string>>>;

/**
 * Parses and validates every input, before anything is downloaded or compiled.
 *
 * @throws UserError naming the input, the value and what is accepted.
 */
export function parseInputs(raw: RawInputs): ShipInputs {
  // An empty text is what `${{ inputs.x }}` gives where x was not given: the default, but where empty means none.
  const text = (name: InputName): string => {
    const given = raw[name]?.trim();
    return given === undefined || (given === '' && name !== 'artifact-name') ? INPUTS[name].default : given;
  };
  return {
    workingDirectory: text('working-directory'),
    goVersion: text('go-version'),
    goVersionFile: text('go-version-file'),
    rcFallback: choice('rc-fallback', text('rc-fallback'), ['stable', 'fail']),
    unsupportedGo: choice('unsupported-go', text('unsupported-go'), ['warn', 'fail', 'ignore']),
    toolchainSource: choice('toolchain-source', text('toolchain-source'), [
      'auto',
      'download',
      'module-proxy',
    ]),
    goDownloadBaseUrl: baseUrl(text('go-download-base-url')),
    cache: choice('cache', text('cache'), ['true', 'false', 'read']),
    packages: words(text('packages')),
    targets: someTargets(words(text('targets'))),
    outputDir: text('output-dir'),
    version: versionText(text('version')),
    stamp: stampRequest(lines(text('stamp'))),
    ldflags: lines(text('ldflags')).join(' '),
    gcflags: lines(text('gcflags')).join(' '),
    tags: words(text('tags')).map(buildTag),
    buildFlags: lines(text('build-flags')).map(buildFlag),
    cgo: flag('cgo', text('cgo')),
    strip: flag('strip', text('strip')),
    buildvcs: flag('buildvcs', text('buildvcs')),
    dirty: choice('dirty', text('dirty'), ['warn', 'fail', 'ignore']),
    sizeBudget: text('size-budget') === '' ? undefined : size('size-budget', text('size-budget')),
    dockerfile: dockerfilePath(text('dockerfile')),
    dockerfileTemplate: text('dockerfile-template'),
    baseImage: imageReference(text('base-image')),
    labels: pairs('labels', text('labels'), LABEL_KEY),
    expose: words(text('expose')).map(port),
    runtimeEnv: pairs('runtime-env', text('runtime-env'), ENV_NAME),
    args: lines(text('args')),
    artifactName: artifactName(text('artifact-name')),
    artifactRetentionDays: days(text('artifact-retention-days')),
    given: new Set((Object.keys(raw) as InputName[]).filter((name) => text(name) !== INPUTS[name].default)),
  };
}

/** What ship-go.json keeps of the inputs: by contract name, normalised, without credentials. The folder is the plan's `directory`. */
export function recordInputs(inputs: ShipInputs): Readonly<Record<string, unknown>> {
  const url = new URL(inputs.goDownloadBaseUrl);
  url.username = '';
  url.password = '';
  return {
    'go-version': inputs.goVersion,
    'go-version-file': inputs.goVersionFile,
    'rc-fallback': inputs.rcFallback,
    'unsupported-go': inputs.unsupportedGo,
    'toolchain-source': inputs.toolchainSource,
    'go-download-base-url': url.href.replace(/\/+$/, ''),
    cache: inputs.cache,
    packages: inputs.packages,
    targets: inputs.targets.map((target) => target.name),
    'output-dir': inputs.outputDir,
    version: inputs.version,
    stamp: [
      ...(inputs.stamp.auto ? ['auto'] : inputs.stamp.lines.length === 0 ? ['none'] : []),
      ...inputs.stamp.lines.map(({ variable, template }) => `${variable}=${template}`),
    ],
    ldflags: inputs.ldflags,
    gcflags: inputs.gcflags,
    tags: inputs.tags,
    'build-flags': inputs.buildFlags,
    cgo: inputs.cgo,
    strip: inputs.strip,
    buildvcs: inputs.buildvcs,
    dirty: inputs.dirty,
    'size-budget': inputs.sizeBudget ?? null,
    dockerfile: inputs.dockerfile,
    'dockerfile-template': inputs.dockerfileTemplate,
    'base-image': inputs.baseImage,
    labels: inputs.labels,
    expose: inputs.expose,
    'runtime-env': inputs.runtimeEnv,
    args: inputs.args,
    'artifact-name': inputs.artifactName,
    'artifact-retention-days': inputs.artifactRetentionDays ?? null,
  } satisfies Record<Exclude<InputName, 'working-directory'>, unknown>;
}

const LABEL_KEY = {
  // Docker's guideline for label keys, upper case allowed because many are written so.
  pattern: /^[A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?$/,
  accepted: 'key=value, the key of letters, digits, `.`, `-`, `_` and `/`',
};

const ENV_NAME = {
  pattern: /^[A-Za-z_][A-Za-z0-9_]*$/,
  accepted: 'NAME=value, the name of letters, digits and `_`',
};

function baseUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (
    url === undefined ||
    !['http:', 'https:'].includes(url.protocol) ||
    url.search !== '' ||
    url.hash !== ''
  ) {
    throw new UserError(
      `Input \`go-download-base-url\` is ${show(value)}; accepted: an http or https address without a query, such as https://go.dev/dl.`,
    );
  }
  return url.href.replace(/\/+$/, '');
}

function someTargets(names: readonly string[]): readonly Target[] {
  if (names.length === 0)
    throw new UserError('Input `targets` is empty; accepted: os/arch[/variant], such as linux/amd64.');
  return parseTargets(names);
}

function versionText(value: string): string {
  if (/\s/.test(value)) {
    throw new UserError(
      `Input \`version\` is ${show(value)}; accepted: one word without blanks, such as v1.4.0.`,
    );
  }
  return value;
}

function stampRequest(asked: readonly string[]): StampRequest {
  if (asked.includes('none')) {
    if (asked.length > 1) throw new UserError('Input `stamp` says `none` and more; `none` stands alone.');
    return { auto: false, lines: [] };
  }
  const named = asked
    .filter((line) => line !== 'auto')
    .map((line) => {
      const at = line.indexOf('=');
      const variable = line.slice(0, at);
      if (at < 0 || !/^[^\s'"=]+\.[\p{L}_][\p{L}\p{Nd}_]*$/u.test(variable)) {
        throw new UserError(
          `Input \`stamp\` has the line ${show(line)}; accepted: auto, none, or import/path.variable=text, such as main.version={{version}}.`,
        );
      }
      return { variable, template: line.slice(at + 1) };
    });
  return { auto: asked.length === 0 || asked.includes('auto'), lines: named };
}

function buildTag(tag: string): string {
  if (!/^[\p{L}\p{Nd}_.]+$/u.test(tag)) {
    throw new UserError(
      `Input \`tags\` has ${show(tag)}; accepted: build tags of letters, digits, \`_\` and \`.\`.`,
    );
  }
  return tag;
}

/** Flags with a home elsewhere: ours to set, or an input's. */
const TAKEN: Readonly<Record<string, string>> = {
  o: 'it is set by ship-go (see output-dir)',
  C: 'use the input working-directory',
  ldflags: 'use the input ldflags',
  buildvcs: 'use the input buildvcs',
  n: 'it would build nothing',
  json: 'ship-go reads what go build says',
};

function buildFlag(line: string): string {
  const match = /^--?([A-Za-z]\w*)(=.*)?$/s.exec(line);
  if (match === null) {
    throw new UserError(
      `Input \`build-flags\` has the line ${show(line)}; accepted: one flag a line, its value after \`=\`, such as -mod=vendor.`,
    );
  }
  const why = TAKEN[match[1] ?? ''];
  if (why !== undefined) throw new UserError(`Input \`build-flags\` may not hold ${show(line)}: ${why}.`);
  return line;
}

function dockerfilePath(value: string): string | false {
  if (value === 'false') return false;
  const path = value.replaceAll('\\', '/').replace(/^(\.\/)+/, '');
  const parts = path.split('/');
  if (
    path.startsWith('/') ||
    /^[A-Za-z]:/.test(path) ||
    parts.some((part) => part === '' || part === '.' || part === '..')
  ) {
    throw new UserError(
      `Input \`dockerfile\` is ${show(value)}; accepted: a path under output-dir, or false for none.`,
    );
  }
  return path;
}

function imageReference(value: string): string {
  // The reference grammar of the distribution spec, loosely: what can be wrong beyond it, BuildKit says.
  if (!/^[A-Za-z0-9][A-Za-z0-9._/:@-]*$/.test(value)) {
    throw new UserError(
      `Input \`base-image\` is ${show(value)}; accepted: auto, or an image reference such as alpine:3.22.`,
    );
  }
  return value;
}

function port(value: string): string {
  const match = /^(\d+)(?:-(\d+))?(?:\/(tcp|udp|sctp))?$/.exec(value.toLowerCase());
  const first = Number(match?.[1]);
  const last = Number(match?.[2] ?? first);
  if (match === null || first < 1 || last < first || last > 65535) {
    throw new UserError(
      `Input \`expose\` has ${show(value)}; accepted: a port from 1 to 65535, such as 8080, 53/udp or 9000-9010/tcp.`,
    );
  }
  return `${first === last ? first : `${first}-${last}`}/${match[3] ?? 'tcp'}`;
}

function artifactName(value: string): string {
  if (/[":<>|*?\r\n\\/]/.test(value)) {
    throw new UserError(
      `Input \`artifact-name\` is ${show(value)}; the service refuses " : < > | * ? \\ / and line ends in a name.`,
    );
  }
  return value;
}

function days(value: string): number | undefined {
  if (value === '') return undefined;
  if (!/^[1-9]\d{0,2}$/.test(value)) {
    throw new UserError(
      `Input \`artifact-retention-days\` is ${show(value)}; accepted: a number of days from 1 on.`,
    );
  }
  return Number(value);
}
