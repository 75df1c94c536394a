import { UserError } from '../errors.ts';
import { show } from '../values.ts';
import { splitLinkerFlags } from './ldflags.ts';
import { refuseBothQuotes, splitQuoted } from './quoted.ts';

/** What `stamp` asks for. */
export interface StampRequest {
  /** Stamp main.version, main.commit and main.date where a main declares such a string variable. */
  readonly auto: boolean;
  /** Named variables with their templates, in order. */
  readonly lines: readonly { readonly variable: string; readonly template: string }[];
}

/** The input `version`: one word, or empty. */
export function versionText(value: string): string {
  if (/\s/.test(value)) {
    throw new UserError(
      `Input \`version\` is ${show(value)}; accepted: one word without blanks, such as v1.4.0.`,
    );
  }
  return value;
}

/** The lines of the input `stamp`. */
export function stampRequest(asked: readonly string[]): StampRequest {
  if (asked.includes('none')) {
    if (asked.length > 1) throw new UserError('Input `stamp` says `none` and more; `none` stands alone.');
    return { auto: false, lines: [] };
  }
  const named = asked
    .filter((line) => line !== 'auto')
    .map((line) => {
      const at = line.indexOf('=');
      const variable = line.slice(0, at);
      if (at < 0 || !/^[^\s'"=]+\.[\p{L}_][\p{L}\p{Nd}_]*$/u.test(variable)) {
        throw new UserError(
          `Input \`stamp\` has the line ${show(line)}; accepted: auto, none, or import/path.variable=text, such as main.version={{version}}.`,
        );
      }
      const template = line.slice(at + 1);
      checkTemplate(variable, template);
      return { variable, template };
    });
  return { auto: asked.length === 0 || asked.includes('auto'), lines: named };
}

/** What a stamp's text may hold in double braces. */
export const PLACEHOLDERS = ['version', 'commit', 'date', 'branch', 'goVersion'] as const;

function checkTemplate(variable: string, template: string): void {
  for (const [placeholder, name = ''] of template.matchAll(/\{\{(.*?)\}\}/gs)) {
    if (PLACEHOLDERS.some((known) => known === name.trim())) continue;
    throw new UserError(
      `Input \`stamp\`: ${placeholder} is not known. Accepted are ${PLACEHOLDERS.map((known) => `{{${known}}}`).join(', ')}.`,
    );
  }
  refuseBothQuotes(variable, template);
}

/**
 * The input `ldflags`, its lines joined.
 *
 * @throws UserError as `splitLinkerFlags`
 */
export function linkerFlagsText(asked: readonly string[]): string {
  const text = asked.join(' ');
  splitLinkerFlags('Input `ldflags`', text);
  return text;
}

/**
 * The input `gcflags`, its lines joined; unlike `ldflags` it may begin with `pattern=`.
 *
 * @param buildFlags that stand beside it: of two -gcflags the go command takes the later, and says nothing
 */
export function compilerFlagsText(asked: readonly string[], buildFlags: readonly string[]): string {
  const text = asked.join(' ');
  if (splitQuoted(text) === undefined) {
    throw new UserError(
      `Input \`gcflags\`: ${show(text)} has a quote that is not closed. Close it, or put a flag that holds one into the other kind.`,
    );
  }
  const other = text === '' ? undefined : buildFlags.find((flag) => /^--?gcflags(=|$)/.test(flag));
  if (other !== undefined) {
    throw new UserError(
      `Input \`gcflags\` is ${show(text)}, and \`build-flags\` holds ${show(other)}: only one of them would count. Put both into one of the two.`,
    );
  }
  return text;
}

/** A word of the input `tags`. */
export function buildTag(tag: string): string {
  if (!/^[\p{L}\p{Nd}_.]+$/u.test(tag)) {
    throw new UserError(
      `Input \`tags\` has ${show(tag)}; accepted: build tags of letters, digits, \`_\` and \`.\`.`,
    );
  }
  return tag;
}

/** Flags with a home elsewhere: ours to set, or an input's. */
const TAKEN: ReadonlyMap<string, string> = new Map([
  ['o', 'it is set by ship-go (see output-dir)'],
  ['C', 'use the input working-directory'],
  ['ldflags', 'use the input ldflags'],
  ['buildvcs', 'use the input buildvcs'],
  ['n', 'it would build nothing'],
  ['json', 'ship-go reads what go build says'],
]);

/** A line of the input `build-flags`. */
export function buildFlag(line: string): string {
  const match = /^--?([A-Za-z]\w*)(?:=(.*))?$/s.exec(line);
  if (match === null) {
    throw new UserError(
      `Input \`build-flags\` has the line ${show(line)}; accepted: one flag a line, its value after \`=\`, such as -mod=vendor.`,
    );
  }
  const [, name = '', value] = match;
  const why = TAKEN.get(name) ?? (name === 'trimpath' ? untrimmed(value) : undefined);
  if (why !== undefined) throw new UserError(`Input \`build-flags\` may not hold ${show(line)}: ${why}.`);
  checkBuildMode('Input `build-flags`', line);
  return line;
}

function untrimmed(value: string | undefined): string | undefined {
  if (value === undefined || /^(1|t|true)$/i.test(value)) return undefined;
  return 'ship-go builds with -trimpath, so that the same commit gives the same bytes in any folder; leave it out';
}

/** Those that make a program, under the name that it is looked for. */
const BUILD_MODES = ['default', 'exe', 'pie'];

/**
 * Refuses a flag of the go command that asks for a library or a plugin: ship-go ships programs.
 *
 * @param origin where the flag stands, for the message
 * @throws UserError
 */
export function checkBuildMode(origin: string, flag: string): void {
  const match = /^--?buildmode(?:=(.*))?$/s.exec(flag);
  if (match === null || BUILD_MODES.includes(match[1] ?? '')) return;
  throw new UserError(
    `${origin} may not hold ${show(flag)}, because ship-go builds programs; accepted: ${BUILD_MODES.map((mode) => `-buildmode=${mode}`).join(', ')}. Use one of these, or leave it out.`,
  );
}
