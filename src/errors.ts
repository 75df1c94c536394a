/**
 * A failure that the user can mend. The message says what happened, names the value, says what is
 * accepted and what to do next; it is shown without a stack. Anything else that is thrown is a bug of
 * ours and keeps its stack.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** The run was stopped from outside (SIGINT, SIGTERM, a cancelled job): exit code 130. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor() {
    super('interrupted');
  }
}

/** What to print of anything that was thrown: its message alone, or a bug's stack. */
export function describeError(error: unknown): string {
  if (error instanceof UserError || error instanceof Interrupted) return error.message;
  if (error instanceof Error) return error.stack ?? error.message;
  return String(error);
}
