import { join } from 'node:path';
import { FILES } from '../collect/artifacts.ts';
import { imageTag } from '../dockerfile/tag.ts';
import { outputPath } from '../paths.ts';
import type { Shipped } from './shipped.ts';
import type { Uploaded } from './upload.ts';

/** The step's outputs, by name, and what is to be said about them. */
export interface Outputs {
  readonly values: Readonly<Record<string, string>>;
  readonly warnings: readonly string[];
}

/** Bytes. A longer value in the environment makes every process start fail (E2BIG at about 131,000). */
const BINARIES_LIMIT = 100_000;

/** Every output of the contract; one that does not apply is empty. */
export function outputsOf(shipped: Shipped, upload: Uploaded | undefined): Outputs {
  const { record, artifacts, toolchain, outputDir, workspace, image, caches } = shipped;
  const path = (file: string) => outputPath(workspace, join(outputDir, file));
  const all = JSON.stringify(artifacts.map((artifact) => ({ ...artifact, path: path(artifact.path) })));
  const tooLong = Buffer.byteLength(all) > BINARIES_LIMIT;
  return {
    values: {
      'go-version': toolchain.version,
      'go-prerelease': String(toolchain.prerelease),
      'go-root': toolchain.root,
      version: record.version,
      commit: record.commit,
      date: record.date,
      dirty: String(record.dirty),
      binaries: tooLong ? '[]' : all,
      'build-info': path(FILES.buildInfo),
      artifacts: path(FILES.artifacts),
      checksums: path(FILES.checksums),
      report: path(FILES.report),
      dockerfile: image === undefined ? '' : path(image.path),
      'bake-file': image === undefined ? '' : path(image.bake),
      context: image === undefined ? '' : outputPath(workspace, shipped.context),
      'build-contexts': image === undefined ? '' : lines(relativeTo(workspace, image.buildContexts)),
      platforms: image?.platforms.join(',') ?? '',
      labels: image === undefined ? '' : lines(image.labels),
      target: image?.target ?? '',
      'image-tag': imageTag(record.version, toolchain),
      'base-image': image === undefined ? '' : baseImage(image.baseImages),
      'artifact-id': upload?.id ?? '',
      'artifact-url': upload?.url ?? '',
      'artifact-digest': upload?.digest ?? '',
      'cache-hit': String(caches.hit),
      'cache-matched-key': caches.matchedKey,
    },
    warnings: tooLong
      ? [
          `The output binaries is [] because its ${artifacts.length} records are longer than an environment may hold. Read them from the file in the output artifacts: ${path(FILES.artifacts)}`,
        ]
      : [],
  };
}

function relativeTo(workspace: string, folders: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(folders).map(([name, dir]) => [name, outputPath(workspace, dir)]));
}

function baseImage(byMain: Readonly<Record<string, string>>): string {
  const [first = '', ...others] = new Set(Object.values(byMain));
  return others.length === 0 ? first : JSON.stringify(byMain);
}

/** `key=value` lines as docker/build-push-action reads its list inputs: each line a record of CSV. */
function lines(pairs: Readonly<Record<string, string>>): string {
  return Object.entries(pairs)
    .map(([key, value]) => csvField(`${key}=${value}`))
    .join('\n');
}

function csvField(text: string): string {
  // `#` would start a comment where the reader was told to know them.
  return /[",\r\n#]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
