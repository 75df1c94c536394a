import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { HttpClient } from '@actions/http-client';
import { errorCode, errorText, Interrupted } from '../errors.ts';
import type { Host } from '../host.ts';

/** A server that did not answer as asked. `status` is undefined when there was no answer at all. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  readonly status: number | undefined;

  constructor(message: string, status?: number) {
    super(message);
    this.status = status;
  }
}

/** Pauses before the second, third and fourth try, in milliseconds. */
const PAUSES = [300, 1000, 3000];
/** A connection that says nothing for so long is given up, in milliseconds. */
const SILENCE = 20_000;
const MAX_REDIRECTS = 10;
const REDIRECTS = [301, 302, 303, 307, 308];

/**
 * Gets a URL, following redirects, and hands the answer's body to `take`; tries again when the connection
 * fails or breaks, and when the server says that it is busy. Proxies are those of the environment.
 *
 * @throws HttpFailure when the last try fails as well or the server refuses; Interrupted; whatever else `take` throws.
 */
export async function get<T>(url: URL, host: Host, take: (body: IncomingMessage) => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await getOnce(url, host, take);
    } catch (error) {
      if (host.signal.aborted) throw new Interrupted();
      const failure = asHttpFailure(error, url);
      if (failure === undefined) throw error;
      const pause = PAUSES[attempt];
      if (pause === undefined || !mayPass(error, failure, attempt)) throw failure;
      host.log.info(`${failure.message}; trying again in ${pause / 1000} s`);
      await sleep(pause, undefined, { signal: host.signal }).catch(() => {
        throw new Interrupted();
      });
    }
  }
}

async function getOnce<T>(url: URL, host: Host, take: (body: IncomingMessage) => Promise<T>): Promise<T> {
  const client = new HttpClient('ship-go', [], { allowRedirects: false, socketTimeout: SILENCE });
  try {
    const body = await answer(client, url, host, MAX_REDIRECTS);
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

async function answer(client: HttpClient, url: URL, host: Host, redirects: number): Promise<IncomingMessage> {
  // The client knows no credentials in a URL, and would fail on a relative redirect: both are done here.
  const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  const headers =
    credentials === ':' ? {} : { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
  const { message } = await unlessInterrupted(client.get(url.href, headers), host);
  const status = message.statusCode ?? 0;
  if (status === 200) return message;
  message.destroy();
  const location = message.headers.location;
  if (!REDIRECTS.includes(status) || location === undefined) {
    throw new HttpFailure(`${shownUrl(url)} answered HTTP ${status}`, status);
  }
  const next = new URL(location, url);
  if (redirects === 0 || (url.protocol === 'https:' && next.protocol !== 'https:')) {
    throw new HttpFailure(`${shownUrl(url)} redirects to ${shownUrl(next)}, which is not followed`, status);
  }
  if (next.origin === url.origin) {
    next.username = url.username;
    next.password = url.password;
  }
  return await answer(client, next, host, redirects - 1);
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
