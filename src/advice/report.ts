import type { TextFile } from '../collect/collect.ts';
import { FILES } from '../collect/artifacts.ts';
import { Interrupted } from '../errors.ts';
import type { Host } from '../host.ts';
import type { Binary } from '../inspect/binary.ts';
import { type Composition, compositionOf, packageOf } from '../inspect/functions.ts';
import { judgeGo, judgeStamp, type KnownReleases } from './build.ts';
import { judgeLinkage, judgePostmortem, judgeSize } from './file.ts';
import { judgeFunction } from './function.ts';
import { type Judgement, LINE_IDS, type LineId, LINKS, notApplicable, type Report, unknown } from './line.ts';
import { judgeOperations } from './operations.ts';
import { type Program, readProgram } from './program.ts';

/** A binary to report on. */
export type Subject = Pick<Binary, 'path' | 'file' | 'size' | 'executable' | 'buildInfo'>;

/** All that a report is made from. */
export interface Facts extends Subject {
  readonly composition: Composition;
  /** Undefined where its function table cannot be read. */
  readonly program: Program | undefined;
}

/**
 * Reads binaries and reports on each. None is run.
 *
 * @param releases what Go there is, as far as the report may know it
 */
export async function readReports(
  subjects: readonly Subject[],
  releases: KnownReleases,
  host: Pick<Host, 'signal'>,
): Promise<readonly Report[]> {
  const reports: Report[] = [];
  // One after another: each is held in memory while it is read.
  for (const subject of subjects) {
    if (host.signal.aborted) throw new Interrupted();
    const { file, executable, buildInfo } = subject;
    const composition = await compositionOf(file, executable);
    const program = await readProgram(file, executable, buildInfo);
    reports.push(reportOf({ ...subject, composition, program }, releases));
  }
  return reports;
}

/** What a binary's facts come to, line by line. */
export function reportOf(facts: Facts, releases: KnownReleases): Report {
  const { path, size, executable, buildInfo, composition, program } = facts;
  const { sections } = executable;
  const judged: Readonly<Record<LineId, Judgement>> = {
    'supported-go': judgeGo(buildInfo, releases),
    small: judgeSize(size, sections, composition, buildInfo),
    static: judgeLinkage(executable, program === undefined ? [] : callersOfC(program)),
    stamped: judgeStamp(buildInfo),
    'fast-start': notApplicable('not run: `report` reads the file alone'),
    ...(program === undefined ? UNREADABLE : judgeOperations(program)),
    context: notApplicable('not looked at: it takes the source'),
    postmortem: judgePostmortem(sections),
    function: program === undefined ? UNREADABLE.metrics : judgeFunction(program),
  };
  return { path, lines: LINE_IDS.map((id) => ({ id, ...judged[id], link: LINKS[id] })) };
}

const NO_TABLE = unknown(
  'its function table cannot be read',
  'Look at the same program built for linux/amd64 or linux/arm64, by Go 1.18 or newer.',
);

const UNREADABLE = { 'graceful-shutdown': NO_TABLE, metrics: NO_TABLE, profiling: NO_TABLE };

/** The packages that call C: cgo writes a function for each one that they call. */
function callersOfC({ calls }: Program): readonly string[] {
  const wrappers = calls.find((name) => /\._C2?func_/.test(name));
  return [...new Set(wrappers.map(packageOf))].sort();
}

/** Reports on what was built. A run of the same commit another day must write the same, so it asks no release list. */
export async function reportBinaries(
  binaries: readonly Binary[],
  host: Pick<Host, 'signal'>,
): Promise<readonly Report[]> {
  return await readReports(binaries, { reason: 'whether that is supported changes from day to day' }, host);
}

/** report.json. */
export function reportFile(reports: readonly Report[]): TextFile {
  return { path: FILES.report, text: `${JSON.stringify(reports, null, 2)}\n` };
}
