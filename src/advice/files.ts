import { resolve } from 'node:path';
import type { Host } from '../host.ts';
import { INPUTS } from '../input-table.ts';
import { readExecutable } from '../inspect/executable.ts';
import { inspectFiles } from '../inspect/inspect.ts';
import { releaseList } from '../toolchain/releases.ts';
import type { Report } from './line.ts';
import { readReports } from './report.ts';

const FROM_ANYWHERE = {
  toolchainSource: 'auto',
  goDownloadBaseUrl: INPUTS['go-download-base-url'].default,
} as const;

/**
 * Reports on any Go binaries, also those built elsewhere. None is run. Their Go is held against today's release
 * list, where that can be had.
 *
 * @param paths absolute, or relative to the folder that the host starts from
 * @throws UserError naming the first file that is no Go binary
 */
export async function reportFiles(
  paths: readonly string[],
  host: Host,
  releases = releaseList(FROM_ANYWHERE, host),
): Promise<readonly Report[]> {
  const asked = releases();
  // It is awaited below; until then an interruption must not be taken for a bug.
  asked.catch(() => undefined);
  const inspected = await inspectFiles(paths, host);
  const subjects = await Promise.all(
    inspected.map(async ({ path, size, buildInfo }) => {
      const file = resolve(host.cwd, path);
      return { path, file, size, buildInfo, executable: await readExecutable(file, path) };
    }),
  );
  return await readReports(subjects, await asked, host);
}
