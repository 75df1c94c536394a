import { join } from 'node:path';
import * as core from '@actions/core';
import { errorText } from '../errors.ts';
import type { Toolchain } from '../go/command.ts';
import type { Host } from '../host.ts';

/** Sets the step's outputs. */
export function setOutputs(values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) core.setOutput(name, value);
}

/**
 * Puts the chosen Go first on the PATH of the job's later steps, and nothing else: an exported GOROOT would
 * break the next Go on the machine.
 */
export function addToPath(toolchain: Toolchain): void {
  core.addPath(join(toolchain.root, 'bin'));
}

/** Adds to the job summary. Never fails a run, which is done by then; some runners have no summary at all. */
export async function writeSummary(markdown: string, { env, log }: Pick<Host, 'env' | 'log'>): Promise<void> {
  if (!env.GITHUB_STEP_SUMMARY) {
    log.debug('summary: this runner has none');
    return;
  }
  try {
    await core.summary.addRaw(markdown, true).write();
  } catch (error) {
    log.warning(`The job summary could not be written: ${errorText(error)}`);
  }
}
