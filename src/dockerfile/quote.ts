import { UserError } from '../errors.ts';

/** BuildKit refuses a Dockerfile with a line over 65535 bytes; quoting at most doubles a value. */
const LONGEST = 32_000;

/**
 * A Dockerfile's instructions end with their line, and BuildKit has no escape for a line end: `"x⏎RUN evil"`
 * is a RUN. NUL cannot stand in any string that a process is given.
 */
function refuseInexpressible(text: string, what: string): void {
  if (Buffer.byteLength(text) > LONGEST) {
    throw new UserError(
      `${what} is longer than ${LONGEST} bytes, and a line of a Dockerfile may have 65535. It begins: ${text.slice(0, 80)}`,
    );
  }
  const found = /[\r\n\0]/.exec(text)?.[0];
  if (found === undefined) return;
  const name = found === '\n' ? 'a line feed' : found === '\r' ? 'a carriage return' : 'a NUL';
  throw new UserError(
    `${what} is ${JSON.stringify(text)}, which holds ${name}: a Dockerfile cannot express that. Write it as one line.`,
  );
}

/**
 * A value of LABEL, ENV, ARG or WORKDIR, in double quotes, with what BuildKit would expand escaped.
 * JSON's quoting is not this one: in it `$SECRET` is expanded.
 *
 * @throws UserError naming `what` ("Input `labels`: the value of \"title\"") when it holds CR, LF or NUL.
 */
export function quoteValue(text: string, what: string): string {
  refuseInexpressible(text, what);
  return `"${text.replace(/[\\"$]/g, '\\$&')}"`;
}

/** As `quoteValue`, without the quotes where the text needs none. */
export function quoteWord(text: string, what: string): string {
  return /^[\w./:-]+$/.test(text) ? text : quoteValue(text, what);
}

/**
 * `key="value"` of LABEL and ENV. BuildKit cuts at the first `=`, also inside quotes, so a key holds none.
 *
 * @throws UserError naming `what` when the key is empty or holds `=`, or when one of the two holds CR, LF or NUL.
 */
export function quotePair(key: string, value: string, what: string): string {
  if (key === '' || key.includes('=')) {
    throw new UserError(
      `${what} has the key ${JSON.stringify(key)}; accepted: one that is not empty and holds no \`=\`.`,
    );
  }
  const quotedKey = /^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(key) ? key : quoteValue(key, `${what}: a key`);
  return `${quotedKey}=${quoteValue(value, `${what}: the value of ${JSON.stringify(key)}`)}`;
}

/**
 * The exec form of ENTRYPOINT, CMD and SHELL: a JSON array, in which nothing is expanded. Unlike the others
 * it can express line ends.
 *
 * @throws UserError naming `what` when a word holds NUL.
 */
export function quoteExec(words: readonly string[], what: string): string {
  for (const word of words) {
    if (word.includes('\0')) refuseInexpressible(word, what);
  }
  return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
}

/**
 * A literal part of a COPY path: what BuildKit would expand (`$`, quotes, `\`) and, in a source, what it
 * would match (`*?[`) is escaped. Variables may stand before and after it; `copyWords` joins it all.
 *
 * @throws UserError naming `what` when it holds CR, LF or NUL.
 */
export function escapePath(text: string, kind: 'source' | 'destination', what: string): string {
  refuseInexpressible(text, what);
  // Two readers, one after the other: first the one that expands words, then, for a source, Go's filepath.Match; but
  // BuildKit asks that only where a `*?[` stands without a backslash before it, and else takes all as it is.
  const matched =
    kind === 'source' && /[*?[]/.test(text) ? text.replaceAll('\\', '\\\\').replace(/[*?[]/g, '[$&]') : text;
  return matched.replace(/[\\"'$]/g, '\\$&');
}

/**
 * What stands after COPY's flags: the words as they are, or, where one holds what would split or end them, as
 * a JSON array. The words' literal parts have been through `escapePath`.
 */
export function copyWords(words: readonly string[]): string {
  const plain = words.every((word) => /^[\w./${}~+@:-]+$/.test(word) && !word.startsWith('--'));
  return plain ? words.join(' ') : `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
}

/**
 * One word for sh, as RUN hands it its script: bare where that is safe, else in single quotes.
 *
 * @throws UserError naming `what` when it holds CR, LF or NUL, which a line of a RUN cannot hold.
 */
export function shellWord(text: string, what: string): string {
  refuseInexpressible(text, what);
  return /^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Text for a comment: on one line, whatever it held. */
export function commentText(text: string): string {
  return text.replace(/[\r\n\0]+/g, ' ');
}
