import { UserError } from '../errors.ts';
import type { ShipInputs } from '../inputs.ts';
import type { Binary } from '../inspect/binary.ts';
import type { Plan } from '../plan/plan.ts';
import { show } from '../values.ts';
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
 * @param rendered the Dockerfile and what belongs to it; empty for none
 * @throws UserError where two files would stand at one path
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
  refuseClashes([...binaries, ...texts, { path: FILES.record }].map(({ path }) => path));
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

/**
 * Two files at one path, of which each would replace the other, or one where another has its folder. Some file
 * systems do not tell A from a, so nobody may rely on it.
 *
 * @throws UserError naming them and the inputs that name files
 */
function refuseClashes(paths: readonly string[]): void {
  const taken = new Map<string, string>();
  const clash = (one: string, other: string) =>
    new UserError(
      `Two files of this run cannot stand side by side in \`output-dir\`: ${show(one)} and ${show(other)}. Give the input \`dockerfile\` another path, or leave a main out by \`packages\`.`,
    );
  for (const path of paths) {
    const other = taken.get(path.toLowerCase());
    if (other !== undefined) throw clash(other, path);
    taken.set(path.toLowerCase(), path);
  }
  for (const path of paths) {
    const folders = path.toLowerCase().split('/').slice(0, -1);
    for (const depth of folders.keys()) {
      const other = taken.get(folders.slice(0, depth + 1).join('/'));
      if (other !== undefined) throw clash(other, path);
    }
  }
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
