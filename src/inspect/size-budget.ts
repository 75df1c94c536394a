import { UserError } from '../errors.ts';
import { megabytes } from '../sizes.ts';
import type { Binary } from './binary.ts';
import type { Composition, Part } from './functions.ts';

/**
 * Holds a binary against the input `size-budget` (bytes).
 *
 * @param composition what it is made of, the largest to be named in the message
 * @throws UserError where it is larger
 */
export function checkSizeBudget(
  binary: Pick<Binary, 'path' | 'size'>,
  budget: number,
  { sections, packages }: Composition,
): void {
  if (binary.size <= budget) return;
  throw new UserError(
    [
      `${binary.path} is ${binary.size} bytes (${megabytes(binary.size)}), over the \`size-budget\` of ${budget} bytes (${megabytes(budget)}) by ${binary.size - budget} bytes.`,
      ...largest('Its largest sections:', sections),
      ...largest('The packages with the most code:', packages),
      'Drop what is not needed, or raise `size-budget`.',
    ].join('\n'),
  );
}

function largest(heading: string, parts: readonly Part[]): string[] {
  // What rounds to nothing is not what makes it too large.
  const worth = parts.filter(({ size }) => size >= 5_000).slice(0, 5);
  const width = Math.max(...worth.map(({ size }) => megabytes(size).length), 0);
  const lines = worth.map(({ name, size }) => `  ${megabytes(size).padStart(width)}  ${name}`);
  return lines.length === 0 ? [] : [heading, ...lines];
}
