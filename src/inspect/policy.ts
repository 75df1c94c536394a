import { UserError } from '../errors.ts';
import type { Binary } from './binary.ts';
import type { Part } from './functions.ts';

/**
 * Holds a binary against the input `size-budget` (bytes).
 *
 * @param parts what it is made of, to be named in the message
 * @throws UserError where it is larger
 */
export function checkSizeBudget(
  binary: Pick<Binary, 'path' | 'size'>,
  budget: number,
  parts: readonly Part[],
): void {
  if (binary.size <= budget) return;
  // What rounds to nothing is not what makes it too large.
  const worth = parts.filter(({ size }) => size >= 5_000);
  const width = Math.max(...worth.map(({ size }) => megabytes(size).length), 0);
  const lines = worth.map(({ name, size }) => `  ${megabytes(size).padStart(width)}  ${name}`);
  throw new UserError(
    [
      `${binary.path} is ${binary.size} bytes (${megabytes(binary.size)}), over the \`size-budget\` of ${budget} bytes (${megabytes(budget)}) by ${binary.size - budget} bytes.`,
      ...(lines.length === 0 ? [] : ['Its largest parts:', ...lines]),
      'Drop what is not needed, or raise `size-budget`.',
    ].join('\n'),
  );
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}
