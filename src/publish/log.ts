import { randomUUID } from 'node:crypto';
import { stripVTControlCharacters } from 'node:util';
import type { Log, Position } from '../host.ts';

/** A warning or a notice of the run, as the summary repeats it. */
export interface Note {
  readonly message: string;
  readonly at?: Position;
}

/** What was said that the reader should find again. */
export interface Notes {
  readonly warnings: readonly Note[];
  readonly notices: readonly Note[];
}

/** A log that also keeps what the job summary repeats. */
export type RunLog = Log & Notes;

/** What a log writes to: process.stdout, process.stderr, or a test's own. */
export interface Sink {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The service keeps ten annotations a level of one step and drops the others. */
const ANNOTATIONS = 10;
/** Milliseconds without a line after which progress is told where lines stay. */
const LONG_SILENCE = 15_000;

/**
 * The log on a workflow runner. Text is inert: where it could be read as a workflow command it stands between
 * stop-commands and its token, which only we know. At most ten annotations a level, one a source position;
 * what is more goes to the log as text.
 *
 * @param out standard output, which the runner reads
 * @param newToken of the fence, unguessable
 */
export function runnerLog(
  out: Sink = process.stdout,
  newToken: () => string = randomUUID,
  now: () => number = () => performance.now(),
): RunLog {
  const warnings: Note[] = [];
  const notices: Note[] = [];
  const annotated = new Map<string, Set<string>>();
  const silence = silenceOf(now);
  const print = (text: string) => {
    silence.broken();
    out.write(fenced(text, newToken));
  };
  const annotate = (level: 'error' | 'warning' | 'notice', { message, at }: Note) => {
    const places = annotated.get(level) ?? new Set();
    annotated.set(level, places);
    const place = at === undefined ? message : positionText(at);
    // The tenth error is the run's own failure, which the entry reports last.
    const limit = level === 'error' ? ANNOTATIONS - 1 : ANNOTATIONS;
    if (places.has(place) || places.size >= limit) {
      print(`${level}: ${at === undefined ? '' : `${place}: `}${message}`);
      return;
    }
    places.add(place);
    out.write(`${command(level, message, at)}\n`);
  };
  return {
    warnings,
    notices,
    info: print,
    debug: (text) => void out.write(`${command('debug', text)}\n`),
    warning: (message, at) => {
      annotate('warning', keep(warnings, message, at));
    },
    notice: (message) => {
      annotate('notice', keep(notices, message));
    },
    error: (message, at) => {
      annotate('error', at === undefined ? { message } : { message, at });
    },
    group: async (title, work) => {
      out.write(`${command('group', title)}\n`);
      try {
        return await work();
      } finally {
        out.write('::endgroup::\n');
      }
    },
    progress: (text) => {
      if (silence.isLong()) print(text);
    },
  };
}

/**
 * The log in a terminal: on standard error, so that what a command prints can be piped. Progress is replaced in
 * place. Colours only on a terminal that has them; NO_COLOR is honoured. Control characters in text from
 * tools are taken out, so that nothing there moves the cursor or rewrites the title; and on a runner, which reads
 * standard error too, text is inert.
 */
export function terminalLog(
  env: Readonly<Record<string, string | undefined>>,
  out: Sink = process.stderr,
  now: () => number = () => performance.now(),
): RunLog {
  const warnings: Note[] = [];
  const notices: Note[] = [];
  const live = out.isTTY === true && env.TERM !== 'dumb';
  const style = painter(live && !env.NO_COLOR);
  const inert = env.GITHUB_ACTIONS === 'true' ? fenced : (text: string) => `${text}\n`;
  const silence = silenceOf(now);
  let standing = false;
  const print = (text: string) => {
    silence.broken();
    // A line of progress makes room for what stays.
    out.write(`${standing ? CLEAR_LINE : ''}${inert(text)}`);
    standing = false;
  };
  const say = (level: 'warning' | 'notice' | 'error', colour: Colour, { message, at }: Note) => {
    const place = at === undefined ? '' : `${positionText(at)}: `;
    print(`${style(colour, `${level}:`)} ${printable(`${place}${message}`)}`);
  };
  return {
    warnings,
    notices,
    info: (text) => {
      print(printable(text));
    },
    debug: (text) => {
      if (env.RUNNER_DEBUG === '1') print(style('dim', printable(text)));
    },
    warning: (message, at) => {
      say('warning', 'yellow', keep(warnings, message, at));
    },
    notice: (message) => {
      say('notice', 'cyan', keep(notices, message));
    },
    error: (message, at) => {
      // There is nothing to annotate here: the failure that follows names the places itself.
      if (at === undefined) say('error', 'red', { message });
    },
    group: (title, work) => {
      print(style('bold', printable(title)));
      return work();
    },
    progress: (text) => {
      if (live) {
        const line = printable(text).replaceAll('\n', ' ');
        out.write(`${CLEAR_LINE}${style('dim', line.slice(0, (out.columns ?? 80) - 1))}`);
        standing = true;
      } else if (silence.isLong()) print(printable(text));
    },
  };
}

const CLEAR_LINE = '\r\u001b[2K';

/** To turn on and off (ECMA-48, SGR). util.styleText has them too, from Node 20.12 on. */
const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const;

type Colour = keyof typeof CODES;

/** Colours text, or leaves it as it is. */
export function painter(colours: boolean): (colour: Colour, text: string) => string {
  return (colour, text) => {
    const [on, off] = CODES[colour];
    return colours ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  };
}

/** Text without escape sequences and control characters, line feeds and tabs aside. */
export function printable(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll('\r\n', '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
}

/**
 * A workflow command, its message and properties escaped as the runner reads them. Our own writer, because
 * @actions/core knows only process.stdout.
 */
function command(name: string, message: string, at?: Position): string {
  const properties = Object.entries(at === undefined ? {} : { file: at.file, line: at.line, col: at.column })
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) => `${key}=${escapeData(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
    );
  return `::${name}${properties.length === 0 ? '' : ` ${properties.join(',')}`}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Text as it may stand in a runner's log, with its line feed. */
export function fenced(text: string, newToken: () => string = randomUUID): string {
  if (!/::|##\[/.test(text)) return `${text}\n`;
  const token = newToken();
  return `::stop-commands::${token}\n${text}\n::${token}::\n`;
}

function positionText({ file, line, column }: Position): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}

/** Keeps a note once, however often it is said. */
function keep(notes: Note[], message: string, at?: Position): Note {
  const note = at === undefined ? { message } : { message, at };
  if (!notes.some((known) => JSON.stringify(known) === JSON.stringify(note))) notes.push(note);
  return note;
}

/** How long nothing was said: a line of progress is worth its place in a log that stays only after a while. */
function silenceOf(now: () => number): { broken(): void; isLong(): boolean } {
  let last = now();
  return {
    broken: () => {
      last = now();
    },
    isLong: () => now() - last >= LONG_SILENCE,
  };
}
