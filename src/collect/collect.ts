import type { ShipInputs } from '../inputs.ts';
import type { Binary } from '../inspect/binary.ts';
import type { Plan } from '../plan/plan.ts';
import { artifactOf, buildInfoPath, FILES } from './artifacts.ts';
import { checksumsText, sha256 } from './checksums.ts';
import type { OutputFile } from './place.ts';
import { makeRecord, type ShipRecord } from './record.ts';

/** A text file of output-dir. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** All that a run leaves, in memory; nothing is written yet. */
export interface Collected {
  readonly record: ShipRecord;
  readonly files: readonly OutputFile[];
}

/**
 * Makes every file of output-dir from what was built. Pure: the same binaries, plan and inputs give the same
 * bytes in every file.
 *
 * @param binaries in plan order
 * @param rendered the Dockerfile and its ignore rules; empty for none
 */
export function collect(
  inputs: ShipInputs,
  plan: Plan,
  binaries: readonly Binary[],
  rendered: readonly TextFile[],
  shipGo: string,
): Collected {
  const artifacts = binaries.map(artifactOf);
  const texts: TextFile[] = [
    // Without it an untracked output-dir makes the next run's binaries `+dirty`.
    { path: FILES.gitignore, text: '*\n' },
    { path: FILES.artifacts, text: json(artifacts) },
    {
      path: FILES.buildInfo,
      text: json(Object.fromEntries(binaries.map(({ path, buildInfo }) => [path, buildInfo]))),
    },
    { path: FILES.checksums, text: checksumsText(artifacts) },
    ...rendered,
    ...binaries.flatMap(({ path, buildInfoText }) =>
      buildInfoText === undefined ? [] : [{ path: buildInfoPath(path), text: buildInfoText }],
    ),
  ];
  const sums = [
    ...texts.map(({ path, text }) => [path, sha256(text)] as const),
    ...binaries.map((binary) => [binary.path, binary.sha256] as const),
  ].sort(([a], [b]) => (a < b ? -1 : 1));
  const record = makeRecord(inputs, plan, shipGo, Object.fromEntries(sums));
  return {
    record,
    files: [
      ...binaries.map(({ path, file }) => ({ path, from: file })),
      ...texts,
      { path: FILES.record, text: json(record) },
    ],
  };
}

/** Binaries come as they are done; files list them in the order of the targets asked for, then of the mains. */
export function inPlanOrder(plan: Plan, binaries: readonly Binary[]): readonly Binary[] {
  return plan.targets.flatMap(({ target, mains }) =>
    mains.flatMap((main) => binaries.filter((binary) => binary.target === target && binary.main === main)),
  );
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
