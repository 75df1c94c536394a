import { parseArgs } from 'node:util';
import { UserError } from './errors.ts';
import { INPUT_NAMES, type InputName, INPUTS } from './input-table.ts';
import type { RawInputs } from './inputs.ts';
import { nearest } from './nearest.ts';
import { show } from './values.ts';

/** The commands that do something; `help` and `version` are answered here. */
export const COMMANDS = ['build', 'dockerfile', 'inspect', 'report'] as const;

/** A command line, read. */
export type CommandLine =
  | { readonly command: 'help' | 'version' }
  | { readonly command: 'build'; readonly inputs: RawInputs; readonly verbose: boolean }
  | {
      readonly command: 'dockerfile';
      readonly inputs: RawInputs;
      /** Print the reason for each line, too. */
      readonly explain: boolean;
      readonly verbose: boolean;
    }
  | {
      readonly command: 'inspect';
      readonly files: readonly string[];
      readonly json: boolean;
      readonly verbose: boolean;
    }
  | {
      readonly command: 'report';
      readonly files: readonly string[];
      readonly json: boolean;
      /** As it was given: lines of the report, or empty. */
      readonly require: string;
      readonly verbose: boolean;
    };

/**
 * Reads the words after `ship-go`. Every input of the step is a flag of the same name; a switch may stand
 * alone (`--cgo`), a list may be given more than once, and a value may begin with a dash.
 *
 * @throws UserError naming an unknown command or flag, and the nearest that exists
 */
export function parseCommandLine(words: readonly string[]): CommandLine {
  const [command = 'help', ...rest] = words;
  if (['help', '--help', '-h'].includes(command)) return { command: 'help' };
  if (['version', '--version'].includes(command)) return { command: 'version' };
  const known = COMMANDS.find((name) => name === command);
  if (known === undefined) {
    throw new UserError(
      `Unknown command ${show(command)}${suggestion(command, COMMANDS)}; commands: ${COMMANDS.join(', ')}. See ship-go --help.`,
    );
  }
  const { flags, values, positionals } = read(rest, INPUTS_OF[known] ?? INPUT_NAMES, OWN_FLAGS[known]);
  if (flags.has('help')) return { command: 'help' };
  const verbose = flags.has('verbose');
  if (known === 'inspect' || known === 'report') {
    if (positionals.length === 0) throw new UserError(`${known} needs a file: ship-go ${known} <file>…`);
    const about = { files: positionals, json: flags.has('json'), verbose };
    if (known === 'inspect') return { command: known, ...about };
    return { command: known, ...about, require: values.get('require')?.join('\n') ?? '' };
  }
  const [folder, extra] = positionals;
  if (extra !== undefined) {
    throw new UserError(
      `${known} takes one folder, and ${show(extra)} is a second; packages are chosen with --packages.`,
    );
  }
  if (folder !== undefined) {
    if (values.has('working-directory')) {
      throw new UserError(`The folder is given twice: ${show(folder)} and --working-directory.`);
    }
    values.set('working-directory', [folder]);
  }
  const inputs = Object.fromEntries(
    [...values].map(([name, given]) => [name, isList(name) ? given.join('\n') : (given.at(-1) ?? '')]),
  );
  return known === 'build'
    ? { command: known, inputs, verbose }
    : { command: known, inputs, explain: flags.has('explain'), verbose };
}

function isList(name: InputName): boolean {
  return INPUTS[name].kind === 'words' || INPUTS[name].kind === 'lines';
}

/** A flag of the command line that is no input: it is there or not. */
type OwnFlag = 'help' | 'verbose' | 'json' | 'explain';

const OWN_FLAGS: Readonly<Record<(typeof COMMANDS)[number], readonly OwnFlag[]>> = {
  build: ['help', 'verbose'],
  dockerfile: ['help', 'verbose', 'explain'],
  inspect: ['help', 'verbose', 'json'],
  report: ['help', 'verbose', 'json'],
};

/** The inputs that are flags of a command which takes not all of them. */
const INPUTS_OF: Readonly<Partial<Record<(typeof COMMANDS)[number], readonly InputName[]>>> = {
  inspect: [],
  report: ['require'],
};

interface Words {
  readonly flags: ReadonlySet<OwnFlag>;
  /** The values of each input that was given, in order. */
  readonly values: Map<InputName, string[]>;
  readonly positionals: readonly string[];
}

/** Reads the words after the command, for which the inputs `names` and the flags `own` are known. */
function read(words: readonly string[], names: readonly InputName[], own: readonly OwnFlag[]): Words {
  const { tokens } = parseArgs({
    args: joinValues(words, names),
    options: {
      ...Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
      ...Object.fromEntries(own.map((name) => [name, { type: 'boolean' as const }])),
      help: { type: 'boolean', short: 'h' },
    },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const flags = new Set<OwnFlag>();
  const values: Words['values'] = new Map();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const name = names.find((one) => one === token.name);
    const alone = own.find((one) => one === token.name);
    if (name !== undefined) values.set(name, [...(values.get(name) ?? []), token.value ?? '']);
    else if (alone === undefined) {
      const near = suggestion(token.name, [...names, ...own], '--');
      throw new UserError(`Unknown flag ${token.rawName}${near}. See ship-go --help.`);
    } else if (token.value === undefined) flags.add(alone);
    else throw new UserError(`${token.rawName} takes no value, and ${show(token.value)} is one.`);
  }
  return { flags, values, positionals };
}

/** The words with each input joined to its value, because parseArgs takes a word that begins with a dash for a flag. */
function joinValues(words: readonly string[], names: readonly InputName[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') return [...joined, ...words.slice(at)];
    const name = names.find((candidate) => word === `--${candidate}`);
    const next = words[at + 1];
    if (name === undefined) joined.push(word);
    else if (INPUTS[name].kind === 'switch' && !['true', 'false', 'read'].includes(next ?? ''))
      joined.push(`${word}=true`);
    else if (next === undefined) throw new UserError(`${word} needs a value: ${INPUTS[name].help}.`);
    else {
      joined.push(`${word}=${next}`);
      at++;
    }
  }
  return joined;
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
    '                                 --explain says line by line why each line is there',
    '  ship-go inspect <file>…        what Go binaries say of themselves; --json for an array of records',
    '  ship-go report <file>…         what is advised in production, seen on the binaries; --json, --require',
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
