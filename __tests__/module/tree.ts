import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../host.ts';

/** Writes files into a folder (a fresh one by default) and gives the folder. */
export function writeTree(files: Readonly<Record<string, string>>, dir = temporaryFolder('tree')): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
  return dir;
}

/** Runs the real git, with an author, a fixed time and none of the machine's own configuration. */
export function git(dir: string, ...args: string[]): string {
  return execFileSync('git', args, {
    cwd: dir,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'a',
      GIT_AUTHOR_EMAIL: 'a@example.com',
      GIT_COMMITTER_NAME: 'a',
      GIT_COMMITTER_EMAIL: 'a@example.com',
      GIT_AUTHOR_DATE: '2026-11-23T10:00:00+02:00',
      GIT_COMMITTER_DATE: '2026-11-23T10:00:00+02:00',
    },
  }).trim();
}

/** A repository with one commit that holds these files. */
export function repositoryOf(files: Readonly<Record<string, string>>, ...tags: string[]): string {
  const dir = writeTree(files);
  git(dir, 'init', '-q', '-b', 'main');
  git(dir, 'add', '-A');
  git(dir, 'commit', '-q', '-m', 'first');
  for (const tag of tags) git(dir, 'tag', tag);
  return dir;
}
