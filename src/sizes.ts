import { UserError } from './errors.ts';
import { show } from './values.ts';

const UNITS: Readonly<Record<string, number>> = {
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
};

/** A size in bytes: `25MB` is 25 000 000, `25MiB` is 26 214 400. */
export function size(input: string, value: string): number {
  const match = /^(\d+(?:\.\d+)?) ?([kmg]?i?b)$/i.exec(value);
  const unit = UNITS[match?.[2]?.toLowerCase() ?? ''];
  if (match === null || unit === undefined) {
    throw new UserError(
      `Input \`${input}\` is ${show(value)}; accepted: a number with a unit, such as 25MB (millions of bytes) or 25MiB.`,
    );
  }
  return Math.floor(Number(match[1]) * unit);
}

/** `8.41 MB`: millions of bytes, as a file manager and a registry show them. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}
