import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { reportBinaries, reportFile } from './advice/report.ts';
import { keepRequired } from './advice/require.ts';
import { type Caches, restoreCaches } from './cache/cache.ts';
import { artifactOf } from './collect/artifacts.ts';
import { collect, inPlanOrder } from './collect/collect.ts';
import { claimOutputDir, type OutputDir } from './collect/output-dir.ts';
import { placeOutput } from './collect/place.ts';
import { compile } from './compile/compile.ts';
import { askedBy, checkLinux, readTemplate, renderImage } from './dockerfile/dockerfile.ts';
import { type FindLinkers, findLinkers } from './dockerfile/linkers.ts';
import type { Template } from './dockerfile/render.ts';
import { UserError } from './errors.ts';
import type { Toolchain } from './go/command.ts';
import type { Host } from './host.ts';
import type { ShipInputs } from './inputs.ts';
import type { Binary } from './inspect/binary.ts';
import { inspectTarget } from './inspect/inspect.ts';
import { keepBudget } from './inspect/size-budget.ts';
import { verifyBinary } from './inspect/verify.ts';
import { contextOf, type Module, readModule, workspaceOf } from './module/module.ts';
import { checkDirty } from './plan/dirty.ts';
import { flagsOf, makePlan, type Plan } from './plan/plan.ts';
import { keepUntouched, refuseChanges } from './plan/untouched.ts';
import type { Shipped } from './publish/shipped.ts';
import { releaseList } from './toolchain/releases.ts';
import { checkSupport, installGo, resolveGo } from './toolchain/toolchain.ts';
import { SHIP_GO_VERSION } from './version.ts';

/** How long a build that is done waits for the release list, in milliseconds. */
const SUPPORT_PATIENCE = 2000;

/** A run that came to its end, and the caches that are to be saved after it. */
export interface ShipRun extends Shipped {
  readonly caches: Caches;
}

/** What was decided before anything is compiled. */
export interface Decided {
  readonly module: Module;
  readonly toolchain: Toolchain;
  readonly plan: Plan;
  readonly caches: Caches;
  /** Ends when it is known whether the Go is supported; rejects only under `unsupported-go: fail`. */
  readonly support: Promise<void>;
}

/**
 * The pipeline: from the sources in the working directory to verified binaries, build info and a Dockerfile in
 * output-dir. Read it as the table of contents: each call is a stage, each stage a folder.
 *
 * @throws UserError for what the user can mend; then output-dir is as it was
 */
export async function ship(inputs: ShipInputs, host: Host): Promise<ShipRun> {
  const { module, workspace, output, template } = await lookAround(inputs, host);
  const context = contextOf(module);
  const asked = askedBy(inputs);
  if (asked !== undefined) checkLinux(inputs, asked);
  const { toolchain, plan, caches, support } = await decide(inputs, module, host);

  const binaries = await build(inputs, plan, toolchain, host);
  await Promise.race([support, sleep(SUPPORT_PATIENCE, undefined, { ref: false, signal: host.signal })]);
  const report = await reportBinaries(binaries, host);
  keepRequired(report, inputs.require);
  const artifacts = binaries.map(artifactOf);
  const linkers: FindLinkers = async (missing) =>
    (await keepUntouched(module, flagsOf(plan), () => findLinkers(missing, plan, toolchain, host))).result;
  const image = await renderImage(
    { inputs, plan, artifacts, outputDir: output.path, template, linkers },
    host,
  );
  const texts = [...(image?.files ?? []), reportFile(report)];
  const { record, files } = collect(inputs, plan, binaries, texts, SHIP_GO_VERSION);
  await placeOutput(output, files);
  return { record, artifacts, report, toolchain, image, caches, outputDir: output.path, workspace, context };
}

/**
 * The Dockerfile alone. With `base-image: auto` the binaries have to be looked at first, so the whole pipeline
 * runs; with an image given, nothing is compiled and nothing is written.
 *
 * @throws UserError also where the inputs leave no Dockerfile to print
 */
export async function shipDockerfile(inputs: ShipInputs, host: Host): Promise<string> {
  if (inputs.dockerfile === false)
    throw new UserError('Input `dockerfile` is false: there is none to print.');
  checkLinux(inputs, 'The command `dockerfile`');
  if (inputs.baseImage === 'auto') return textOf((await ship(inputs, host)).image);
  const { module, output, template } = await lookAround(inputs, host);
  const { plan } = await decide(inputs, module, host);
  const unbuilt = {
    inputs,
    plan,
    artifacts: undefined,
    outputDir: output.path,
    template,
    linkers: undefined,
  };
  return textOf(await renderImage(unbuilt, host));
}

function textOf(image: ShipRun['image']): string {
  if (image === undefined)
    throw new UserError(
      'There is no Dockerfile to print: no target is a linux platform that an image can have.',
    );
  return image.text;
}

/** What stands here, read and found fit before anything is fetched. */
interface Surroundings {
  readonly module: Module;
  /** Absolute: what paths are shown from. */
  readonly workspace: string;
  readonly output: OutputDir;
  readonly template: Template;
}

async function lookAround(inputs: ShipInputs, host: Host): Promise<Surroundings> {
  const module = await readModule(resolve(host.cwd, inputs.workingDirectory), host, inputs.buildvcs);
  const workspace = workspaceOf(module, host);
  const output = await claimOutputDir(inputs.outputDir, module.dir, workspace);
  return { module, workspace, output, template: await readTemplate(inputs, module.dir, workspace) };
}

/**
 * The stages before the compiler: which Go, and what it is to build.
 *
 * @throws UserError also under `dirty: fail`
 */
export async function decide(inputs: ShipInputs, module: Module, host: Host): Promise<Decided> {
  const releases = releaseList(inputs, host);
  const chosen = await resolveGo(inputs, module, host, releases);
  host.log.info(`Go ${chosen.version}: ${chosen.why}`);
  // The support check asks the network, where the build may not need to: it must not hold anything up.
  const support = checkSupport(chosen.version, inputs, host, releases);
  support.catch(() => undefined);
  const toolchain = await installGo(chosen, inputs, host, releases);
  const caches = await restoreCaches(inputs, module, toolchain, host);
  const plan = await makePlan(inputs, module, toolchain, host);
  const dirty = checkDirty(plan, inputs.dirty);
  if (dirty !== undefined) host.log.warning(dirty);
  if (inputs.unsupportedGo === 'fail') await support;
  return { module, toolchain, plan, caches, support };
}

/** Compiles, and looks at each target's binaries as soon as they are there; all of them or an error. */
async function build(
  inputs: ShipInputs,
  plan: Plan,
  toolchain: Toolchain,
  host: Host,
): Promise<readonly Binary[]> {
  // Laid out as output-dir will be, but outside the working tree: a file there would stamp the next target +dirty.
  const out = join(host.temp, 'out');
  await mkdir(out, { recursive: true });
  const looks: Promise<readonly Binary[]>[] = [];
  const { changed } = await keepUntouched(plan.module, flagsOf(plan), async () => {
    for await (const compiled of compile(plan, toolchain, out, host)) {
      const look = inspectTarget(compiled, out, toolchain, host);
      look.catch(() => undefined);
      looks.push(look);
    }
  });
  if (plan.stamped) await refuseChanges(changed, plan.module, host);
  const binaries = inPlanOrder(plan, (await Promise.all(looks)).flat());
  for (const binary of binaries) verifyBinary(binary, plan);
  if (inputs.sizeBudget !== undefined) await keepBudget(binaries, inputs.sizeBudget);
  return binaries;
}
