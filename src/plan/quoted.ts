import { UserError } from '../errors.ts';
import { show } from '../values.ts';
/**
 * Splits a text as the go command splits GOFLAGS and the values of `-ldflags` (cmd/internal/quoted.Split):
 * blanks part words, a word that begins with a quote goes to the next such quote, nothing is escaped.
 * Undefined when a quote is not closed.
 */
export function splitQuoted(text: string): string[] | undefined {
  const words: string[] = [];
  const word = /[ \t\n\r]*(?:"([^"]*)"|'([^']*)'|([^ \t\n\r"'][^ \t\n\r]*))/y;
  let end = 0;
  for (let match = word.exec(text); match !== null; match = word.exec(text)) {
    words.push(match[1] ?? match[2] ?? match[3] ?? '');
    end = word.lastIndex;
  }
  return /^[ \t\n\r]*$/.test(text.slice(end)) ? words : undefined;
}

/**
 * Joins words so that `splitQuoted` and the go command read them again (cmd/internal/quoted.Join). Undefined
 * when a word holds both kinds of quotes: there is no way to write it.
 */
export function joinQuoted(words: readonly string[]): string | undefined {
  const joined: string[] = [];
  for (const word of words) {
    if (word !== '' && !/[ \t\n\r'"]/.test(word)) joined.push(word);
    else if (!word.includes("'")) joined.push(`'${word}'`);
    else if (!word.includes('"')) joined.push(`"${word}"`);
    else return undefined;
  }
  return joined.join(' ');
}

/**
 * @throws UserError when a stamp's text holds both kinds of quotes, which no quoting of the go command's can carry
 */
export function refuseBothQuotes(variable: string, text: string): void {
  if (!text.includes("'") || !text.includes('"')) return;
  throw new UserError(
    `Input \`stamp\`: the text of ${variable} is ${show(text)}, which holds both kinds of quotes; the go command can carry only one. Leave one kind out.`,
  );
}
