import { join } from 'node:path';
import type { Inspected } from '../inspect/inspect.ts';
import { outputPath } from '../paths.ts';
import { megabytes } from '../sizes.ts';
import { painter, printable } from './log.ts';
import { revision } from './phrases.ts';
import { digestOf, digestText } from './report.ts';
import type { Shipped } from './shipped.ts';

const HEADER = ['BINARY', 'TARGET', 'SIZE', 'LINKAGE', 'GO', 'REVISION'] as const;
/** Sizes are read from the right. */
const RIGHT = 2;

/**
 * The summary for a terminal: a table of the binaries, what was written, and what to run next.
 *
 * @param from absolute folder that the reader stands in; paths and commands are written from there
 */
export function terminalSummary(shipped: Shipped, from: string, colours: boolean): string {
  const { record, artifacts, outputDir } = shipped;
  const style = painter(colours);
  const title = `${record.plan.module} ${record.version}`.trim();
  const rows = artifacts.map((artifact) => [
    artifact.path,
    artifact.target,
    megabytes(artifact.size),
    artifact.linkage,
    artifact.goVersion,
    revision(artifact.revision, artifact.modified),
  ]);
  const [header = '', ...lines] = aligned([[...HEADER], ...rows], RIGHT);
  const others = Object.keys(record.files)
    .filter((path) => !path.includes('/') && !path.startsWith('.'))
    .sort();
  const folder = outputPath(from, outputDir);
  const next = nextCommands(shipped, from);
  return [
    '',
    style('bold', printable(title)),
    '',
    style('dim', header),
    ...lines,
    '',
    printable(`In ${folder}: ${[...others, 'ship-go.json'].join(', ')}`),
    printable(digestText(digestOf(shipped.report))),
    ...(next.length === 0 ? [] : ['', ...next.map(({ what, run }) => `${style('dim', what)}\n  ${run}`)]),
    '',
  ].join('\n');
}

/** What to run next, ready to paste into a POSIX shell. */
export function nextCommands(
  shipped: Shipped,
  from: string,
): { readonly what: string; readonly run: string }[] {
  const { image, outputDir } = shipped;
  if (image === undefined) return [];
  const file = outputPath(from, join(outputDir, image.path));
  const context = outputPath(from, shipped.context);
  const contexts = Object.entries(image.buildContexts).map(
    ([name, dir]) => `--build-context ${shellWord(`${name}=${outputPath(from, dir)}`)}`,
  );
  const build = `docker build -f ${shellWord(file)}`;
  const another = shipped.artifacts.find(
    ({ name, stage }) => Object.hasOwn(image.baseImages, name) && stage !== image.target,
  );
  return [
    { what: 'An image of exactly these binaries:', run: [build, ...contexts, shellWord(context)].join(' ') },
    ...(image.obstacle === undefined
      ? [{ what: 'The same, compiled inside:', run: `${build} ${shellWord(context)}` }]
      : []),
    ...(another === undefined
      ? []
      : [{ what: 'An image of another main:', run: `add --target ${shellWord(another.stage)}` }]),
  ];
}

/** One word of a POSIX shell, quoted where it must be. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${printable(text).replaceAll("'", "'\\''")}'`;
}

/** What `inspect` says of each file, for a reader: its facts, its modules and its settings. */
export function inspectedText(inspected: readonly Inspected[]): string {
  return inspected.map((one) => `${fileText(one)}\n`).join('\n');
}

function fileText(file: Inspected): string {
  const { Path = '', Main, Deps = [], Settings = [] } = file.buildInfo;
  const module = [Main?.Path, Main?.Version].filter(Boolean).join(' ');
  const facts: [string, string][] = [
    ['go', file.goVersion],
    ['package', Path],
    ['module', module],
    ['platform', `${file.os}/${file.arch} (${file.format})`],
    ['size', megabytes(file.size)],
    ['sha256', file.sha256],
    ['linkage', file.linkage],
    ['interpreter', file.interpreter ?? ''],
    ['needs', file.needed.join(', ')],
  ];
  const known = facts.filter(([, value]) => value !== '');
  const modules = Deps.map(({ Path, Version = '', Replace }) => [
    '',
    Path,
    Replace === undefined ? Version : `${Version} => ${Replace.Path} ${Replace.Version ?? ''}`.trim(),
  ]);
  const settings = Settings.map(({ Key, Value = '' }) => ['', Key, Value]);
  return [
    printable(file.path),
    ...indented(aligned(known)),
    ...(modules.length === 0 ? [] : ['  dependencies', ...indented(aligned(modules))]),
    ...(settings.length === 0 ? [] : ['  settings', ...indented(aligned(settings))]),
  ].join('\n');
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

/** Columns as wide as their widest cell; `right` is the one whose cells end together. */
function aligned(rows: readonly (readonly string[])[], right?: number): string[] {
  const clean = rows.map((row) => row.map((cell) => printable(cell)));
  const widths = (clean[0] ?? []).map((_, column) =>
    Math.max(...clean.map((row) => row[column]?.length ?? 0)),
  );
  return clean.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === right ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('   ')
      .trimEnd(),
  );
}
