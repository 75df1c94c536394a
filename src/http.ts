import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { HttpClient } from '@actions/http-client';
import { errorCode, errorText, Interrupted } from './errors.ts';
import type { Host } from './host.ts';

/** A server that did not answer as asked. `status` is undefined when there was no answer at all. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  readonly status: number | undefined;
  /** Of the answer; empty when there was none. */
  readonly headers: IncomingHttpHeaders;

  constructor(message: string, status?: number, headers: IncomingHttpHeaders = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

/** What is asked besides a URL. */
export interface Asked {
  readonly method?: 'GET' | 'HEAD';
  /** An `authorization` stays with the origin that it is for. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Pauses before the second, third and fourth try, in milliseconds. */
const PAUSES = [300, 1000, 3000];
/** A connection that says nothing for so long is given up, in milliseconds. */
const SILENCE = 20_000;
/** How long a server that is busy may ask us to wait, in milliseconds. */
const LONGEST_PAUSE = 30_000;
const MAX_REDIRECTS = 10;
const REDIRECTS = [301, 302, 303, 307, 308];

/**
 * Gets a URL, following redirects, and hands the answer's body to `take`; tries again when the connection
 * fails or breaks, and when the server says that it is busy. Proxies are those of the environment.
 *
 * @throws HttpFailure when the last try fails as well or the server refuses; Interrupted; whatever else `take` throws.
 */
export async function get<T>(
  url: URL,
  host: Host,
  take: (body: IncomingMessage) => Promise<T>,
  asked: Asked = {},
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await getOnce(url, host, take, asked);
    } catch (error) {
      if (host.signal.aborted) throw new Interrupted();
      const failure = asHttpFailure(error, url);
      if (failure === undefined) throw error;
      const least = PAUSES[attempt];
      const pause = Math.max(least ?? 0, askedPause(failure));
      if (least === undefined || pause > LONGEST_PAUSE || !mayPass(error, failure, attempt)) throw failure;
      host.log.info(`${failure.message}; trying again in ${pause / 1000} s`);
      await sleep(pause, undefined, { signal: host.signal }).catch(() => {
        throw new Interrupted();
      });
    }
  }
}

/** What the server asks us to wait, in milliseconds (RFC 9110, 10.2.3, as seconds). */
function askedPause({ headers }: HttpFailure): number {
  const seconds = Number(headers['retry-after'] ?? 0);
  return Number.isFinite(seconds) ? seconds * 1000 : 0;
}

async function getOnce<T>(
  url: URL,
  host: Host,
  take: (body: IncomingMessage) => Promise<T>,
  asked: Asked,
): Promise<T> {
  const client = new HttpClient('ship-go', [], { allowRedirects: false, socketTimeout: SILENCE });
  try {
    const body = await answer(client, url, asked, host, MAX_REDIRECTS);
    const stop = () => body.destroy();
    host.signal.addEventListener('abort', stop, { once: true });
    body.setTimeout(SILENCE, () =>
      body.destroy(Object.assign(new Error('no data for 20 s'), { code: 'ETIMEDOUT' })),
    );
    try {
      return await take(body);
    } finally {
      host.signal.removeEventListener('abort', stop);
      body.destroy();
    }
  } finally {
    client.dispose();
  }
}

async function answer(
  client: HttpClient,
  url: URL,
  asked: Asked,
  host: Host,
  redirects: number,
): Promise<IncomingMessage> {
  // The client knows no credentials in a URL, and would fail on a relative redirect: both are done here.
  const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  const headers = {
    ...asked.headers,
    ...(credentials === ':' ? {} : { authorization: basic(credentials) }),
  };
  const sent = asked.method === 'HEAD' ? client.head(url.href, headers) : client.get(url.href, headers);
  const { message } = await unlessInterrupted(sent, host);
  const status = message.statusCode ?? 0;
  if (status === 200) return message;
  message.destroy();
  const location = message.headers.location;
  if (!REDIRECTS.includes(status) || location === undefined) {
    throw new HttpFailure(`${shownUrl(url)} answered HTTP ${status}`, status, message.headers);
  }
  const next = new URL(location, url);
  if (redirects === 0 || (url.protocol === 'https:' && next.protocol !== 'https:')) {
    throw new HttpFailure(`${shownUrl(url)} redirects to ${shownUrl(next)}, which is not followed`, status);
  }
  if (next.origin === url.origin) {
    next.username = url.username;
    next.password = url.password;
    return await answer(client, next, asked, host, redirects - 1);
  }
  const others = Object.fromEntries(
    Object.entries(asked.headers ?? {}).filter(([name]) => name.toLowerCase() !== 'authorization'),
  );
  return await answer(client, next, { ...asked, headers: others }, host, redirects - 1);
}

/** The header `authorization` for `name:password` (RFC 7617). */
export function basic(credentials: string): string {
  return `Basic ${Buffer.from(credentials).toString('base64')}`;
}

async function unlessInterrupted<T>(work: Promise<T>, host: Host): Promise<T> {
  let stop: () => void = () => undefined;
  const interrupted = new Promise<never>((_, reject) => {
    stop = () => {
      reject(new Interrupted());
    };
    if (host.signal.aborted) stop();
    host.signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, interrupted]);
  } finally {
    host.signal.removeEventListener('abort', stop);
    work.catch(() => undefined);
  }
}

/** A URL as it may be shown: without credentials, and without a query, which may hold some too. */
export function shownUrl(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}`;
}

function asHttpFailure(error: unknown, url: URL): HttpFailure | undefined {
  if (error instanceof HttpFailure) return error;
  const code = errorCode(error);
  const isTheConnection =
    NETWORK_CODES.has(code) || /^(CERT_|ERR_TLS|ERR_SSL|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HPE_)/.test(code);
  // The client's own errors, of a timeout and of a proxy's tunnel, carry no code or one of these.
  const isTheClients = /^(Request timeout|tunneling socket)/.test(errorText(error));
  if (!isTheConnection && !isTheClients) return undefined;
  return new HttpFailure(`${shownUrl(url)} cannot be reached: ${errorText(error)}`);
}

const NETWORK_CODES = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['EHOSTDOWN', 'EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EPROTO'],
]);

function mayPass(error: unknown, failure: HttpFailure, attempt: number): boolean {
  if (failure.status !== undefined) return failure.status >= 500 || [408, 429].includes(failure.status);
  // A name that does not exist will not exist in a second either; a certificate stays as it is.
  const code = errorCode(error);
  // A firewall that drops packets drops them always: who waits for it four times has lost two minutes.
  if (attempt > 0 && (code === 'ETIMEDOUT' || errorText(error).startsWith('Request timeout'))) return false;
  return code !== 'ENOTFOUND' && (code === '' || NETWORK_CODES.has(code));
}
