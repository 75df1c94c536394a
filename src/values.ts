import { UserError } from './errors.ts';

/** The non-empty lines of a line list, trimmed; `#` starts a comment line. */
export function lines(text: string): string[] {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** The words of a word list: commas or newlines between them; `#` starts a comment line. */
export function words(text: string): string[] {
  return lines(text)
    .flatMap((line) => line.split(','))
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** One of the accepted words. */
export function choice<T extends string>(input: string, value: string, accepted: readonly T[]): T {
  const found = accepted.find((word) => word === value);
  if (found === undefined) {
    throw new UserError(`Input \`${input}\` is ${show(value)}; accepted: ${accepted.join(', ')}.`);
  }
  return found;
}

/** `true` or `false`, in the spellings that YAML 1.2's core schema has. */
export function flag(input: string, value: string): boolean {
  if (['true', 'True', 'TRUE'].includes(value)) return true;
  if (['false', 'False', 'FALSE'].includes(value)) return false;
  throw new UserError(`Input \`${input}\` is ${show(value)}; accepted: true, false.`);
}

/** `key=value` lines; a later line of the same key wins. The value is kept as it is, empty included. */
export function pairs(
  input: string,
  text: string,
  key: { readonly pattern: RegExp; readonly accepted: string },
): Record<string, string> {
  const found: [string, string][] = lines(text).map((line) => {
    const at = line.indexOf('=');
    const name = line.slice(0, at);
    if (at < 0 || !key.pattern.test(name)) {
      throw new UserError(`Input \`${input}\` has the line ${show(line)}; accepted: ${key.accepted}.`);
    }
    return [name, line.slice(at + 1)];
  });
  return Object.fromEntries(found);
}

/** A value in an error message: quoted, so that blanks and line ends are seen. */
export function show(value: string): string {
  return JSON.stringify(value);
}
