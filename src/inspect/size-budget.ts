import { UserError } from '../errors.ts';
import { megabytes } from '../sizes.ts';
import type { Binary } from './binary.ts';
import { type Composition, compositionOf, type Part } from './functions.ts';

/**
 * Holds the binaries against the input `size-budget` (bytes).
 *
 * @throws UserError naming all that are larger, and what the largest is made of
 */
export async function keepBudget(
  binaries: readonly Pick<Binary, 'path' | 'size' | 'file' | 'executable'>[],
  budget: number,
): Promise<void> {
  const over = binaries.filter(({ size }) => size > budget).sort((a, b) => b.size - a.size);
  const [largest] = over;
  if (largest === undefined) return;
  throw overBudget(over, budget, await compositionOf(largest.file, largest.executable));
}

/**
 * The error for binaries that are over the budget.
 *
 * @param over largest first
 * @param composition what the first is made of
 */
export function overBudget(
  over: readonly Pick<Binary, 'path' | 'size'>[],
  budget: number,
  { sections, packages }: Composition,
): UserError {
  const largest = over[0]?.path ?? '';
  return new UserError(
    [
      `Over the \`size-budget\` of ${budget} bytes (${megabytes(budget)}):`,
      ...over.map(
        ({ path, size }) => `  ${path}: ${size} bytes (${megabytes(size)}), ${size - budget} too many`,
      ),
      ...listed(`The largest sections of ${largest}:`, sections),
      ...listed(`The packages with the most code in ${largest}:`, packages),
      'Drop what is not needed, or raise `size-budget`.',
    ].join('\n'),
  );
}

function listed(heading: string, parts: readonly Part[]): string[] {
  // What rounds to nothing is not what makes it too large.
  const worth = parts.filter(({ size }) => size >= 5_000).slice(0, 5);
  const width = Math.max(...worth.map(({ size }) => megabytes(size).length), 0);
  const lines = worth.map(({ name, size }) => `  ${megabytes(size).padStart(width)}  ${name}`);
  return lines.length === 0 ? [] : [heading, ...lines];
}
