import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '../host.ts';
import { runGit } from '../module/git.ts';
import { contextOf } from '../module/module.ts';
import type { Repository } from '../module/revision.ts';
import { isInside } from '../paths.ts';
import type { Plan } from '../plan/plan.ts';

/** What of the checkout keeps a build inside Docker from giving the host's bytes. */
export interface CheckoutFacts {
  /** Tracked files with a `filter` attribute, such as Git LFS's. */
  readonly filtered: readonly string[];
  /** `core.autocrlf`: `true`, `input`, or empty. */
  readonly autocrlf: string;
  /** Whether git's objects are borrowed from another folder (`git clone --reference`). */
  readonly borrowed: boolean;
}

/**
 * Why the build stage cannot give the bytes that were built here, as the end of "this image cannot be built
 * from source in Docker: …"; undefined when it can.
 */
export function obstacle(plan: Plan, facts: CheckoutFacts): string | undefined {
  const root = contextOf(plan.module);
  const outside = plan.module.modules.find(({ dir }) => !isInside(root, dir));
  const [filtered] = facts.filtered;
  if (plan.cgo) return 'it uses cgo, with the C compiler of the machine that built it';
  if (outside !== undefined) {
    return `the module ${outside.path} stands outside the build context`;
  }
  if (!isInside(root, plan.module.dir)) {
    return `the working directory ${plan.module.dir} stands outside the build context`;
  }
  const machine = [...plan.flags, ...(plan.settings.build.GOFLAGS ?? '').split(/\s+/)].find(
    namesAbsolutePath,
  );
  if (machine !== undefined) return `the flag ${machine} names a path of the machine that built it`;
  if (!plan.stamped) return undefined;
  if (plan.mains.some((main) => main.module?.repository?.gitDir === 'file')) {
    return 'its .git is a file, as in a worktree or a submodule, and the repository stands elsewhere';
  }
  if (facts.borrowed) return 'its .git borrows objects from a repository that stands elsewhere';
  if (filtered !== undefined) {
    return `git filters change files such as ${filtered} (Git LFS or the like), and git in Docker would call them modified`;
  }
  if (facts.autocrlf === 'true') {
    return 'git changes line ends here (core.autocrlf), and git in Docker would call the files modified';
  }
  return undefined;
}

function namesAbsolutePath(flag: string): boolean {
  return /^-[^=]*=['"]?(?:\/|[A-Za-z]:[\\/])/.test(flag);
}

/** Every tracked file of a repository, from its root, with `/`, in git's order. Empty without a repository. */
export async function trackedFiles(repository: Repository | undefined, host: Host): Promise<string[]> {
  if (repository === undefined) return [];
  const listed = await runGit(repository.root, ['ls-files', '-z'], repository.env, host);
  return (listed?.stdout ?? '').split('\0').filter((path) => path !== '');
}

/** Asks git and the disk for the facts. Without a repository there are none. */
export async function readCheckout(repository: Repository | undefined, host: Host): Promise<CheckoutFacts> {
  if (repository === undefined) return { filtered: [], autocrlf: '', borrowed: false };
  const { root, env } = repository;
  const [filtered, autocrlf, alternates] = await Promise.all([
    // All files but those of which the attribute is not specified, or unset.
    runGit(root, ['ls-files', '-z', ':(exclude,attr:!filter)', ':(exclude,attr:-filter)'], env, host),
    runGit(root, ['config', '--get', 'core.autocrlf'], env, host),
    stat(join(root, '.git', 'objects', 'info', 'alternates')).catch(() => undefined),
  ]);
  return {
    filtered: (filtered?.stdout ?? '').split('\0').filter((path) => path !== ''),
    autocrlf: autocrlf?.stdout.trim() ?? '',
    borrowed: alternates !== undefined,
  };
}
