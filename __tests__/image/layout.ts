import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { temporaryFolder } from '../host.ts';

/** One platform's image in an OCI layout (image-spec: image-layout.md, manifest.md, config.md). */
export interface PlatformImage {
  readonly platform: string;
  /** Files of the layers, lowest first, as they are stored. */
  readonly layers: readonly string[];
  /** Bytes of all layers, unpacked. */
  readonly size: number;
  readonly config: {
    readonly User?: string;
    readonly Env?: readonly string[];
    readonly Entrypoint?: readonly string[];
    readonly Cmd?: readonly string[];
    readonly WorkingDir?: string;
    readonly Labels?: Readonly<Record<string, string>>;
    readonly ExposedPorts?: Readonly<Record<string, unknown>>;
  };
  readonly history: readonly { readonly created_by?: string; readonly empty_layer?: boolean }[];
}

interface Descriptor {
  readonly digest: string;
  readonly platform?: { readonly os: string; readonly architecture: string; readonly variant?: string };
  readonly manifests?: readonly Descriptor[];
}

/** The images of a layout by platform, without attestations. */
export function readLayout(layout: string): ReadonlyMap<string, PlatformImage> {
  const blob = (digest: string) => join(layout, 'blobs', ...digest.split(':'));
  const json = (digest: string): unknown => JSON.parse(readFileSync(blob(digest), 'utf8'));
  const index = JSON.parse(readFileSync(join(layout, 'index.json'), 'utf8')) as Descriptor;
  const images = new Map<string, PlatformImage>();
  const read = (descriptor: Descriptor): void => {
    // An attestation is listed among the images, for a platform that is none.
    if (descriptor.platform?.os === 'unknown') return;
    const found = json(descriptor.digest) as {
      manifests?: readonly Descriptor[];
      layers: readonly Descriptor[];
      config: Descriptor;
    };
    if (found.manifests !== undefined) {
      found.manifests.forEach(read);
      return;
    }
    const config = json(found.config.digest) as Descriptor['platform'] & {
      config: PlatformImage['config'];
      history: PlatformImage['history'];
    };
    const platform = [config.os, config.architecture, config.variant].filter(Boolean).join('/');
    const layers = found.layers.map(({ digest }) => blob(digest));
    const size = layers.reduce((sum, layer) => sum + gunzipSync(readFileSync(layer)).length, 0);
    images.set(platform, { platform, layers, size, config: config.config, history: config.history });
  };
  index.manifests?.forEach(read);
  return images;
}

/** The image of one platform. */
export function imageOf(layout: string, platform = 'linux/amd64'): PlatformImage {
  const found = readLayout(layout).get(platform);
  if (found === undefined) throw new Error(`no image for ${platform} in ${layout}`);
  return found;
}

/** Unpacks layers over each other, and gives the folder. */
export function unpack(layers: readonly string[]): string {
  const root = temporaryFolder('rootfs');
  for (const layer of layers) execFileSync('tar', ['-xzf', layer, '-C', root, '--keep-directory-symlink']);
  return root;
}

/** Every file under a folder, relative to it, in order; folders are not listed. */
export function filesUnder(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

/** The file that the last layer adds, and nothing else: the binary. */
export function shippedFile(image: PlatformImage): {
  path: string;
  mode: number;
  size: number;
  sha256: string;
} {
  const root = unpack(image.layers.slice(-1));
  const [path, ...more] = filesUnder(root);
  if (path === undefined || more.length > 0) throw new Error(`not one file: ${[path, ...more].join(', ')}`);
  const { mode, size } = statSync(join(root, path));
  const sha256 = createHash('sha256')
    .update(readFileSync(join(root, path)))
    .digest('hex');
  return { path: `/${path}`, mode: mode & 0o7777, size, sha256 };
}

/** Whether a text stands anywhere in a layout: in a layer, a configuration, a history, an attestation. */
export function holds(layout: string, text: string): boolean {
  return filesUnder(layout).some((path) => {
    const bytes = readFileSync(join(layout, path));
    return (
      bytes.includes(text) || (bytes[0] === 0x1f && bytes[1] === 0x8b && gunzipSync(bytes).includes(text))
    );
  });
}
