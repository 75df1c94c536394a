import { dirname, join, relative } from 'node:path';
import type { RawInputs } from '../../src/inputs.ts';
import { parseInputs } from '../../src/inputs.ts';
import { ship } from '../../src/ship.ts';
import type { ShipRun } from '../../src/ship.ts';
import { testGo } from '../go.ts';
import type { TestHost } from '../host.ts';
import { testHost } from '../host.ts';
import { passChecks } from './checks.ts';
import type { BuildOptions, Built } from './lab.ts';
import { build } from './lab.ts';

/** A run of the pipeline, and what a user then gives to `docker build`. */
export interface Shipment {
  readonly run: ShipRun;
  readonly image: NonNullable<ShipRun['image']>;
  readonly host: TestHost;
  /** Builds the image from its Dockerfile alone. */
  readonly self: (more?: Partial<BuildOptions>) => Promise<Built>;
  /** Builds it from the binaries that stand in output-dir. */
  readonly named: (more?: Partial<BuildOptions>) => Promise<Built>;
}

/** Runs the pipeline in a folder. Every Dockerfile that comes of it passes the checks. */
export async function shipIn(
  dir: string,
  inputs: RawInputs = {},
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<Shipment> {
  const version = inputs['go-version'] ?? '1.27.4';
  const toolchain = await testGo(version);
  const host = testHost({
    cwd: dir,
    toolCache: dirname(dirname(dirname(toolchain.root))),
    env: { ...process.env, ...env },
  });
  const given: RawInputs = { 'go-version': version, 'unsupported-go': 'ignore', cache: 'false', ...inputs };
  const run = await ship(parseInputs(given), host);
  const { image, context, outputDir } = run;
  if (image === undefined) throw new Error('no Dockerfile');
  for (const platform of image.platforms) passChecks(image.text, platform);
  const output = relative(context, outputDir);
  const options = (more: Partial<BuildOptions>): BuildOptions => ({
    context,
    dockerfile: join(output, image.path),
    platforms: image.platforms,
    ...more,
  });
  return {
    run,
    image,
    host,
    self: (more = {}) => build(options(more)),
    named: (more = {}) => build(options({ contexts: { build: output }, ...more })),
  };
}

/** The SHA-256 that the run recorded for a main's binary. */
export function recordedSum({ run }: Shipment, platform: string, name: string): string {
  const found = run.artifacts.find((artifact) => artifact.target === platform && artifact.name === name);
  if (found === undefined) throw new Error(`no ${name} for ${platform}`);
  return found.sha256;
}
