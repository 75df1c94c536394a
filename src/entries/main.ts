import * as core from '@actions/core';
import { saveCaches } from '../cache/cache.ts';
import { describeError } from '../errors.ts';
import { INPUT_NAMES } from '../input-table.ts';
import { parseInputs, type RawInputs } from '../inputs.ts';
import { runnerLog } from '../publish/log.ts';
import { outputsOf } from '../publish/outputs.ts';
import { addToPath, setOutputs, writeSummary } from '../publish/runner.ts';
import { jobSummary } from '../publish/summary.ts';
import { terminalSummary } from '../publish/terminal.ts';
import { requireUpload, uploadFiles } from '../publish/upload.ts';
import { ship } from '../ship.ts';
import { withHost } from './machine.ts';

/** The step: inputs from the runner, the pipeline, and what it says given to the runner. */
export async function run(): Promise<void> {
  const log = runnerLog();
  try {
    const workspace = process.env['GITHUB_WORKSPACE'] || process.cwd();
    await withHost(log, workspace, async (host) => {
      const inputs = parseInputs(readInputs());
      requireUpload(inputs.artifactName, host);
      const shipped = await ship(inputs, host);
      const upload = await uploadFiles(inputs, shipped, host);
      const { values, warnings } = outputsOf(shipped, upload);
      for (const warning of warnings) log.warning(warning);
      setOutputs(values);
      addToPath(shipped.toolchain);
      log.info(terminalSummary(shipped, host.cwd, false));
      await writeSummary(jobSummary(shipped, log), host);
      await saveCaches(shipped.caches, inputs, host);
    });
  } catch (error) {
    core.setFailed(describeError(error));
  }
}

/** A composite action hands an input that was not given as an empty text; one that is not declared is missing. */
function readInputs(): RawInputs {
  const variable = (name: string) => `INPUT_${name.toUpperCase()}`;
  return Object.fromEntries(
    INPUT_NAMES.filter((name) => process.env[variable(name)] !== undefined).map((name) => [
      name,
      core.getInput(name),
    ]),
  );
}
