import { FILES } from '../collect/artifacts.ts';
import { LINE_IDS, type Line, type LineId, type Report, type Verdict } from '../advice/line.ts';
import { printable } from './log.ts';

/** What `report` says of each file, for a reader: every line, and below it what to do. */
export function reportText(reports: readonly Report[]): string {
  return reports
    .map(({ path, lines }) => `${[path, ...lines.flatMap(lineText)].map(printable).join('\n')}\n`)
    .join('\n');
}

const WIDTH = Math.max(...LINE_IDS.map((id) => id.length));
const VERDICTS: Readonly<Record<Verdict, string>> = {
  pass: 'pass',
  advice: 'advice',
  unknown: 'unknown',
  'not-applicable': '-',
};

function lineText({ id, verdict, evidence, advice, link }: Line): string[] {
  const head = `  ${VERDICTS[verdict].padEnd('unknown'.length)}   ${id.padEnd(WIDTH)}   `;
  const below = ' '.repeat(head.length);
  return [head + evidence, ...(advice === '' ? [] : [`${below}${advice}`, `${below}${link}`])];
}

/** Lines of several binaries that say the same. */
export interface SharedLine {
  readonly line: Line;
  readonly paths: readonly string[];
}

/** What a run's reports come to, in short. */
export interface ReportDigest {
  /** Each line that advises something or could not be known, with the binaries that it is about. */
  readonly open: readonly SharedLine[];
  /** The lines that every binary passes. */
  readonly passed: readonly LineId[];
}

/**
 * Sums up the reports of one run. Whether its Go is supported is left out: the run itself has said so, by the
 * release list, which the report does not know.
 */
export function digestOf(reports: readonly Report[]): ReportDigest {
  const all = reports.flatMap(({ path, lines }) => lines.map((line) => ({ path, line })));
  const ids = LINE_IDS.filter((id) => id !== 'supported-go');
  const shared = new Map<string, { readonly line: Line; readonly paths: string[] }>();
  for (const { path, line } of all.filter((one) => isOpen(one.line))) {
    const key = JSON.stringify(line);
    const same = shared.get(key) ?? { line, paths: [] };
    same.paths.push(path);
    shared.set(key, same);
  }
  const open = ids.flatMap((id) => [...shared.values()].filter(({ line }) => line.id === id));
  const passed = ids.filter((id) => {
    const lines = all.filter(({ line }) => line.id === id);
    return lines.length > 0 && lines.every(({ line }) => line.verdict === 'pass');
  });
  return { open, passed };
}

function isOpen({ verdict }: Line): boolean {
  return verdict === 'advice' || verdict === 'unknown';
}

/** The reports of a run in one line for a terminal. */
export function digestText({ open, passed }: ReportDigest): string {
  const named = (verdict: Verdict) =>
    new Set(open.filter(({ line }) => line.verdict === verdict).map(({ line }) => line.id));
  const parts = [
    ['pass', new Set(passed)],
    ['advice', named('advice')],
    ['unknown', named('unknown')],
  ] as const;
  const said = parts
    .filter(([, ids]) => ids.size > 0)
    .map(([what, ids]) => `${what}: ${[...ids].join(', ')}`);
  return `Report (${FILES.report}): ${said.join('; ')}`;
}
