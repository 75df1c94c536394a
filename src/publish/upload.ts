import { join } from 'node:path';
import { FILES } from '../collect/artifacts.ts';
import type { ShipRecord } from '../collect/record.ts';
import { errorText, Interrupted, UserError } from '../errors.ts';
import type { Host } from '../host.ts';
import type { ShipInputs } from '../inputs.ts';

/** An artifact as the service knows it. */
export interface Uploaded {
  readonly id: string;
  readonly url: string;
  /** SHA-256 of the archive, lower-case hex. */
  readonly digest: string;
}

/** The part of @actions/artifact that is used, for a test to stand in. */
export interface ArtifactService {
  listArtifacts(): Promise<{ artifacts: readonly { readonly name: string }[] }>;
  deleteArtifact(name: string): Promise<unknown>;
  uploadArtifact(
    name: string,
    files: string[],
    root: string,
    options: { retentionDays?: number },
  ): Promise<{ id?: number; digest?: string }>;
}

/** What becomes of an upload, decided before anything is sent. */
export type UploadDecision =
  { readonly act: 'none' | 'upload' | 'replace' } | { readonly act: 'skip' | 'refuse'; readonly why: string };

/** The names that the input's default gives; a name like these is not insisted on. */
const DEFAULTED = /^ship-go(-\d+)?$/;

/**
 * Whether and how to upload. A name is fixed within a run, over its attempts too: from the second attempt on,
 * what stands under it is this job's own from before, because in the first a name taken twice is an error.
 */
export function decideUpload(name: string, host: Pick<Host, 'env' | 'onRunner'>): UploadDecision {
  if (name === '' || !host.onRunner) return { act: 'none' };
  const missing = missingService(host.env);
  if (missing !== undefined) {
    return DEFAULTED.test(name)
      ? { act: 'skip', why: `The files were not uploaded as an artifact: ${missing}` }
      : {
          act: 'refuse',
          why: `Input \`artifact-name\` is "${name}", but nothing can be uploaded: ${missing} Set artifact-name to the empty string to go without.`,
        };
  }
  return { act: Number(host.env.GITHUB_RUN_ATTEMPT ?? '1') > 1 ? 'replace' : 'upload' };
}

/**
 * Refuses, before anything is built, a name that was given outright where nothing can be uploaded.
 *
 * @throws UserError naming the input and the way out
 */
export function requireUpload(name: string, host: Pick<Host, 'env' | 'onRunner'>): void {
  const decision = decideUpload(name, host);
  if (decision.act === 'refuse') throw new UserError(decision.why);
}

/** Why the artifact service cannot be used, as a sentence; undefined where it can. */
function missingService(env: Host['env']): string | undefined {
  if (!env.ACTIONS_RUNTIME_TOKEN || !env.ACTIONS_RESULTS_URL) {
    return 'this runner offers no artifact service (ACTIONS_RUNTIME_TOKEN or ACTIONS_RESULTS_URL is missing).';
  }
  // @actions/artifact refuses these too, but with a warning of its own that asks to try again.
  const server = new URL(env.GITHUB_SERVER_URL ?? 'https://github.com').hostname.toLowerCase();
  const known = server === 'github.com' || server.endsWith('.ghe.com') || server.endsWith('.localhost');
  return known ? undefined : `the artifact service of ${server} is not one that this step can use.`;
}

/**
 * Uploads the files of the run as one artifact. Undefined where none was wanted, from a terminal, and where the
 * service is missing and the name was not given outright, which is told as a notice.
 *
 * @param service loaded only when needed: it is large
 * @throws UserError when the service is missing for a name that was given, or the upload fails
 */
export async function uploadFiles(
  { artifactName: name, artifactRetentionDays }: Pick<ShipInputs, 'artifactName' | 'artifactRetentionDays'>,
  { outputDir, record }: { readonly outputDir: string; readonly record: Pick<ShipRecord, 'files'> },
  host: Host,
  service: () => Promise<ArtifactService> = artifactService,
): Promise<Uploaded | undefined> {
  const decision = decideUpload(name, host);
  if (decision.act === 'none') return undefined;
  if (decision.act === 'refuse') throw new UserError(decision.why);
  if (decision.act === 'skip') {
    host.log.notice(decision.why);
    return undefined;
  }
  if (host.signal.aborted) throw new Interrupted();
  return await host.log.group(`Upload artifact ${name}`, async () => {
    try {
      const client = await service();
      if (decision.act === 'replace') await removeEarlier(client, name);
      const files = [...Object.keys(record.files), FILES.record].map((file) => join(outputDir, file));
      const { id, digest } = await client.uploadArtifact(name, files, outputDir, {
        ...(artifactRetentionDays === undefined ? {} : { retentionDays: artifactRetentionDays }),
      });
      return { id: String(id ?? ''), url: artifactUrl(host.env, id), digest: digest ?? '' };
    } catch (error) {
      throw new UserError(uploadFailure(name, error));
    }
  });
}

/** The client of @actions/artifact, as a chunk of its own. */
async function artifactService(): Promise<ArtifactService> {
  const { DefaultArtifactClient } = await import('@actions/artifact');
  return new DefaultArtifactClient();
}

async function removeEarlier(client: ArtifactService, name: string): Promise<void> {
  // Asked first: deleting one that is not there is a warning of the client's.
  const { artifacts } = await client.listArtifacts();
  if (artifacts.some((artifact) => artifact.name === name)) await client.deleteArtifact(name);
}

function artifactUrl(env: Host['env'], id: number | undefined): string {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  if (id === undefined || !server || !repository || !run) return '';
  return `${server}/${repository}/actions/runs/${run}/artifacts/${id}`;
}

function uploadFailure(name: string, error: unknown): string {
  // The storage behind the service says nothing but its status when it refuses.
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error
      ? `status ${String(error.statusCode)}`
      : '';
  const said = [errorText(error), status].filter(Boolean).join(', ');
  const taken = /already exists|conflict/i.test(said);
  return taken
    ? `Another job of this run has already uploaded an artifact named "${name}". Give each job its own with the input artifact-name.`
    : `The artifact "${name}" could not be uploaded: ${said}\nThe files stand in output-dir. Run the job again, or set artifact-name to the empty string to go without.`;
}
