import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { obstacle, readCheckout, trackedFiles } from '../../src/dockerfile/self-contained.ts';
import { readRepository } from '../../src/module/revision.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { temporaryFolder, testHost } from '../host.ts';
import { goMain, goModule, makePlan, REPOSITORY } from './fixture.ts';

const PLAIN = { filtered: [], autocrlf: '', borrowed: false };
const plan = makePlan();
const worktree = { ...REPOSITORY, gitDir: 'file' as const };
const withFlags = (...flags: string[]): Plan => ({ ...plan, flags: [...plan.flags, ...flags] });

test.each<[string, Plan, Partial<typeof PLAIN>, RegExp | undefined]>([
  ['a plain repository', plan, {}, undefined],
  ['cgo', { ...plan, cgo: true }, {}, /cgo/],
  [
    'a .git that is a file',
    { ...plan, mains: [goMain('api', { module: goModule('/r', worktree) })] },
    {},
    /\.git is a file/,
  ],
  ['Git LFS', plan, { filtered: ['a.bin'] as never }, /a\.bin/],
  ['core.autocrlf', plan, { autocrlf: 'true' }, /autocrlf/],
  ['core.autocrlf=input, which changes no checkout', plan, { autocrlf: 'input' }, undefined],
  ['borrowed objects', plan, { borrowed: true }, /borrows/],
  [
    'a module elsewhere',
    { ...plan, module: { ...plan.module, modules: [goModule('/r/a'), goModule('/other')] } },
    {},
    /outside/,
  ],
  [
    'a working directory elsewhere, whose GOWORK names this one',
    { ...plan, module: { ...plan.module, dir: '/other' } },
    {},
    /working directory \/other .*outside/,
  ],
  ['a flag with a path of this machine', withFlags('-overlay=/home/me/o.json'), {}, /-overlay=\/home/],
  ['a flag with a path of Windows', withFlags('-modfile=C:\\o.mod'), {}, /-modfile/],
  [
    'GOFLAGS with one',
    { ...plan, settings: { ...plan.settings, build: { GOFLAGS: '-tags=x -modfile=/x.mod' } } },
    {},
    /-modfile/,
  ],
  ['a flag with a path of the repository', withFlags('-modfile=tools/go.mod'), {}, undefined],
  [
    'no stamp, where git does not matter',
    { ...plan, stamped: false },
    { autocrlf: 'true', filtered: ['a'] as never, borrowed: true },
    undefined,
  ],
])('%s: whether Docker can give the same bytes', (_, of, facts, reason) => {
  const found = obstacle(of, { ...PLAIN, ...facts });
  if (reason === undefined) expect(found).toBeUndefined();
  else expect(found).toMatch(reason);
});

test('a real checkout is asked for filters, line ends and borrowed objects', async () => {
  const root = temporaryFolder('checkout');
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'pipe' });
  git('init', '-q');
  mkdirSync(join(root, 'a b'));
  writeFileSync(join(root, '.gitattributes'), '*.bin filter=lfs -text\nplain.bin -filter\n* text=auto\n');
  for (const name of ['a b/é.bin', 'plain.bin', 'x.go']) writeFileSync(join(root, name), 'x\n');
  git('add', '-A');
  git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-qm', 'x');
  const host = testHost();
  const repository = await readRepository(root, host);
  expect(await readCheckout(repository, host)).toEqual({ ...PLAIN, filtered: ['a b/é.bin'] });
  expect(await trackedFiles(repository, host)).toEqual(['.gitattributes', 'a b/é.bin', 'plain.bin', 'x.go']);

  git('config', 'core.autocrlf', 'true');
  expect((await readCheckout(repository, host)).autocrlf).toBe('true');
  const clone = join(temporaryFolder('clone'), 'clone');
  execFileSync('git', ['clone', '-q', '--shared', root, clone], { stdio: 'pipe' });
  expect((await readCheckout(await readRepository(clone, host), host)).borrowed).toBe(true);
});

test('without a repository there is nothing to ask', async () => {
  expect(await readCheckout(undefined, testHost())).toEqual(PLAIN);
  expect(await trackedFiles(undefined, testHost())).toEqual([]);
});
