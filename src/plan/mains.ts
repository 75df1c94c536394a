import { join } from 'node:path';
import { UserError } from '../errors.ts';
import type { Toolchain } from '../go/command.ts';
import { isAtLeast } from '../go/version.ts';
import type { Host } from '../host.ts';
import type { GoModule, Module } from '../module/module.ts';
import type { PackageFiles } from './declarations.ts';
import type { ListedPackage } from './list.ts';
import { binaryName, type TargetMains } from './packages.ts';

/** Every main once, in order of import path, as the first target has it on which it stands. */
export function uniqueMains(targets: readonly TargetMains[]): ListedPackage[] {
  const byPath = new Map<string, ListedPackage>();
  for (const one of targets.flatMap(({ mains }) => mains)) {
    if (!byPath.has(one.ImportPath)) byPath.set(one.ImportPath, one);
  }
  return [...byPath.values()].sort((a, b) => (a.ImportPath < b.ImportPath ? -1 : 1));
}

/** The module on disk that a main belongs to; undefined for a main of a dependency. */
export function moduleOf(one: ListedPackage, module: Module): GoModule | undefined {
  if (one.Module?.Main !== true) return undefined;
  return module.modules.find((candidate) => candidate.path === one.Module?.Path);
}

/**
 * Whether the binaries can say their revision; what cannot is said.
 *
 * @throws UserError in a worktree or a submodule before Go 1.27, which would stamp nothing or the wrong commit.
 */
export function checkRevisions(
  owners: ReadonlyMap<string, GoModule | undefined>,
  module: Module,
  toolchain: Toolchain,
  host: Host,
): boolean {
  let stamped = false;
  const without: string[] = [];
  for (const [path, owner] of owners) {
    const repository = owner?.repository;
    if (owner === undefined) {
      host.log.notice(`${path} comes from a dependency: its binary will not say a revision.`);
    } else if (repository?.gitDir === 'file' && !isAtLeast(toolchain.version, '1.27rc1')) {
      throw new UserError(
        `Input \`buildvcs\` is true: ${repository.root} is a worktree or a submodule (its .git is a file), in which Go ${toolchain.version} stamps no commit or the wrong one. Set \`go-version\` to 1.27 or newer, or \`buildvcs\` to false.`,
      );
    } else if (repository !== undefined && repository.commit !== '') {
      stamped = true;
    } else {
      without.push(path);
    }
  }
  if (stamped && without.length > 0) {
    host.log.notice(
      `${without.join(', ')}: in no git repository with a commit, so without a revision in the binary.`,
    );
  }
  if (!stamped) {
    host.log.notice(
      `${module.dir} is in no git repository with a commit that can be read: the binaries will not say their revision.`,
    );
  }
  return stamped;
}

/** The main named after its module, else the first; among those that a linux target has, as images hold no others. */
export function chooseDefault(targets: readonly TargetMains[], module: Module): string {
  const linux = targets.filter(({ target }) => target.os === 'linux');
  const mains = uniqueMains(linux.length > 0 ? linux : targets).map((one) => one.ImportPath);
  const moduleNames = module.modules.map((one) => binaryName(one.path));
  const named = moduleNames
    .map((name) => mains.find((path) => binaryName(path) === name))
    .find((path) => path !== undefined);
  const chosen = named ?? mains[0];
  if (chosen === undefined) throw new Error('a plan without a main');
  return chosen;
}

/** The Go files of packages as each target has them: every set of files of a package once. */
export function packageFiles(listed: readonly ListedPackage[]): PackageFiles[] {
  const sets = listed.map(({ ImportPath, Dir = '', GoFiles = [], CgoFiles = [] }) => ({
    package: ImportPath,
    files: [...GoFiles, ...CgoFiles].map((file) => join(Dir, file)),
  }));
  return [...new Map(sets.map((one) => [[one.package, ...one.files].join('\0'), one])).values()];
}
