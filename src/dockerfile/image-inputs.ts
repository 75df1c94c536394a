import { isOwnName } from '../collect/artifacts.ts';
import { UserError } from '../errors.ts';
import { pairs, show } from '../values.ts';

const LABEL_KEY = {
  // Docker's guideline for label keys, upper case allowed because many are written so.
  pattern: /^[A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?$/,
  accepted: 'key=value, the key of letters, digits, `.`, `-`, `_` and `/`',
};

/** The input `labels`: `key=value` lines. */
export function imageLabels(text: string): Record<string, string> {
  return pairs('labels', text, LABEL_KEY);
}

const ENV_NAME = {
  pattern: /^[A-Za-z_][A-Za-z0-9_]*$/,
  accepted: 'NAME=value, the name of letters, digits and `_`',
};

/**
 * Names that say they hold a secret, and what then says otherwise: every word of BuildKit's check SecretsUsedInArgOrEnv
 * (`validations.go`) and some more, as that check is an error in the Dockerfile that we write.
 */
const SECRET_NAME =
  /(?:^|_)(?:apikey|api_key|access_key|private_key|auth|credentials?|key|password|passphrase|pword|passwd|secret|token)(?:_|$)/i;
const NO_SECRET_NAME = /(?:^|_)(?:public|file|version)(?:_|$)/i;

/** Values that are secrets by their very form: keys in PEM, forges' and clouds' tokens, a password in a URL. */
const SECRET_VALUE =
  /-----BEGIN [A-Z ]*PRIVATE KEY|\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{20,}|\bglpat-[\w-]{20,}|\bxox[abprs]-[\w-]{10,}|\bAKIA[0-9A-Z]{16}\b|\bsk_live_\w{10,}|\b[a-z][a-z0-9+.-]*:\/\/[^\s/?#@:]*:[^\s/?#@]+@/;

/**
 * The input `runtime-env`: `NAME=value` lines.
 *
 * @throws UserError also for what looks like a secret; then its value is not repeated.
 */
export function runtimeEnv(text: string): Record<string, string> {
  const found = pairs('runtime-env', text, ENV_NAME);
  for (const [name, value] of Object.entries(found)) {
    const named = SECRET_NAME.test(name) && !NO_SECRET_NAME.test(name);
    if (!named && !SECRET_VALUE.test(value)) continue;
    throw new UserError(
      `Input \`runtime-env\`: ${name} looks like a secret by its ${named ? 'name' : 'value'}. Whoever can pull an image can read its environment. Leave it out, and hand it to the container when it starts (docker run --env, a Kubernetes Secret), or name a file that holds it, such as ${name}_FILE.`,
    );
  }
  return found;
}

/** The input `dockerfile`: a path with `/` under output-dir, or false. */
export function dockerfilePath(value: string): string | false {
  if (value === 'false') return false;
  const path = value.replaceAll('\\', '/').replace(/^(\.\/)+/, '');
  const parts = path.split('/');
  if (
    path.startsWith('/') ||
    /^[A-Za-z]:/.test(path) ||
    parts.some((part) => part === '' || part === '.' || part === '..')
  ) {
    throw new UserError(
      `Input \`dockerfile\` is ${show(value)}; accepted: a path under output-dir, or false for none.`,
    );
  }
  const own = parts.find(isOwnName);
  if (own !== undefined) {
    throw new UserError(
      `Input \`dockerfile\` is ${show(value)}; ${show(own)} is a name that ship-go gives to its own files. Accepted: another, such as Dockerfile.`,
    );
  }
  return path;
}

/** The input `base-image`. */
export function imageReference(value: string): string {
  // The reference grammar of the distribution spec, loosely: what can be wrong beyond it, BuildKit says.
  if (!/^[A-Za-z0-9][A-Za-z0-9._/:@-]*$/.test(value)) {
    throw new UserError(
      `Input \`base-image\` is ${show(value)}; accepted: auto, or an image reference such as alpine:3.22.`,
    );
  }
  return value;
}

/** A word of the input `expose`: `8080` is `8080/tcp`. */
export function port(value: string): string {
  const match = /^(\d+)(?:-(\d+))?(?:\/(tcp|udp|sctp))?$/.exec(value.toLowerCase());
  const first = Number(match?.[1]);
  const last = Number(match?.[2] ?? first);
  if (match === null || first < 1 || last < first || last > 65535) {
    throw new UserError(
      `Input \`expose\` has ${show(value)}; accepted: a port from 1 to 65535, such as 8080, 53/udp or 9000-9010/tcp.`,
    );
  }
  return `${first === last ? first : `${first}-${last}`}/${match[3] ?? 'tcp'}`;
}

/**
 * The input `user`: a number, and perhaps a group's.
 *
 * @returns `65532:65532`; a user alone has the group of the same number
 */
export function imageUser(value: string): string {
  const [user = '', group = user, more] = value.split(':');
  if (more !== undefined || ![user, group].every(isId)) {
    throw new UserError(
      `Input \`user\` is ${show(value)}; accepted: numbers, as UID or UID:GID, such as 65532:65532. A name would mean nothing to Kubernetes, which cannot tell that it is not root's.`,
    );
  }
  return `${Number(user)}:${Number(group)}`;
}

function isId(text: string): boolean {
  // What Linux's uid_t holds; its last value means "none".
  return /^\d{1,10}$/.test(text) && Number(text) < 2 ** 32 - 1;
}

/** The input `workdir`: an absolute path of a Linux system, clean as BuildKit would make it. */
export function imageWorkdir(value: string): string {
  const parts = value.split('/').filter((part) => part !== '' && part !== '.');
  if (!value.startsWith('/') || parts.includes('..')) {
    throw new UserError(
      `Input \`workdir\` is ${show(value)}; accepted: an absolute path in the image with \`/\` and without \`..\`, such as /data.`,
    );
  }
  return `/${parts.join('/')}`;
}

/** Linux's signals by name (signal(7)), and real-time ones. */
const SIGNAL =
  /^(?:HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|STKFLT|CHLD|CONT|STOP|TSTP|TTIN|TTOU|URG|XCPU|XFSZ|VTALRM|PROF|WINCH|IO|PWR|SYS|RTMIN(?:\+(?:[1-9]|1[0-5]))?|RTMAX(?:-(?:[1-9]|1[0-4]))?)$/;

/** The input `stop-signal`: `SIGINT`; empty for none of its own, which is SIGTERM. */
export function stopSignal(value: string): string {
  if (value === '') return '';
  const number = /^(?:[1-9]|[1-5]\d|6[0-4])$/.test(value);
  const name = value.toUpperCase().replace(/^SIG/, '');
  if (!number && !SIGNAL.test(name)) {
    throw new UserError(
      `Input \`stop-signal\` is ${show(value)}; accepted: a signal of Linux, such as SIGTERM, SIGINT or 15.`,
    );
  }
  if (['KILL', 'STOP', '9', '19'].includes(name)) {
    throw new UserError(
      `Input \`stop-signal\` is ${show(value)}, which no program can catch to shut down gracefully; accepted: any other, such as SIGTERM or SIGINT.`,
    );
  }
  if (number) return value;
  return `SIG${name}`;
}
