import { join } from 'node:path';
import * as core from '@actions/core';
import type { Toolchain } from '../go/command.ts';

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

/** Adds to the job summary. */
export async function writeSummary(markdown: string): Promise<void> {
  await core.summary.addRaw(markdown, true).write();
}
