import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { UserError } from '../errors.ts';
import type { Host } from '../host.ts';
import { type Asked, basic, get, HttpFailure } from '../http.ts';
import { findCredentials } from './credentials.ts';
import { parseReference, type Reference, registryUrl } from './reference.ts';

/** Every kind of manifest: what a tag of several platforms names first. */
const KINDS = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/**
 * The digest that a registry serves an image reference as now: `sha256:…`. Its own, where it has one. Asked with
 * HEAD, which Docker Hub does not count as a pull.
 *
 * @returns undefined where the registry says that there is no such image
 * @throws UserError naming the reference, when the registry cannot say; Interrupted
 */
export async function resolveDigest(image: string, host: Host): Promise<string | undefined> {
  const reference = parseReference(image);
  if (reference === undefined)
    throw new UserError(`${image} is no image reference, such as gcr.io/distroless/static:nonroot.`);
  if (reference.digest !== '') return reference.digest;
  try {
    return await askDigest(reference, host);
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    if (error.status === 404) return undefined;
    throw new UserError(
      `The registry cannot say which image ${image} is: ${error.message}.${remedy(error, reference)}`,
    );
  }
}

function remedy({ status }: HttpFailure, { registry }: Reference): string {
  if (status === 401 || status === 403)
    return ` Log in before this step (docker login ${registry}), if the image is there.`;
  if (status === 429)
    return ` It limits how much may be asked: log in before this step (docker login ${registry}), or try later.`;
  return ' Make the registry reachable, or set input `pin-digests` to false.';
}

async function askDigest(reference: Reference, host: Host): Promise<string> {
  const { registry, repository, tag } = reference;
  const url = new URL(`v2/${repository}/manifests/${tag}`, registryUrl(registry));
  const ask = async (method: 'GET' | 'HEAD', authorization: string | undefined) =>
    await get(
      url,
      host,
      async (message) => {
        const said = String(message.headers['docker-content-digest'] ?? '');
        if (/^sha(256|512):[0-9a-f]+$/.test(said)) return said;
        // The header is optional (distribution-spec); a manifest's digest is that of its bytes.
        const body = await buffer(message);
        return method === 'GET' ? `sha256:${createHash('sha256').update(body).digest('hex')}` : '';
      },
      { method, headers: { accept: KINDS, ...(authorization === undefined ? {} : { authorization }) } },
    );
  let authorization: string | undefined;
  try {
    const digest = await ask('HEAD', undefined);
    if (digest !== '') return digest;
  } catch (error) {
    const challenge =
      error instanceof HttpFailure && error.status === 401 ? error.headers['www-authenticate'] : undefined;
    if (challenge === undefined) throw error;
    authorization = await authorize(challenge, reference, host);
    const digest = await ask('HEAD', authorization);
    if (digest !== '') return digest;
  }
  return await ask('GET', authorization);
}

/**
 * What to answer a registry that wants to know who asks: Docker's name and password for it, or the token that
 * these, or nothing, are worth where it says (distribution's docs/spec/auth/token.md).
 */
async function authorize(challenge: string, reference: Reference, host: Host): Promise<string> {
  const credentials = await findCredentials(reference.registry, host);
  const own = credentials === undefined ? undefined : basic(credentials);
  if (/^basic\b/i.test(challenge)) {
    if (own === undefined)
      throw new HttpFailure(`${registryUrl(reference.registry).host} wants a login`, 401);
    return own;
  }
  const said = Object.fromEntries(
    [...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key.toLowerCase(), value]),
  );
  const realm = URL.canParse(said['realm'] ?? '') ? new URL(said['realm'] ?? '') : undefined;
  const secure = realm?.protocol === 'https:' || registryUrl(reference.registry).protocol === 'http:';
  if (realm === undefined || !secure) {
    throw new HttpFailure(`${registryUrl(reference.registry).host} says nowhere safe to log in at`, 401);
  }
  if (said['service'] !== undefined) realm.searchParams.set('service', said['service']);
  realm.searchParams.set('scope', `repository:${reference.repository}:pull`);
  const asked: Asked = own === undefined ? {} : { headers: { authorization: own } };
  const answer = await get(
    realm,
    host,
    async (message) => JSON.parse((await buffer(message)).toString()) as unknown,
    asked,
  );
  const { token, access_token: other } = answer as { token?: string; access_token?: string };
  return `Bearer ${token ?? other ?? ''}`;
}
