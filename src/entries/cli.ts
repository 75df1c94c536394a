import { type CommandLine, helpText, parseCommandLine } from '../arguments.ts';
import { describeError, Interrupted } from '../errors.ts';
import type { Host } from '../host.ts';
import { parseInputs } from '../inputs.ts';
import { inspectFiles } from '../inspect/inspect.ts';
import { terminalLog } from '../publish/log.ts';
import { inspectedText, terminalSummary } from '../publish/terminal.ts';
import { ship, shipDockerfile } from '../ship.ts';
import { SHIP_GO_VERSION } from '../version.ts';
import { withHost } from './machine.ts';

/** The command line: words in, the pipeline, its answer on standard output and all else on standard error. */
export async function run(): Promise<void> {
  const verbose = process.argv.includes('--verbose');
  const log = terminalLog(verbose ? { ...process.env, RUNNER_DEBUG: '1' } : process.env);
  try {
    const command = parseCommandLine(process.argv.slice(2));
    process.stdout.write(await withHost(log, (host) => answer(command, host)));
  } catch (error) {
    log.error(describeError(error));
    process.exitCode = error instanceof Interrupted ? 130 : 1;
  }
}

async function answer(line: CommandLine, host: Host): Promise<string> {
  switch (line.command) {
    case 'help':
      return helpText();
    case 'version':
      return `ship-go ${SHIP_GO_VERSION}\n`;
    case 'build':
      return terminalSummary(await ship(parseInputs(line.inputs), host), host.cwd, hasColours());
    case 'dockerfile':
      return await shipDockerfile(parseInputs(line.inputs), host);
    case 'inspect': {
      const inspected = await inspectFiles(line.files, host);
      return line.json ? `${JSON.stringify(inspected, null, 2)}\n` : inspectedText(inspected);
    }
  }
}

function hasColours(): boolean {
  return process.stdout.isTTY && process.stdout.hasColors() && !process.env['NO_COLOR'];
}
