import { UserError } from '../errors.ts';
import type { Plan } from './plan.ts';

/** More names than this say no more. */
const mostFiles = 10;

/**
 * Applies the input `dirty` to what is about to be built: the go command stamps `vcs.modified=true` when any file
 * of the repository differs, and afterwards each binary is held to have said so.
 *
 * @returns the warning to give, naming the files; undefined where all is clean, nothing is stamped or nobody asks
 * @throws UserError under `fail`
 */
export function checkDirty(
  plan: Pick<Plan, 'mains' | 'stamped'>,
  policy: 'warn' | 'fail' | 'ignore',
): string | undefined {
  const files = [...new Set(plan.mains.flatMap(({ module }) => module?.repository?.dirty ?? []))].sort();
  if (policy === 'ignore' || !plan.stamped || files.length === 0) return undefined;
  // A name may hold anything, a line break too.
  const shown = files
    .slice(0, mostFiles)
    .map((file) => `  ${/[\p{C}]/u.test(file) ? JSON.stringify(file) : file}`);
  const more = files.length > mostFiles ? [`  and ${files.length - mostFiles} more`] : [];
  const message = [
    `The binaries ${policy === 'fail' ? 'would say' : 'say'} vcs.modified=true, because these files differ from the commit:`,
    ...shown,
    ...more,
    'Commit them or add them to .gitignore.',
  ].join('\n');
  if (policy === 'fail') {
    throw new UserError(`${message} To build all the same, set \`dirty\` to warn or ignore; it is fail.`);
  }
  return message;
}
