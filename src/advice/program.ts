import type { BuildInfo } from '../inspect/buildinfo.ts';
import { type CallGraph, readCalls } from '../inspect/calls.ts';
import type { Executable } from '../inspect/executable.ts';
import { packageOf } from '../inspect/functions.ts';
import { readInliners } from '../inspect/inlined.ts';
import { EVIDENCE, type Evidence } from './evidence.ts';
import { isBelow, leftOf, namesOf, withoutTypes } from './names.ts';

/** A program as its function table and its calls show it. */
export interface Program {
  readonly calls: CallGraph;
  readonly buildInfo: BuildInfo;
  /** Who holds the code of functions that are inlined, by their names; undefined where that cannot be read. */
  readonly inliners: ReadonlyMap<string, readonly string[]> | undefined;
  /** The functions that any evidence names: by their names without type parameters, as the table has them. */
  readonly named: ReadonlyMap<string, readonly string[]>;
}

const EVIDENT: ReadonlySet<string> = new Set(EVIDENCE.flatMap(namesOf));

/**
 * Reads a program's functions and calls.
 *
 * @returns undefined where there is no function table to be read
 */
export async function readProgram(
  file: string,
  executable: Pick<Executable, 'format' | 'arch' | 'sections'>,
  buildInfo: BuildInfo,
): Promise<Program | undefined> {
  // Whose callers matter is known only on the way; to remember all costs less than to go through the code twice.
  const calls = await readCalls(file, executable, () => true);
  if (calls === undefined) return undefined;
  const inlined = EVIDENCE.filter((row) => mayBeInlined(row, calls)).flatMap(namesOf);
  const inliners = inlined.length === 0 ? new Map() : await readInliners(file, executable, inlined);
  return programOf(calls, buildInfo, inliners);
}

/** Whether code outside of its package calls what is left of it. To read the trees of what was inlined takes long. */
function mayBeInlined(row: Evidence, calls: CallGraph): boolean {
  const left = leftOf(row);
  if (left === undefined || !calls.has(left)) return false;
  if (calls.source === 'presence') return true;
  return calls.callers(left).some((by) => !row.packages.some((path) => isBelow(packageOf(by), path)));
}

/** A program by its calls. */
export function programOf(
  calls: CallGraph,
  buildInfo: BuildInfo,
  inliners: Program['inliners'] = new Map(),
): Program {
  const named = new Map<string, string[]>();
  for (const name of calls.find((one) => EVIDENT.has(withoutTypes(one)))) {
    const plain = withoutTypes(name);
    named.set(plain, [...(named.get(plain) ?? []), name]);
  }
  return { calls, buildInfo, inliners, named };
}
