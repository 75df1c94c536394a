import { UserError } from '../errors.ts';
import type { Binary } from './binary.ts';
import { setting } from './buildinfo.ts';
import type { Part } from './functions.ts';

/** More names than this say no more. */
const mostFiles = 10;

/**
 * Applies the input `dirty` to the binaries of a run.
 *
 * @returns the warning to give, naming the files; undefined where all are clean or nobody asks
 * @throws UserError under `fail`
 */
export function checkDirty(
  binaries: readonly Binary[],
  policy: 'warn' | 'fail' | 'ignore',
): string | undefined {
  const modified = binaries.filter(({ buildInfo }) => setting(buildInfo, 'vcs.modified') === 'true');
  if (policy === 'ignore' || modified.length === 0) return undefined;
  const files = [...new Set(modified.flatMap(({ main }) => main.module?.repository?.dirty ?? []))].sort();
  // A name may hold anything, a line break too.
  const shown = files
    .slice(0, mostFiles)
    .map((file) => `  ${/[\p{C}]/u.test(file) ? JSON.stringify(file) : file}`);
  const more = files.length > mostFiles ? [`  and ${files.length - mostFiles} more`] : [];
  const message = [
    `${modified.map(({ path }) => path).join(', ')}: vcs.modified=true, because these files differ from the commit:`,
    ...shown,
    ...more,
    'Commit them or add them to .gitignore.',
  ].join('\n');
  if (policy === 'fail') {
    throw new UserError(
      `${message} To build all the same, set \`dirty\` to \`warn\` or \`ignore\`; it is \`fail\`.`,
    );
  }
  return message;
}

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
  const width = Math.max(...parts.map(({ size }) => megabytes(size).length), 0);
  const lines = parts.map(({ name, size }) => `  ${megabytes(size).padStart(width)}  ${name}`);
  throw new UserError(
    [
      `${binary.path} is ${binary.size} bytes (${megabytes(binary.size)}), over the size-budget of ${budget} bytes (${megabytes(budget)}) by ${binary.size - budget}.`,
      ...(lines.length === 0 ? [] : ['Its largest parts:', ...lines]),
      'Drop what is not needed, or raise `size-budget`.',
    ].join('\n'),
  );
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}
