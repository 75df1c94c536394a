import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../host.ts';
import { git } from '../modules.ts';

/** A git host that asks for a name and a password, as a forge does for private repositories. */
export interface GitServer {
  /** Serves a repository's commits and tags at a path that ends in `.git`. */
  readonly serve: (path: string, repository: string) => void;
  readonly close: () => void;
}

/**
 * Serves git over HTTP on port 80 of a loopback address: a module path has no room for another port. Undefined
 * where this user may not have that port, or something else does.
 */
export async function gitServer(
  address: string,
  login: string,
  password: string,
): Promise<GitServer | undefined> {
  const root = temporaryFolder('git-host');
  const wanted = `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`;
  const server = createServer((request, response) => {
    if (request.headers.authorization === wanted) answer(root, request, response);
    else response.writeHead(401, { 'www-authenticate': 'Basic realm="private"' }).end();
  });
  if (!(await listens(server, address))) return undefined;
  return {
    serve: (path, repository) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      git(repository, 'clone', '--quiet', '--bare', '.', join(root, path));
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function listens(server: Server, address: string): Promise<boolean> {
  server.listen(80, address);
  return await Promise.race([
    once(server, 'listening').then(() => true),
    once(server, 'error').then(() => false),
  ]).catch(() => false);
}

/** Git's own server side, as RFC 3875 (CGI) has it called: see git-http-backend(1). */
function answer(root: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, search } = new URL(request.url ?? '', 'http://localhost');
  const header = (name: string): string => String(request.headers[name] ?? '');
  const backend = spawn(
    join(execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(), 'git-http-backend'),
    {
      env: {
        ...process.env,
        GIT_PROJECT_ROOT: root,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: pathname,
        QUERY_STRING: search.slice(1),
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: header('content-type'),
        CONTENT_LENGTH: header('content-length'),
        HTTP_CONTENT_ENCODING: header('content-encoding'),
        HTTP_GIT_PROTOCOL: header('git-protocol'),
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'safe.directory',
        GIT_CONFIG_VALUE_0: '*',
      },
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  );
  request.pipe(backend.stdin);
  backend.stdin.on('error', () => undefined);
  const chunks: Buffer[] = [];
  backend.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  backend.on('close', () => {
    const said = Buffer.concat(chunks);
    const end = said.indexOf('\r\n\r\n');
    const headers = said
      .subarray(0, end)
      .toString()
      .split('\r\n')
      .map((line) => line.split(': ', 2));
    const status = headers.find(([name]) => name === 'Status')?.[1] ?? '200';
    response.statusCode = Number.parseInt(status, 10);
    for (const [name = '', value = ''] of headers) if (name !== 'Status') response.setHeader(name, value);
    response.end(said.subarray(end + 4));
  });
}
