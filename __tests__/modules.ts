import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, cpSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { goEnvironment } from '../src/go/command.ts';
import { testGo } from './go.ts';
import { temporaryFolder } from './host.ts';

/** Runs git in a folder, with a fixed author, clock and branch so that commits are the same each time. */
export function git(dir: string, ...args: string[]): string {
  const date = '2026-01-02T03:04:05Z';
  return execFileSync('git', ['-c', 'init.defaultBranch=main', '-c', 'commit.gpgsign=false', ...args], {
    cwd: dir,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      GIT_AUTHOR_NAME: 'A',
      GIT_AUTHOR_EMAIL: 'a@example.com',
      GIT_COMMITTER_NAME: 'A',
      GIT_COMMITTER_EMAIL: 'a@example.com',
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
    },
  }).trim();
}

/** Makes a folder a repository with one commit of all that stands there, and the tags; gives the commit. */
export function commitAll(dir: string, ...tags: string[]): string {
  git(dir, 'init', '--quiet');
  git(dir, 'add', '--all', '--force');
  git(dir, 'commit', '--quiet', '--message', 'all');
  for (const tag of tags) git(dir, 'tag', tag);
  return git(dir, 'rev-parse', 'HEAD');
}

/** Writes files, their folders made; gives the folder. */
export function writeTree(files: Readonly<Record<string, string>>, dir = temporaryFolder('module')): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  return dir;
}

/** A real module's sources, from the module proxy, as a folder of its own that can be written. */
export async function publicModule(path: string, version: string): Promise<string> {
  const said = await runTestGo(temporaryFolder('download'), 'mod', 'download', '-json', `${path}@${version}`);
  const dir = join(temporaryFolder('public'), 'src');
  cpSync((JSON.parse(said) as { Dir: string }).Dir, dir, { recursive: true });
  makeWritable(dir);
  return dir;
}

/** The module cache's files are read-only. */
function makeWritable(dir: string): void {
  chmodSync(dir, 0o755);
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) makeWritable(path);
    else chmodSync(path, 0o644);
  }
}

/** A main that prints its stamps (on standard error). Without fmt it is compiled at once. */
export const STAMPED_MAIN = `package main

var version, commit, date string

func main() { println(version, commit, date) }
`;

/** A small module in a repository of its own, with one commit and its tags. */
export function helloRepository(files: Readonly<Record<string, string>> = {}, ...tags: string[]): string {
  const dir = writeTree({
    'go.mod': 'module example.com/hello\n\ngo 1.21\n',
    'main.go': STAMPED_MAIN,
    ...files,
  });
  commitAll(dir, ...tags);
  return dir;
}

/** Every file below a folder but git's, by its path with `/`, with its bytes as text and its mode: what a run must not change. */
export function treeOf(dir: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !relative(dir, path).split(sep).includes('.git'))
      .sort()
      .map((path) => {
        const stat = lstatSync(path);
        const what = stat.isFile() ? readFileSync(path, 'latin1') : '';
        return [relative(dir, path).split(sep).join('/'), `${stat.mode.toString(8)} ${what}`];
      }),
  );
}

/** Runs the tests' own go command in a folder, as a user would with that Go on PATH. */
export async function runTestGo(cwd: string, ...args: string[]): Promise<string> {
  return await runTestGoWith({}, cwd, ...args);
}

/** The same, with more in its environment. */
export async function runTestGoWith(
  env: Readonly<Record<string, string>>,
  cwd: string,
  ...args: string[]
): Promise<string> {
  const go = await testGo();
  // Not the blocking kind: some tests serve the modules that it fetches.
  const { stdout } = await promisify(execFile)(go.go, args, {
    cwd,
    maxBuffer: 2 ** 28,
    env: goEnvironment(go, { env: process.env }, env),
  });
  return stdout;
}
