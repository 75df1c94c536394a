import { basename, isAbsolute, resolve } from 'node:path';
import type { LineId } from './advice/line.ts';
import { requiredOfBuild } from './advice/require.ts';
import {
  dockerfilePath,
  imageLabels,
  imageReference,
  imageUser,
  imageWorkdir,
  port,
  runtimeEnv,
  stopSignal,
} from './dockerfile/image-inputs.ts';
import { UserError } from './errors.ts';
import { type InputName, INPUTS } from './input-table.ts';
import { outputPath } from './paths.ts';
import {
  buildFlag,
  buildTag,
  compilerFlagsText,
  linkerFlagsText,
  stampRequest,
  type StampRequest,
  versionText,
} from './plan/build-inputs.ts';
import { parseTargets, type Target } from './plan/targets.ts';
import { size } from './sizes.ts';
import { choice, flag, lines, show, words } from './values.ts';

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
  /** Lines of the report that every binary has to pass. */
  readonly require: readonly LineId[];
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
  /** `65532:65532`. */
  readonly user: string;
  /** Absolute, in the image. */
  readonly workdir: string;
  /** `SIGINT`; empty for none of its own. */
  readonly stopSignal: string;
  /** Name each base by the digest that its registry has now. */
  readonly pinDigests: boolean;
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
    ldflags: linkerFlagsText(lines(text('ldflags'))),
    gcflags: compilerFlagsText(lines(text('gcflags')), lines(text('build-flags'))),
    tags: words(text('tags')).map(buildTag),
    buildFlags: lines(text('build-flags')).map(buildFlag),
    cgo: flag('cgo', text('cgo')),
    strip: flag('strip', text('strip')),
    buildvcs: flag('buildvcs', text('buildvcs')),
    dirty: choice('dirty', text('dirty'), ['warn', 'fail', 'ignore']),
    sizeBudget: text('size-budget') === '' ? undefined : size('size-budget', text('size-budget')),
    require: requiredOfBuild(text('require')),
    dockerfile: dockerfilePath(text('dockerfile')),
    dockerfileTemplate: text('dockerfile-template'),
    baseImage: imageReference(text('base-image')),
    labels: imageLabels(text('labels')),
    expose: words(text('expose')).map(port),
    runtimeEnv: runtimeEnv(text('runtime-env')),
    args: lines(text('args')),
    user: imageUser(text('user')),
    workdir: imageWorkdir(text('workdir')),
    stopSignal: stopSignal(text('stop-signal')),
    pinDigests: flag('pin-digests', text('pin-digests')),
    artifactName: artifactName(text('artifact-name')),
    artifactRetentionDays: days(text('artifact-retention-days')),
    given: new Set((Object.keys(raw) as InputName[]).filter((name) => text(name) !== INPUTS[name].default)),
  };
}

/**
 * What ship-go.json keeps of the inputs: every one that shapes what is written, by contract name, normalised and without
 * credentials. Those of the upload are left out: they differ in the jobs of a matrix, whose files are to be the same.
 *
 * @param dir the working directory, absolute; paths are recorded from there
 * @param context absolute: where the working directory itself is recorded from
 */
export function recordInputs(
  inputs: ShipInputs,
  { dir, context }: { readonly dir: string; readonly context: string },
): Readonly<Record<string, unknown>> {
  const path = (given: string) => (given === '' ? '' : recordedPath(dir, given));
  const url = new URL(inputs.goDownloadBaseUrl);
  url.username = '';
  url.password = '';
  return {
    'working-directory': outputPath(context, dir),
    'go-version': inputs.goVersion,
    'go-version-file': path(inputs.goVersionFile),
    'rc-fallback': inputs.rcFallback,
    'unsupported-go': inputs.unsupportedGo,
    'toolchain-source': inputs.toolchainSource,
    'go-download-base-url': url.href.replace(/\/+$/, ''),
    cache: inputs.cache,
    packages: inputs.packages,
    targets: inputs.targets.map((target) => target.name),
    'output-dir': path(inputs.outputDir),
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
    require: inputs.require,
    dockerfile: inputs.dockerfile,
    'dockerfile-template': path(inputs.dockerfileTemplate),
    'base-image': inputs.baseImage,
    labels: inputs.labels,
    expose: inputs.expose,
    'runtime-env': inputs.runtimeEnv,
    args: inputs.args,
    user: inputs.user,
    workdir: inputs.workdir,
    'stop-signal': inputs.stopSignal,
    'pin-digests': inputs.pinDigests,
  } satisfies Record<Exclude<InputName, 'artifact-name' | 'artifact-retention-days'>, unknown>;
}

function recordedPath(dir: string, given: string): string {
  const path = outputPath(dir, resolve(dir, given));
  // On Windows no way leads from one drive to another: then the name alone, as no record holds an absolute path.
  return isAbsolute(path) ? basename(path) : path;
}

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
