import type { Host } from '../host.ts';
import { fenced } from './log.ts';

/**
 * The answer of a command that reads strangers' binaries, as JSON or for a reader. What they say must not be a
 * command to a runner, which finds `##[` anywhere in a line.
 */
export function answerText<T>(
  value: T,
  text: (value: T) => string,
  asJson: boolean,
  { onRunner }: Pick<Host, 'onRunner'>,
): string {
  if (asJson) return `${JSON.stringify(value, null, 2).replaceAll('##[', '#\\u0023[')}\n`;
  return onRunner ? fenced(text(value).trimEnd()) : text(value);
}
