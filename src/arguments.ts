import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UserError } from './errors.ts';
import { INPUT_NAMES, type InputName, INPUTS } from './input-table.ts';
import type { RawInputs } from './inputs.ts';
import { nearest } from './nearest.ts';
import { show } from './values.ts';

export const COMMANDS = ['build', 'dockerfile', 'inspect'] as const;

/** A command line, read. */
export type CommandLine =
  | { readonly command: 'help' | 'version' }
  | { readonly command: 'build' | 'dockerfile'; readonly inputs: RawInputs; readonly verbose: boolean }
  | {
      readonly command: 'inspect';
      readonly files: readonly string[];
      readonly json: boolean;
      readonly verbose: boolean;
    };

/**
 * Reads the words after `ship-go`. Every input of the step is a flag of the same name; a switch may stand
 * alone (`--cgo`), a list may be given more than once, and a value may begin with a dash.
 *
 * @throws UserError naming an unknown command or flag, and the nearest that exists
 */
export function parseCommandLine(words: readonly string[]): CommandLine {
  const [command, ...rest] = words;
  if (command === undefined || command === 'help' || words.includes('--help') || words.includes('-h')) {
    return { command: 'help' };
  }
  if (command === 'version' || command === '--version') return { command: 'version' };
  const known = COMMANDS.find((name) => name === command);
  if (known === undefined) {
    throw new UserError(
      `Unknown command ${show(command)}${suggestion(command, COMMANDS)}; commands: ${COMMANDS.join(', ')}. See ship-go --help.`,
    );
  }
  if (known === 'inspect') {
    const { values, positionals } = read(rest, []);
    if (positionals.length === 0) throw new UserError('inspect needs a file: ship-go inspect <file>…');
    return { command: known, files: positionals, json: 'json' in values, verbose: 'verbose' in values };
  }
  const { values, positionals } = read(rest, INPUT_NAMES);
  const [folder, extra] = positionals;
  if (extra !== undefined) {
    throw new UserError(
      `${known} takes one folder, and ${show(extra)} is a second; packages are chosen with --packages.`,
    );
  }
  if (folder !== undefined && values['working-directory'] !== undefined) {
    throw new UserError(`The folder is given twice: ${show(folder)} and --working-directory.`);
  }
  const inputs = Object.fromEntries(
    INPUT_NAMES.flatMap((name) => {
      const given = name === 'working-directory' && folder !== undefined ? [folder] : values[name];
      if (given === undefined) return [];
      const last = given.at(-1) ?? '';
      return [[name, isList(name) ? given.join('\n') : last]];
    }),
  );
  return { command: known, inputs, verbose: 'verbose' in values };
}

function isList(name: InputName): boolean {
  return INPUTS[name].kind === 'words' || INPUTS[name].kind === 'lines';
}

function read(
  words: readonly string[],
  names: readonly InputName[],
): { values: Readonly<Record<string, string[]>>; positionals: string[] } {
  const alone = [...(names.length === 0 ? ['json'] : []), 'verbose'];
  const switches = names.filter((name) => INPUTS[name].kind === 'switch');
  const joined: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') {
      joined.push(...words.slice(at));
      break;
    }
    const name = names.find((candidate) => word === `--${candidate}`);
    const next = words[at + 1];
    if (name === undefined) joined.push(word);
    else if (switches.includes(name) && !['true', 'false', 'read'].includes(next ?? ''))
      joined.push(`${word}=true`);
    else if (next === undefined) throw new UserError(`${word} needs a value: ${INPUTS[name].help}.`);
    else {
      // Joined, because parseArgs takes a separate value that begins with a dash for a flag.
      joined.push(`${word}=${next}`);
      at++;
    }
  }
  const options: ParseArgsConfig['options'] = {};
  for (const name of names) options[name] = { type: 'string', multiple: true };
  for (const name of alone) options[name] = { type: 'boolean' };
  const { values, positionals, tokens } = parseArgs({
    args: joined,
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === 'option' && ![...names, ...alone].includes(token.name)) {
      const flag = token.rawName;
      throw new UserError(
        `Unknown flag ${flag}${suggestion(token.name, [...names, ...alone], '--')}. See ship-go --help.`,
      );
    }
  }
  return { values: values as Record<string, string[]>, positionals };
}

function suggestion(word: string, known: readonly string[], prefix = ''): string {
  const found = nearest(word, known);
  return found === undefined ? '' : ` (did you mean ${prefix}${found}?)`;
}

/** What `ship-go --help` prints. */
export function helpText(): string {
  const flags = INPUT_NAMES.filter((name) => name !== 'working-directory').map((name) => {
    const { default: value, help } = INPUTS[name];
    return `  --${name.padEnd(24)} ${help}${value === '' ? '' : ` [${value}]`}`;
  });
  return [
    'ship-go: a Go module to verified binaries, build info and a Dockerfile that ships only the binary',
    '',
    'Usage:',
    '  ship-go build [dir]            build, inspect, verify, and write everything to output-dir',
    '  ship-go dockerfile [dir]       print the Dockerfile; builds first unless --base-image is given',
    '  ship-go inspect <file>…        what Go binaries say of themselves; --json for an array of records',
    '',
    'Flags of build and dockerfile, which are the inputs of the step:',
    ...flags,
    '',
    '  --verbose                  say every command that is run',
    '',
    'Exit code: 0; 1 for an error that the message tells how to mend; 130 when interrupted.',
    '',
  ].join('\n');
}
