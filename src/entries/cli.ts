import { reportFiles } from '../advice/files.ts';
import { keepRequired, requiredLines } from '../advice/require.ts';
import { type CommandLine, helpText, parseCommandLine } from '../arguments.ts';
import { explain } from '../dockerfile/explain.ts';
import { describeError, Interrupted } from '../errors.ts';
import type { Host } from '../host.ts';
import { parseInputs } from '../inputs.ts';
import { inspectFiles } from '../inspect/inspect.ts';
import { answerText } from '../publish/answer.ts';
import { terminalLog } from '../publish/log.ts';
import { reportText } from '../publish/report.ts';
import { inspectedText, terminalSummary } from '../publish/terminal.ts';
import { ship, shipDockerfile } from '../ship.ts';
import { SHIP_GO_VERSION } from '../version.ts';
import { withHost } from './machine.ts';

/** The command line: words in, the pipeline, its answer on standard output and all else on standard error. */
export async function run(): Promise<void> {
  const { env } = process;
  let log = terminalLog(env);
  try {
    const line = parseCommandLine(process.argv.slice(2));
    if ('verbose' in line && line.verbose) log = terminalLog({ ...env, RUNNER_DEBUG: '1' });
    process.stdout.write(await withHost(log, undefined, (host) => answer(line, host)));
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
      return await dockerfile(line, host);
    case 'inspect':
      return answerText(await inspectFiles(line.files, host), inspectedText, line.json, host);
    case 'report':
      return await report(line, host);
  }
}

async function report(line: Extract<CommandLine, { command: 'report' }>, host: Host): Promise<string> {
  const required = requiredLines(line.require);
  const reports = await reportFiles(line.files, host);
  // At once: the report is wanted also where it falls short of what is required.
  process.stdout.write(answerText(reports, reportText, line.json, host));
  keepRequired(reports, required);
  return '';
}

async function dockerfile(
  { inputs, explain: reasons }: Extract<CommandLine, { command: 'dockerfile' }>,
  host: Host,
): Promise<string> {
  const text = await shipDockerfile(parseInputs(inputs), host);
  return reasons ? explain(text) : text;
}

function hasColours(): boolean {
  return process.stdout.isTTY && process.stdout.hasColors() && !process.env['NO_COLOR'];
}
