import { lstat, realpath } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { UserError } from '../errors.ts';
import type { Host } from '../host.ts';
import { runGit, trustEnvironment } from './git.ts';

/** What git says of the repository of a module. Read-only: nothing is written to it or to the user's configuration. */
export interface Repository {
  /** Absolute folder of the working tree. */
  readonly root: string;
  /** `file` for a worktree or a submodule, whose `.git` is a file. */
  readonly gitDir: 'directory' | 'file';
  /** HEAD's commit, full hex; empty in a repository without a commit. */
  readonly commit: string;
  /** HEAD's commit time, UTC, RFC 3339 with seconds: `2026-11-23T10:00:00Z`. */
  readonly date: string;
  /** Current branch; empty on a detached HEAD. */
  readonly branch: string;
  /** Tags that point at HEAD. */
  readonly tags: readonly string[];
  /** Tracked files that differ and untracked ones that are not ignored, relative to `root`, with `/`. */
  readonly dirty: readonly string[];
  readonly shallow: boolean;
  /** Web address of the remote `origin` without credentials and `.git`, empty when there is none: an image's `source` label. */
  readonly source: string;
  /** What must be in the environment of git and go to read this checkout, when another user owns it (`GIT_CONFIG_*`); else empty. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The working tree that holds a folder: the nearest one upward with a `.git`, found without git, as the go
 * command does it (cmd/go/internal/vcs.FromDir). Undefined when there is none.
 */
export async function findRepository(
  dir: string,
): Promise<{ root: string; gitDir: Repository['gitDir'] } | undefined> {
  for (let folder = await realpath(dir); ; folder = dirname(folder)) {
    const stat = await lstat(join(folder, '.git')).catch(() => undefined);
    if (stat !== undefined) {
      return { root: folder, gitDir: stat.isFile() ? 'file' : 'directory' };
    }
    if (dirname(folder) === folder) return undefined;
  }
}

/** Who asks for a repository, and whether it is needed. */
export interface RepositoryAsker {
  /** Absolute: whoever owns it is trusted with the repository as well. */
  readonly workingDirectory: string;
  /** Whether the binaries are to say their revision. */
  readonly buildvcs: boolean;
}

/**
 * Reads the repository that holds `dir`. Undefined when there is none, and, with a notice, when there is no
 * git to read it, or when it is a stranger's and not needed.
 *
 * @throws UserError naming the folder and its owner when git refuses to read it.
 */
export async function readRepository(
  dir: string,
  host: Host,
  { workingDirectory, buildvcs }: RepositoryAsker = { workingDirectory: dir, buildvcs: true },
): Promise<Repository | undefined> {
  const found = await findRepository(dir);
  if (found === undefined) return undefined;
  const { root, gitDir } = found;

  const asked = ['status', '--porcelain=v2', '--branch', '--no-renames', '-z'];
  let env: Readonly<Record<string, string>> = {};
  let status = await runGit(root, asked, env, host);
  if (status === undefined) {
    host.log.notice(
      `${root} is a git repository, but there is no git on PATH: the binaries will not say their revision.`,
    );
    return undefined;
  }
  if (status.code !== 0 && /dubious ownership|unsafe repository/.test(status.stderr)) {
    const strange = await whyStrange(root, workingDirectory);
    if (strange !== undefined && !buildvcs) {
      host.log.notice(`${strange}, so it is not read.`);
      return undefined;
    }
    if (strange !== undefined) {
      // git's own words name the command that settles it, `git config --global --add safe.directory …`.
      throw new UserError(
        `Input \`working-directory\`: ${strange}. git does not read it, because its configuration may name programs to run:\n${status.stderr.trim()}\n` +
          'Do so if you trust its owner, or set `buildvcs` to false to build without a revision.',
      );
    }
    env = trustEnvironment([root], host.env);
    status = (await runGit(root, asked, env, host)) ?? status;
  }
  if (status.code !== 0) {
    throw new UserError(
      `Input \`working-directory\`: git cannot read the repository at ${root}, owned by ${await owner(root)}, and we are ${us()}:\n${status.stderr.trim()}\n` +
        'Make the checkout readable to this user, or set `buildvcs` to false and build outside of it.',
    );
  }
  const { commit, branch, dirty } = parseStatus(status.stdout);
  const [log, shallow, remote] = await Promise.all([
    commit === ''
      ? undefined
      : runGit(
          root,
          // A user's log.excludeDecoration or log.showSignature must not change what is read.
          [
            '-c',
            'log.showSignature=false',
            'log',
            '-1',
            '--decorate-refs=refs/tags/*',
            '--format=%ct%n%D',
            '--decorate=full',
            'HEAD',
          ],
          env,
          host,
        ),
    runGit(root, ['rev-parse', '--is-shallow-repository'], env, host),
    runGit(root, ['config', '--get', 'remote.origin.url'], env, host),
  ]);
  const [seconds = '', decoration = ''] = (log?.stdout ?? '').split('\n');
  return {
    root,
    gitDir,
    commit,
    date: seconds === '' ? '' : utcSeconds(Number(seconds)),
    branch: branch === '' ? runnerBranch(host) : branch,
    tags: parseTags(decoration),
    dirty,
    shallow: shallow?.stdout.trim() === 'true',
    source: webAddress(remote?.stdout.trim() ?? ''),
    env,
  };
}

/** Seconds since the epoch as RFC 3339 in UTC: `2026-11-23T10:00:00Z`. */
export function utcSeconds(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** What `git status --porcelain=v2 --branch --no-renames -z` says (git-status(1), "Porcelain Format Version 2"). */
export function parseStatus(text: string): { commit: string; branch: string; dirty: string[] } {
  let commit = '';
  let branch = '';
  const dirty: string[] = [];
  for (const line of text.split('\0')) {
    const fields = line.split(' ');
    if (line.startsWith('# branch.oid ')) commit = fields[2] === '(initial)' ? '' : (fields[2] ?? '');
    else if (line.startsWith('# branch.head ')) branch = fields[2] === '(detached)' ? '' : (fields[2] ?? '');
    else if (fields[0] === '1') dirty.push(fields.slice(8).join(' '));
    else if (fields[0] === 'u') dirty.push(fields.slice(10).join(' '));
    else if (fields[0] === '?') dirty.push(fields.slice(1).join(' '));
  }
  return { commit, branch, dirty };
}

/** The tags in what `%D` prints with full names: `HEAD -> refs/heads/main, tag: refs/tags/v1.0.0`. */
export function parseTags(decoration: string): string[] {
  const mark = 'tag: refs/tags/';
  return decoration
    .split(', ')
    .filter((ref) => ref.startsWith(mark))
    .map((ref) => ref.slice(mark.length));
}

/**
 * A remote's web address, without credentials and `.git`; empty where it has none (a folder, a file).
 * `git@host:o/r.git` and `ssh://git@host:22/o/r` become `https://host/o/r`.
 */
export function webAddress(remote: string): string {
  const scp = /^(?:[^@/:]+@)?([^/:@]{2,}):(?!\/\/)\/?(.+)$/.exec(remote);
  const text = scp === null ? remote : `ssh://${scp[1] ?? ''}/${scp[2] ?? ''}`;
  if (!URL.canParse(text)) return '';
  const url = new URL(text);
  const path = url.pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  if (url.protocol === 'http:' || url.protocol === 'https:') return `${url.protocol}//${url.host}${path}`;
  if (['ssh:', 'git:', 'git+ssh:'].includes(url.protocol)) return `https://${url.hostname}${path}`;
  return '';
}

/** A runner checks out a commit, detached; the branch is in its environment then. */
function runnerBranch(host: Host): string {
  if (!host.onRunner) return '';
  const { GITHUB_HEAD_REF: head, GITHUB_REF_TYPE: type, GITHUB_REF_NAME: name } = host.env;
  if (head !== undefined && head !== '') return head;
  return type === 'branch' ? (name ?? '') : '';
}

/** Why a repository that git refuses for its owner is not to be trusted, as the start of a sentence; undefined where it is. */
async function whyStrange(root: string, workingDirectory: string): Promise<string | undefined> {
  const us = userInfo().uid;
  // Windows has no such numbers, so there only the user can say.
  if (us === -1) return `The repository at ${root} belongs to another user`;
  const [tree, git, work] = await Promise.all([
    uidOf(root),
    uidOf(join(root, '.git')),
    uidOf(workingDirectory),
  ]);
  const stranger = strangerAmong([tree, git], work, us);
  return stranger === undefined
    ? undefined
    : `The repository at ${root} belongs to user ${stranger}, the folder ${workingDirectory} to user ${work}, and we are user ${us}`;
}

async function uidOf(path: string): Promise<number> {
  return (await lstat(path)).uid;
}

/**
 * Of the owners of a repository the first that is not to be trusted: neither the one whose folder is built anyway,
 * nor us. So a container's root builds its user's checkout, and nobody is misled by a `.git` that a stranger has left
 * in a folder above, such as /tmp.
 */
export function strangerAmong(owners: readonly number[], work: number, us: number): number | undefined {
  return owners.find((owner) => owner !== work && owner !== us);
}

async function owner(dir: string): Promise<string> {
  const stat = await lstat(dir).catch(() => undefined);
  return stat === undefined ? 'nobody' : `user ${String(stat.uid)}`;
}

function us(): string {
  const { uid, username } = userInfo();
  return uid === -1 ? username : `user ${String(uid)}`;
}
