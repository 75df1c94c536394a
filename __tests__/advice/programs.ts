import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Line, LineId, Report } from '../../src/advice/line.ts';
import { readReports, type Subject } from '../../src/advice/report.ts';
import { readBuildInfos } from '../../src/inspect/buildinfo.ts';
import { readExecutable } from '../../src/inspect/executable.ts';
import { isReadByGo, readLinkedBuildInfo } from '../../src/inspect/go-record.ts';
import { testGo } from '../go.ts';
import { testHost } from '../host.ts';
import { goCommand, writeModule } from '../inspect/programs.ts';

/** Programs by name, each one file of Go. */
export type Sources = Readonly<Record<string, string>>;

export interface Options {
  readonly go?: string;
  /** `linux/amd64`. */
  readonly target?: string;
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const STRIPPED = ['-ldflags=-s -w'];

/** A module of these programs, with these modules required: `path@version`. */
export function moduleOfPrograms(sources: Sources, ...required: readonly string[]): string {
  const requires = required.map((one) => `require ${one.replace('@', ' ')}\n`).join('');
  const mains = Object.entries(sources).map(([name, text]): [string, string] => [
    `cmd/${name}/main.go`,
    text,
  ]);
  return writeModule({
    'go.mod': `module example.com/programs\n\ngo 1.21\n\n${requires}`,
    ...Object.fromEntries(mains),
  }).dir;
}

/** Builds every program of a module, stripped unless told, by one go command; gives their files by name. */
export async function buildPrograms(
  dir: string,
  names: readonly string[],
  options: Options = {},
): Promise<ReadonlyMap<string, string>> {
  const { go, target = 'linux/amd64', flags = STRIPPED, env = {} } = options;
  const [os = '', arch = ''] = target.split('/');
  const out = join(dir, `out_${os}_${arch}_${go ?? ''}_${flags.length}`);
  await goCommand(
    await testGo(go),
    [
      'build',
      '-trimpath',
      '-buildvcs=false',
      ...flags,
      '-o',
      `${out}/`,
      ...names.map((name) => `./cmd/${name}`),
    ],
    dir,
    { CGO_ENABLED: '0', GOOS: os, GOARCH: arch, ...env },
  );
  return new Map(names.map((name) => [name, join(out, os === 'windows' ? `${name}.exe` : name)]));
}

/** A file as the report takes it. */
export async function subjectOf(file: string): Promise<Subject> {
  const executable = await readExecutable(file);
  const buildInfo = isReadByGo(executable)
    ? (await readBuildInfos(await testGo(), testHost(), '/', [file]))[0]?.buildInfo
    : await readLinkedBuildInfo(file, executable);
  if (buildInfo === undefined) throw new Error(`no build info: ${file}`);
  return {
    path: file,
    file,
    size: statSync(file).size,
    executable,
    buildInfo,
  };
}

/** What is reported on a file; of releases nothing is known. */
export async function reportOn(file: string): Promise<Report> {
  const [report] = await readReports([await subjectOf(file)], { reason: 'not asked' }, testHost());
  if (report === undefined) throw new Error('no report');
  return report;
}

/** One line of a report. */
export function lineOf(report: Report, id: LineId): Line {
  const line = report.lines.find((one) => one.id === id);
  if (line === undefined) throw new Error(`no line ${id}`);
  return line;
}

/** A main of these imports, one a line: `_ "expvar"`. */
export function source(imports: string, body: string): string {
  return `package main\n\nimport (\n${imports
    .trim()
    .split(/\s*\n\s*/)
    .map((one) => (one.includes('"') ? `\t${one}\n` : `\t"${one}"\n`))
    .join('')})\n\n${body}\n`;
}
