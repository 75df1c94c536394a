import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { FILES } from '../collect/artifacts.ts';
import type { Artifact, ShipRecord } from '../collect/record.ts';
import { megabytes } from '../sizes.ts';
import type { Note, Notes } from './log.ts';
import { fenceFor, markdownCode, markdownText } from './markdown.ts';
import { revision } from './phrases.ts';
import { digestOf, type ReportDigest, type SharedLine } from './report.ts';
import type { Shipped } from './shipped.ts';

/** Bytes. The service drops a summary over 1 MiB, and part of that may be another's. */
export const SUMMARY_LIMIT = 900_000;

/** What the template fills in, every value as Markdown. */
interface SummaryText {
  readonly title: string;
  readonly facts: string;
  readonly rows: readonly Record<'name' | 'target' | 'size' | 'linkage' | 'go' | 'revision', string>[];
  readonly leftOut: string;
  readonly notes: readonly string[];
  readonly report:
    | {
        readonly rows: readonly Record<'line' | 'verdict' | 'evidence' | 'advice' | 'binaries', string>[];
        readonly passed: string;
      }
    | undefined;
  readonly dockerfile: { readonly title: string; readonly fence: string; readonly text: string } | undefined;
}

/**
 * The job summary as Markdown, never over `limit` bytes: a Dockerfile that does not fit is left out, then the
 * report, then notes and binaries from the end, and the summary says so.
 */
export function jobSummary(shipped: Shipped, said: Notes, limit = SUMMARY_LIMIT): string {
  const whole = summaryText(shipped, said);
  if (bytes(render(whole)) <= limit) return render(whole);
  const left = ['the Dockerfile'];
  let report = whole.report;
  let notes = whole.notes;
  let rows = whole.rows;
  const tell = () =>
    render({
      ...whole,
      dockerfile: undefined,
      report,
      notes,
      rows,
      leftOut: `**Left out, for the service takes no more: ${left.join(', ')}.** All of it stands under output-dir: ${markdownCode(FILES.artifacts)} has every binary.`,
    });
  if (report !== undefined && bytes(tell()) > limit) {
    report = undefined;
    left.push('the report');
  }
  const dropped = left.length;
  const total = { notes: notes.length, rows: rows.length };
  while (bytes(tell()) > limit && notes.length + rows.length > 0) {
    if (notes.length > 0) notes = notes.slice(0, Math.floor(notes.length / 2));
    else rows = rows.slice(0, Math.floor(rows.length / 2));
    left.splice(
      dropped,
      2,
      `${total.notes - notes.length} of ${total.notes} warnings and notices`,
      `${total.rows - rows.length} of ${total.rows} binaries`,
    );
  }
  return tell();
}

function summaryText(
  { record, artifacts, report, image }: Shipped,
  { warnings, notices }: Notes,
): SummaryText {
  return {
    title: `${markdownText(record.plan.module)} ${markdownText(record.version)}`.trim(),
    facts: facts(record),
    rows: artifacts.map(row),
    leftOut: '',
    notes: [...warnings.map((note) => noteText('⚠️', note)), ...notices.map((note) => noteText('ℹ️', note))],
    report: reportTable(digestOf(report), artifacts.length),
    dockerfile:
      image === undefined
        ? undefined
        : { title: markdownText(image.path), fence: fenceFor(image.text), text: image.text.trimEnd() },
  };
}

function facts(record: ShipRecord): string {
  const go = `Go ${markdownCode(record.go.version)}${record.go.prerelease ? ' (release candidate)' : ''}`;
  const commit = record.commit === '' ? 'no repository' : `commit ${commitLink(record)}`;
  const date = record.date === '' ? [] : [markdownText(record.date)];
  return [go, commit, ...date].join(' · ');
}

/** The forges that we know write a commit's page like this; elsewhere the commit stands without a link. */
function commitLink({ source, commit, dirty }: ShipRecord): string {
  const text = markdownCode(revision(commit, dirty));
  const linked = /^https:\/\/[A-Za-z0-9.:-]+\/[A-Za-z0-9._~/-]+$/.test(source) && /^[0-9a-f]+$/.test(commit);
  return linked ? `<a href="${source}/commit/${commit}">${text}</a>` : text;
}

function row(artifact: Artifact): SummaryText['rows'][number] {
  return {
    name: markdownCode(artifact.name),
    target: markdownText(artifact.target),
    size: markdownText(megabytes(artifact.size)),
    linkage: markdownText(artifact.linkage),
    go: markdownText(artifact.goVersion),
    revision:
      artifact.revision === null ? 'none' : markdownCode(revision(artifact.revision, artifact.modified)),
  };
}

function reportTable({ open, passed }: ReportDigest, binaries: number): SummaryText['report'] {
  if (open.length === 0 && passed.length === 0) return undefined;
  return {
    rows: open.map((shared) => reportRow(shared, binaries)),
    passed: passed.map(markdownText).join(', '),
  };
}

function reportRow({ line, paths }: SharedLine, binaries: number) {
  const { id, verdict, evidence, advice, link } = line;
  const named = paths.slice(0, 3).map(markdownCode);
  const more = paths.length > named.length ? [`${paths.length - named.length} more`] : [];
  return {
    line: `<a href="${link}">${markdownText(id)}</a>`,
    verdict: markdownText(verdict),
    evidence: markdownText(evidence),
    advice: markdownText(advice),
    binaries: paths.length === binaries ? 'all' : [...named, ...more].join(', '),
  };
}

function noteText(sign: string, { message, at }: Note): string {
  const place = at === undefined ? '' : `${markdownCode([at.file, at.line].filter(Boolean).join(':'))} `;
  return `${sign} ${place}${markdownText(message)}`;
}

function render(text: SummaryText): string {
  template ??= Handlebars.compile(
    readFileSync(new URL('../../templates/summary.md.hbs', import.meta.url), 'utf8'),
    { strict: true },
  );
  return template(text);
}

let template: ((text: SummaryText) => string) | undefined;

function bytes(text: string): number {
  return Buffer.byteLength(text);
}
