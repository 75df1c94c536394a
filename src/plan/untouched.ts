import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import type { Host } from '../host.ts';
import { runGit } from '../module/git.ts';
import type { Module } from '../module/module.ts';
import { outputPath } from '../paths.ts';

/**
 * Runs go commands that may write go.work.sum, go.mod or go.sum, and puts back what they wrote, whatever
 * happens: a changed file would make the very same build dirty. Gives what `work` gave and the files
 * (absolute) that the go command wanted to change.
 *
 * @param flags of the go commands, those of GOFLAGS too
 */
export async function keepUntouched<T>(
  module: Module,
  flags: readonly string[],
  work: () => Promise<T>,
): Promise<{ result: T; changed: readonly string[] }> {
  const files = await filesThatMayChange(module, flags);
  const before = await Promise.all(files.map(bytes));
  const changed: string[] = [];
  let result: T;
  try {
    result = await work();
  } finally {
    for (const [index, file] of files.entries()) {
      const was = before[index];
      const is = await bytes(file);
      if (was === undefined ? is === undefined : is?.equals(was) === true) continue;
      changed.push(file);
      if (was === undefined) await rm(file, { force: true });
      else await writeFile(file, was);
    }
  }
  return { result, changed };
}

/** No more than these: what somebody edits while the compiler runs must not be put back. */
async function filesThatMayChange(module: Module, flags: readonly string[]): Promise<readonly string[]> {
  if (module.kind === 'workspace') {
    // GOWORK may name another file than go.work, whose sums then stand beside that.
    const beside = await readdir(module.root);
    return beside.filter((name) => name.endsWith('.work')).map((name) => join(module.root, `${name}.sum`));
  }
  // Without that flag go.mod and go.sum are read only (go help modules).
  return flags.some((flag) => /(?:^|\s)--?mod=mod(?:\s|$)/.test(flag))
    ? module.modules.flatMap(({ dir }) => [join(dir, 'go.mod'), join(dir, 'go.sum')])
    : [];
}

async function bytes(file: string): Promise<Buffer | undefined> {
  return await readFile(file).catch(() => undefined);
}

/**
 * Refuses to go on when the build would change files that git does not ignore: the build itself would then make
 * its binaries `vcs.modified=true`.
 *
 * @throws UserError naming the files and the command that settles them.
 */
export async function refuseChanges(changed: readonly string[], module: Module, host: Host): Promise<void> {
  const { repository } = module;
  if (changed.length === 0 || repository === undefined) return;
  const kept: string[] = [];
  for (const path of changed) {
    const file = outputPath(repository.root, path);
    const ignored = await runGit(repository.root, ['check-ignore', '-q', '--', file], repository.env, host);
    if (ignored?.code !== 0) kept.push(file);
  }
  if (kept.length === 0) return;
  const command =
    module.kind === 'workspace'
      ? `go list -deps ${module.modules.map((one) => `${one.path}/...`).join(' ')}`
      : 'go mod tidy';
  const folder = outputPath(repository.root, module.root);
  throw new UserError(
    `Input \`working-directory\`: the go command wants to change ${kept.join(', ')}, so this build would make its own binaries dirty (vcs.modified=true). Run "${command}" in ${folder}, and commit ${kept.join(', ')}.`,
  );
}
