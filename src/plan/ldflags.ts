import { UserError } from '../errors.ts';
import { show } from '../values.ts';
import { joinQuoted, refuseBothQuotes, splitQuoted } from './quoted.ts';
import type { Stamp } from './stamp.ts';

/**
 * The linker flags of one main, in order: GOFLAGS' own, the user's, ours (`-s -w`, the stamps), so that of two
 * that contradict each other the later, as the linker reads them, is the more deliberate. Quoted as `-ldflags`
 * reads them.
 *
 * @throws UserError when a stamp's text holds both kinds of quotes, which no quoting can carry.
 */
export function linkerFlags(given: readonly string[], strip: boolean, stamps: readonly Stamp[]): string {
  const words = [...given, ...(strip ? ['-s', '-w'] : [])];
  for (const { variable, text } of stamps) {
    const word = `${variable}=${text}`;
    refuseBothQuotes(variable, text);
    words.push('-X', word);
  }
  return joinQuoted(words) ?? '';
}

/**
 * The words of linker flags as a user or GOFLAGS gives them. `name` says which, for errors.
 *
 * @throws UserError for an open quote, and for `pattern=flags`, which cannot be joined with other flags.
 */
export function splitLinkerFlags(name: string, text: string): string[] {
  const words = splitQuoted(text);
  if (words === undefined) {
    throw new UserError(
      `${name}: ${show(text)} has a quote that is not closed. Close it: a flag with a blank stands in one pair of quotes, as in -X 'main.a=b c'.`,
    );
  }
  const [first] = words;
  if (first !== undefined && !first.startsWith('-')) {
    throw new UserError(
      `${name}: ${show(text)} begins with a package pattern (or with what is no flag). Linker flags are for every main: leave "pattern=" out, as in -X main.a=b.`,
    );
  }
  if (joinQuoted(words) === undefined) {
    throw new UserError(
      `${name}: ${show(text)} has a word with both kinds of quotes; the go command can carry only one. Leave one kind out.`,
    );
  }
  return words;
}

/** The variables that linker flags already set: `main.version` of `-X main.version=1`, in all spellings of the flag. */
export function setVariables(words: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const [index, word] of words.entries()) {
    const match = /^--?X(?:=(.*))?$/s.exec(word);
    if (match === null) continue;
    const value = match[1] ?? words[index + 1] ?? '';
    found.add(value.slice(0, Math.max(value.indexOf('='), 0)));
  }
  return found;
}
