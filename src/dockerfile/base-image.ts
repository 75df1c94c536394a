import type { Artifact } from '../collect/record.ts';
import { UserError } from '../errors.ts';
import {
  BASE_KINDS,
  baseHas,
  type BaseKind,
  baseReference,
  baseWith,
  hasLoader,
  tooNew,
} from './libraries.ts';
import type { MissingLibrary } from './linkers.ts';

/** What the choice reads of an artifact. */
export type Linked = Pick<
  Artifact,
  | 'name'
  | 'package'
  | 'target'
  | 'os'
  | 'arch'
  | 'variant'
  | 'linkage'
  | 'interpreter'
  | 'needed'
  | 'symbolVersions'
>;

/**
 * The smallest distroless base (Debian 13, nonroot) that runs one main on every platform that the base has: of
 * what its linux binaries need, the largest. Undefined when none of the targets is a platform of the base.
 *
 * @param artifacts all of one main
 * @throws UserError naming the main, the library and what to do when no base can run one of them; for a library
 *   that no base has its cause is a `MissingLibrary`
 */
export function chooseBase(artifacts: readonly Linked[]): string | undefined {
  const kinds = artifacts.filter(baseHas).map(kindFor);
  const largest = Math.max(-1, ...kinds.map((kind) => BASE_KINDS.indexOf(kind)));
  const kind = BASE_KINDS[largest];
  return kind === undefined ? undefined : baseReference(kind);
}

function kindFor(artifact: Linked): BaseKind {
  const { name, target, arch, interpreter, needed } = artifact;
  const refuse = (problem: string, remedy: string, missing?: MissingLibrary): UserError =>
    new UserError(
      `Input \`base-image\` is auto: ${name} for ${target} ${problem}. ${remedy}, or set it to an image that has what it needs.`,
      { cause: missing },
    );

  if (interpreter !== null && /\/ld-musl-/.test(interpreter)) {
    throw refuse(
      `is linked against musl (${interpreter}), and the distroless bases hold glibc`,
      'Link it statically (-ldflags=-extldflags=-static) or with a glibc compiler',
    );
  }
  if (interpreter !== null && !hasLoader(arch, interpreter)) {
    throw refuse(
      `asks for the dynamic loader ${interpreter}, which no distroless base has`,
      'Link it with a compiler for Debian',
    );
  }
  const kinds: BaseKind[] = [interpreter === null ? 'static' : 'base-nossl'];
  for (const library of needed) {
    const kind = baseWith(library);
    if (kind === undefined) {
      throw refuse(
        `needs the library ${library}, which no distroless base has`,
        'Build without `cgo`, link that library statically',
        { library, package: artifact.package, target },
      );
    }
    kinds.push(kind);
  }
  for (const [library, versions] of Object.entries(artifact.symbolVersions)) {
    for (const version of versions) {
      const newest = tooNew(version);
      if (newest !== undefined) {
        throw refuse(
          `needs ${version} of ${library}, and Debian 13, which the distroless bases are made of, has ${newest}`,
          'Build it on an older system',
        );
      }
    }
  }
  return BASE_KINDS[Math.max(...kinds.map((kind) => BASE_KINDS.indexOf(kind)))] ?? 'static';
}

/**
 * A base that the user named, as FROM gets it. A bare name (`alpine`) could also be that of a stage, which
 * BuildKit would take; `scratch` is no image but BuildKit's own word.
 */
export function userBase(reference: string): string {
  return reference === 'scratch' || /[/:@]/.test(reference) ? reference : `docker.io/library/${reference}`;
}
