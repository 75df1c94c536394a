import { UserError } from '../errors.ts';
import { go, type Toolchain } from '../go/command.ts';
import { isAtLeast } from '../go/version.ts';
import type { Host } from '../host.ts';
import type { ShipInputs } from '../inputs.ts';
import type { GoModule, Module } from '../module/module.ts';
import { readDeclarations } from './declarations.ts';
import { buildEnvironment, checkCompilers, warnOfCxx } from './environment.ts';
import { linkerFlags, setVariables, splitLinkerFlags } from './ldflags.ts';
import type { ListedPackage } from './list.ts';
import { checkRevisions, chooseDefault, moduleOf, packageFiles, uniqueMains } from './mains.ts';
import { binaryName, findPackages, type FoundPackages, type TargetMains } from './packages.ts';
import { inParallel } from './parallel.ts';
import { readPatterns } from './patterns.ts';
import { type GoSettings, readSettings, tagsOf } from './settings.ts';
import { stageNames } from './stages.ts';
import {
  checkLinked,
  decideStamps,
  fillTemplate,
  requestedNames,
  splitVariable,
  type Stamp,
} from './stamp.ts';
import { checkSupported, type SupportedPlatform, type Target } from './targets.ts';
import { keepUntouched, refuseChanges } from './untouched.ts';
import { identify } from './version.ts';

/** One `package main` that is built. */
export interface Main {
  /** Import path: `example.com/r/cmd/api`. */
  readonly package: string;
  /** Name of its binary, without `.exe`. */
  readonly name: string;
  /** Name of its stage in the Dockerfile, unique among the mains. */
  readonly stage: string;
  /** The module on disk that it belongs to; undefined for a main of a dependency, which has no revision. */
  readonly module: GoModule | undefined;
  /** What is stamped into it, texts already filled in. */
  readonly stamps: readonly Stamp[];
  /** The linker flags it gets, quoted as `-ldflags` reads them: GOFLAGS' own, the user's, ours. */
  readonly ldflags: string;
}

/** One target and the mains that its build constraints let stand. */
export interface TargetPlan {
  readonly target: Target;
  readonly mains: readonly Main[];
}

/** What is stamped and said of the sources. */
export interface Identity {
  readonly version: string;
  /** Full commit; empty without a repository. */
  readonly commit: string;
  /** RFC 3339 UTC; empty when neither a commit nor SOURCE_DATE_EPOCH says. */
  readonly date: string;
  readonly branch: string;
  readonly dirty: boolean;
}

/** What will be built, decided in full before anything is compiled. */
export interface Plan {
  readonly module: Module;
  readonly goVersion: string;
  readonly prerelease: boolean;
  /** In order of import path; never empty. */
  readonly mains: readonly Main[];
  /** In the order asked for; each holds at least one main. */
  readonly targets: readonly TargetPlan[];
  /** The main that the Dockerfile's last stage holds: the one named after the module, else the first. */
  readonly defaultMain: Main;
  readonly identity: Identity;
  /** Settings of the user's machine that change the bytes, or that fetching the modules needs. */
  readonly settings: GoSettings;
  /** Whether the binaries are to say their revision: `buildvcs` was asked for and there is a repository. */
  readonly stamped: boolean;
  readonly cgo: boolean;
  /** Flags of `go build` before the packages, `-o` and `-ldflags` left out, in order: `-trimpath`, `-buildvcs=…`, `-tags=…`. */
  readonly flags: readonly string[];
}

/**
 * Decides in full what will be built: asks the chosen Go about the machine, the targets, the mains and their
 * variables, and git about the version. Nothing is compiled, nothing in the tree is changed.
 *
 * @throws UserError for whatever in the inputs or the sources cannot be built as it was asked for.
 */
export async function makePlan(
  inputs: ShipInputs,
  module: Module,
  toolchain: Toolchain,
  host: Host,
): Promise<Plan> {
  const targets = checkTargets(inputs, module, toolchain, host);
  targets.catch(() => undefined); // where GOFLAGS cannot be read both fail, and the settings say it better
  const settings = await readSettings(toolchain, module, inputs, host);
  await targets;
  const said = Object.entries(settings.build).map(([name, value]) => `${name}=${value}`);
  if (said.length > 0) host.log.info(`Go settings of this machine that shape the build: ${said.join(' ')}`);

  // Only the last -tags counts, so ours holds all that were asked for.
  const tags = [...settings.tags, ...tagsOf(inputs.buildFlags), ...inputs.tags];
  const tagFlags = tags.length === 0 ? [] : [`-tags=${[...new Set(tags)].join(',')}`];
  const flags = [...inputs.buildFlags, ...tagFlags];
  const found = await findMains(inputs, { flags, settings }, module, toolchain, host);
  const packages = uniqueMains(found.targets);
  const owners = new Map(packages.map((one) => [one.ImportPath, moduleOf(one, module)]));
  const stamped = inputs.buildvcs && checkRevisions(owners, module, toolchain, host);
  const defaultPackage = chooseDefault(found.targets, module);
  const owner = owners.get(defaultPackage);
  const repository = owner === undefined ? module.repository : owner.repository;
  const identity = await identify(inputs.version, repository, owner, host);
  const mains = await describeMains(inputs, { found, packages, owners, identity, settings }, toolchain, host);
  const main = (path: string): Main => {
    const one = mains.find((candidate) => candidate.package === path);
    if (one === undefined) throw new Error(`${path} was found but not planned`);
    return one;
  };
  return {
    module,
    goVersion: toolchain.version,
    prerelease: toolchain.prerelease,
    mains,
    targets: found.targets.map((one) => ({
      target: one.target,
      mains: one.mains.map((listed) => main(listed.ImportPath)),
    })),
    defaultMain: main(defaultPackage),
    identity,
    settings,
    stamped,
    cgo: inputs.cgo,
    flags: [
      ...inputs.buildFlags,
      ...(inputs.gcflags === '' ? [] : [`-gcflags=${inputs.gcflags}`]),
      ...tagFlags,
      '-trimpath',
      `-buildvcs=${String(stamped)}`,
    ],
  };
}

/**
 * The mains of each target, and the packages that `stamp` names. Loads as much as the build will where that may
 * want to change files: the tree stays as it is, and the wish is an error where it would make the binaries dirty.
 */
async function findMains(
  inputs: ShipInputs,
  { flags, settings }: Pick<Plan, 'flags' | 'settings'>,
  module: Module,
  toolchain: Toolchain,
  host: Host,
): Promise<FoundPackages> {
  const libraries = inputs.stamp.lines
    .map((line) => splitVariable(line.variable).package)
    .filter((name) => name !== 'main');
  const request = {
    patterns: await readPatterns(inputs.packages, module, host),
    named: [...new Set(libraries)],
    targets: inputs.targets,
    cgo: inputs.cgo,
    flags: [...flags, '-buildvcs=false'],
  };
  const asBuilt = libraries.length > 0 || (module.kind === 'workspace' && !module.vendored);
  const { result, changed } = await keepUntouched(module, flagsOf({ flags, settings }), async () => {
    const found = await findPackages(request, module, toolchain, host);
    const loaded = asBuilt ? await loadAsBuild(found.targets, request, module, toolchain, host) : [];
    if (inputs.cgo) await warnOfCxx(found.targets, request.flags, module, toolchain, host);
    return { found, loaded };
  });
  if (inputs.buildvcs) await refuseChanges(changed, module, host);
  const named = result.found.named.map((one) => one.ImportPath);
  checkLinked(inputs.stamp, named, result.loaded);
  return result.found;
}

/** What is known of the mains before their stamps are. */
interface MainFacts {
  readonly found: FoundPackages;
  /** The mains of all targets, each once. */
  readonly packages: readonly ListedPackage[];
  readonly owners: ReadonlyMap<string, GoModule | undefined>;
  readonly identity: Identity;
  readonly settings: GoSettings;
}

/** The mains with their names, stages, stamps and linker flags, in the order of `packages`. */
async function describeMains(
  inputs: ShipInputs,
  { found, packages, owners, identity, settings }: MainFacts,
  toolchain: Toolchain,
  host: Host,
): Promise<readonly Main[]> {
  const declarations = await readDeclarations(
    packageFiles([...found.targets.flatMap(({ mains }) => mains), ...found.named]),
    requestedNames(inputs.stamp),
    toolchain,
    host,
  );
  const given = [
    ...splitLinkerFlags('GOFLAGS -ldflags', settings.ldflags),
    ...splitLinkerFlags('Input `ldflags`', inputs.ldflags),
  ];
  const stamps = decideStamps(
    inputs.stamp,
    packages.map((one) => one.ImportPath),
    declarations,
    (template) => fillTemplate(template, identity, toolchain.version),
    setVariables(given),
  );
  const names = packages.map((one) => binaryName(one.ImportPath));
  const stages = stageNames(names);
  return packages.map((one, index): Main => {
    const own = stamps.get(one.ImportPath) ?? [];
    const name = names[index] ?? '';
    return {
      package: one.ImportPath,
      name,
      stage: stages[index] ?? name,
      module: owners.get(one.ImportPath),
      stamps: own,
      ldflags: linkerFlags(given, inputs.strip, own),
    };
  });
}

/** Every flag that the go command gets for a plan, those of GOFLAGS too. */
export function flagsOf({ flags, settings }: Pick<Plan, 'flags' | 'settings'>): readonly string[] {
  return [...flags, settings.build.GOFLAGS ?? ''];
}

/** Asks the go command what it can build for, and the machine for its C compilers. */
async function checkTargets(
  inputs: ShipInputs,
  module: Module,
  toolchain: Toolchain,
  host: Host,
): Promise<void> {
  const [list, compiler] = await Promise.all([
    go(toolchain, ['tool', 'dist', 'list', '-json'], { cwd: host.temp, doing: 'list its platforms' }, host),
    inputs.cgo ? go(toolchain, ['env', 'CC'], { cwd: module.dir, doing: 'name its C compiler' }, host) : '',
  ]);
  checkSupported(inputs.targets, JSON.parse(list) as SupportedPlatform[], toolchain.version, inputs.cgo);
  const leveled = inputs.targets.find((target) => target.arch === 'arm64' && target.variant !== '');
  if (leveled !== undefined && !isAtLeast(toolchain.version, '1.23')) {
    throw new UserError(
      `Input \`targets\`: ${leveled.name} needs Go 1.23 (GOARM64), and the chosen Go is ${toolchain.version}. Choose a newer \`go-version\`, or the target ${leveled.os}/arm64.`,
    );
  }
  if (inputs.cgo) await checkCompilers(inputs.targets, compiler.trim(), host);
}

/**
 * Loads what the build will load, so that go.work.sum is asked for now and not in the middle of the build. Gives
 * the import paths of all packages that are linked into some main.
 */
async function loadAsBuild(
  targets: readonly TargetMains[],
  { cgo, flags }: { readonly cgo: boolean; readonly flags: readonly string[] },
  module: Module,
  toolchain: Toolchain,
  host: Host,
): Promise<string[]> {
  const listed = await inParallel(targets, host.cpus, async ({ target, mains }) => {
    const env = buildEnvironment({ cgo, module }, target, host.env);
    const paths = mains.map((one) => one.ImportPath);
    return await go(
      toolchain,
      ['list', '-deps', '-f', '{{.ImportPath}}', ...flags, '--', ...paths],
      { cwd: module.dir, env, doing: `load the packages for ${target.name}` },
      host,
    );
  });
  return listed.flatMap((text) => text.split(/\r?\n/));
}
