import semver from 'semver';
import { UserError } from '../errors.ts';
import type { Host } from '../host.ts';
import { runGit } from '../module/git.ts';
import type { GoModule } from '../module/module.ts';
import { type Repository, utcSeconds } from '../module/revision.ts';
import { isInside, outputPath } from '../paths.ts';
import type { Identity } from './plan.ts';

/**
 * What is stamped and said of the sources. `module` is that of the default main; its folder in the repository
 * is the prefix of its tags (`svc/x/v1.4.0`), as Go has it for modules in a subfolder.
 *
 * @throws UserError for a SOURCE_DATE_EPOCH that is no time.
 */
export async function identify(
  version: string,
  repository: Repository | undefined,
  module: Pick<GoModule, 'dir' | 'path'> | undefined,
  host: Host,
): Promise<Identity> {
  const date = sourceDate(host.env.SOURCE_DATE_EPOCH) ?? repository?.date ?? '';
  if (repository === undefined) {
    return { version: version === '' ? 'devel' : version, commit: '', date, branch: '', dirty: false };
  }
  const { commit, branch, dirty } = repository;
  const said = { commit, date, branch, dirty: dirty.length > 0 };
  if (version !== '') return { version, ...said };
  const prefix = tagPrefix(repository.root, module?.dir ?? repository.root);
  return {
    version:
      highestTag(repository.tags, prefix) ??
      (await describe(repository, prefix, host)) ??
      pseudoVersion(repository, module?.path ?? '', host),
    ...said,
  };
}

/** What stands before the version in a module's tags: `svc/x/`, empty for a module at the repository's root. */
export function tagPrefix(root: string, dir: string): string {
  return dir === root || !isInside(root, dir) ? '' : `${outputPath(root, dir)}/`;
}

/** The highest semantic version among tags with this prefix, as it is written after the prefix; undefined without one. */
export function highestTag(tags: readonly string[], prefix: string): string | undefined {
  return tags
    .filter((tag) => tag.startsWith(prefix))
    .map((tag) => tag.slice(prefix.length))
    .filter((tag) => /^v?\d/.test(tag) && semver.valid(tag) !== null)
    .sort(
      // Of two that differ in build metadata or in the `v` alone, always the same one.
      (a, b) => semver.rcompare(a, b) || (a < b ? 1 : -1),
    )[0];
}

/**
 * SOURCE_DATE_EPOCH as RFC 3339; undefined when it is not set (reproducible-builds.org/specs/source-date-epoch).
 *
 * @throws UserError when it is no whole number of seconds.
 */
export function sourceDate(epoch: string | undefined): string | undefined {
  if (epoch === undefined || epoch === '') return undefined;
  // The year 9999 is the last that RFC 3339 can write.
  if (!/^\d{1,12}$/.test(epoch) || Number(epoch) > 253402300799) {
    throw new UserError(
      `SOURCE_DATE_EPOCH: ${JSON.stringify(epoch)} is not a time. Give whole seconds since 1970-01-01 UTC, such as the output of "git log -1 --format=%ct", or unset it.`,
    );
  }
  return utcSeconds(Number(epoch));
}

/** `git describe` among the module's own version tags, its prefix removed; undefined when no such tag is reachable. */
async function describe(repository: Repository, prefix: string, host: Host): Promise<string | undefined> {
  if (repository.commit === '') return undefined;
  // Whole versions only: a moving tag such as v1 is not a release.
  const glob = prefix.replace(/[\\*?[\]]/g, '\\$&');
  const matches = ['v[0-9]*.[0-9]*.[0-9]*', '[0-9]*.[0-9]*.[0-9]*'].map(
    (version) => `--match=${glob}${version}`,
  );
  const said = await runGit(
    repository.root,
    ['describe', '--tags', ...matches, 'HEAD'],
    repository.env,
    host,
  );
  return said?.code === 0 ? said.stdout.trim().slice(prefix.length) : undefined;
}

/** `v0.0.0-20261123100000-abcdefabcdef`: as the go command calls a commit without a tag; `v4.0.0-…` of a module `…/v4`. */
function pseudoVersion(repository: Repository, path: string, host: Host): string {
  if (repository.commit === '') return 'devel';
  const major = /(?:\/|^gopkg\.in\/.*\.)v(\d+)$/.exec(path)?.[1] ?? '0';
  const version = `v${major}.0.0-${repository.date.replace(/\D/g, '')}-${repository.commit.slice(0, 12)}`;
  if (repository.shallow) {
    host.log.notice(
      `The checkout is shallow and has no version tag, so the version is ${version}. If there are tags, fetch them: "fetch-depth: 0", or "fetch-tags: true" for a tag on this very commit.`,
    );
  }
  return version;
}
