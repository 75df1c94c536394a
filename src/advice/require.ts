import { UserError } from '../errors.ts';
import { show, words } from '../values.ts';
import { LINE_IDS, type LineId, type Report } from './line.ts';

/**
 * The input `require`: lines of the report that are binding.
 *
 * @throws UserError naming a word that is no line
 */
export function requiredLines(text: string): readonly LineId[] {
  return words(text).map((word) => {
    const found = LINE_IDS.find((id) => id === word);
    if (found === undefined)
      throw new UserError(`Input \`require\` has ${show(word)}; accepted: ${LINE_IDS.join(', ')}.`);
    return found;
  });
}

/** The same for a build, which writes no line that changes without its sources: another input is for that. */
export function requiredOfBuild(text: string): readonly LineId[] {
  const required = requiredLines(text);
  if (required.includes('supported-go')) {
    throw new UserError(
      'Input `require` has "supported-go", which `ship-go report` judges by today’s release list, and report.json cannot. Set `unsupported-go: fail` instead.',
    );
  }
  return required;
}

/**
 * Holds binaries to the lines that are required of them. What does not apply to a binary is not required of it.
 *
 * @throws UserError naming each binary and line that falls short, what was seen, and what to do
 */
export function keepRequired(reports: readonly Report[], required: readonly LineId[]): void {
  const short = reports.flatMap(({ path, lines }) =>
    lines
      .filter(({ id, verdict }) => required.includes(id) && (verdict === 'advice' || verdict === 'unknown'))
      .map(
        ({ id, verdict, evidence, advice }) =>
          `  ${path}: ${id} is ${verdict === 'advice' ? 'not so' : 'not known'}: ${evidence}. ${advice}`,
      ),
  );
  if (short.length === 0) return;
  throw new UserError(
    [
      'Not as input `require` asks:',
      ...short,
      'Mend that, or take the line out of `require`. What each line means: README, "The report".',
    ].join('\n'),
  );
}
