import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { errorCode, errorText, UserError } from '../errors.ts';
import type { Host } from '../host.ts';
import { findProgram, runProgram } from '../program.ts';

/** Docker's own file of what `docker login` was told (docker/cli, cli/config/configfile). */
interface DockerConfig {
  readonly auths?: Readonly<Record<string, { readonly auth?: string }>>;
  readonly credHelpers?: Readonly<Record<string, string>>;
  readonly credsStore?: string;
}

/**
 * The `name:password` that Docker has for a registry, from its configuration or the helper that this names;
 * undefined where there is none.
 *
 * @throws UserError when the configuration cannot be read
 */
export async function findCredentials(registry: string, host: Host): Promise<string | undefined> {
  const config = await readConfig(host);
  for (const name of namesOf(registry)) {
    const helper = config.credHelpers?.[name] ?? config.credsStore;
    const helped = helper === undefined ? undefined : await askHelper(helper, name, host);
    const kept = config.auths?.[name]?.auth;
    const found = helped ?? (kept === undefined ? undefined : Buffer.from(kept, 'base64').toString());
    if (found !== undefined && found !== '') return found;
  }
  return undefined;
}

/** Docker Hub is written as the address that it once had. */
function namesOf(registry: string): readonly string[] {
  return registry === 'docker.io'
    ? ['https://index.docker.io/v1/', 'index.docker.io', 'docker.io']
    : [registry, `https://${registry}`];
}

async function readConfig(host: Host): Promise<DockerConfig> {
  const file = join(
    host.env['DOCKER_CONFIG'] || join(host.env['HOME'] ?? homedir(), '.docker'),
    'config.json',
  );
  try {
    return JSON.parse(await readFile(file, 'utf8')) as DockerConfig;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return {};
    // What a parser says of the text may repeat it, and with it a password.
    const reason = errorCode(error) === '' ? 'it is no JSON' : errorText(error);
    throw new UserError(`Docker's configuration ${file} cannot be read: ${reason}.`);
  }
}

/** The protocol of github.com/docker/docker-credential-helpers. What a helper does not have, it fails on. */
async function askHelper(helper: string, registry: string, host: Host): Promise<string | undefined> {
  if (!/^[\w.-]+$/.test(helper)) return undefined;
  const file = await findProgram(`docker-credential-${helper}`, host);
  if (file === undefined) return undefined;
  const { code, stdout } = await runProgram(
    file,
    ['get'],
    { cwd: host.temp, env: host.env, stdin: registry },
    host,
  );
  if (code !== 0) return undefined;
  try {
    const { Username = '', Secret = '' } = JSON.parse(stdout) as { Username?: string; Secret?: string };
    // An identity token is for another protocol (OAuth 2) than a name and a password.
    return Username === '' || Username === '<token>' ? undefined : `${Username}:${Secret}`;
  } catch {
    return undefined;
  }
}
