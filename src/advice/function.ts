import { FUNCTIONS, LAMBDA_RPC } from './evidence.ts';
import { advise, type Judgement, notApplicable, pass, unknown } from './line.ts';
import type { Program } from './program.ts';
import { lookFor } from './seen.ts';

const REUSE =
  'The process outlives a call: initialise outside the handler, leave no goroutine working when it returns, and flush before that, as no signal comes before the end.';

/** Judges a program that a function service starts: Lambda, Cloud Functions. */
export function judgeFunction(program: Program): Judgement {
  const seen = FUNCTIONS.map((row) => lookFor(row, program)).filter(({ state }) => state !== 'absent');
  const [first] = seen.toSorted((a, b) => Number(b.state === 'used') - Number(a.state === 'used'));
  if (first === undefined) return notApplicable('it starts no Lambda or Cloud Functions handler');
  if (first.state === 'present') return unknown(first.said, REUSE);
  if (lookFor(LAMBDA_RPC, program).state !== 'absent') {
    return advise(
      `${first.said}; the RPC of the retired go1.x runtime is linked`,
      `Build with the tag lambda.norpc. ${REUSE}`,
    );
  }
  return pass(first.said, REUSE);
}
