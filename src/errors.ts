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

/*
 * What Node throws may be of another realm than ours (a worker, a test's sandbox): `instanceof Error` does not
 * hold for it, so its parts are looked at.
 */

/** The system's code of an error (`ENOENT`, `ECONNREFUSED`); empty when it has none. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  // Every address of a host was tried, and each failed in its own way: the first tells.
  return 'errors' in error && Array.isArray(error.errors) ? errorCode(error.errors[0]) : '';
}

/** What an error says, or its code when it says nothing. */
export function errorText(error: unknown): string {
  const text = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  return String(text) || errorCode(error);
}

/** What to print of anything that was thrown: its message alone, or a bug's stack. */
export function describeError(error: unknown): string {
  if (error instanceof UserError || error instanceof Interrupted) return error.message;
  if (error instanceof Error) return error.stack ?? error.message;
  return String(error);
}
