import { parseVersion } from '../go/version.ts';
import { type BuildInfo, type BuildModule, setting } from '../inspect/buildinfo.ts';
import { judgeSupport } from '../toolchain/support.ts';
import { advise, type Judgement, pass, unknown } from './line.ts';

/** Every release of Go, or why they are not known. */
export type KnownReleases = { readonly versions: readonly string[] } | { readonly reason: string };

/** Judges the Go that built a program against the releases. */
export function judgeGo({ GoVersion = '' }: BuildInfo, releases: KnownReleases): Judgement {
  const evidence = `built with ${GoVersion || 'a Go that it does not name'}`;
  // Experiments and distributors stand behind the version: `go1.27.4 X:jsonv2`, `go1.27.4-X:jsonv2`.
  const version = parseVersion(/^go[\w.]+/.exec(GoVersion)?.[0] ?? '');
  if (version === undefined)
    return unknown(`${evidence}, which is no release`, 'Build with a release of Go.');
  if ('reason' in releases) {
    return unknown(
      `${evidence}; ${releases.reason}`,
      'Ask `ship-go report` again where the release list can be had; input `unsupported-go` holds a build to it.',
    );
  }
  const problem = judgeSupport(version, releases.versions);
  return problem === undefined
    ? pass(`${evidence}, a supported release with its newest patch`)
    : advise(evidence, problem);
}

/** Judges whether a program says what it was built from: a commit, clean, and modules that sums pin. */
export function judgeStamp(info: BuildInfo): Judgement {
  const { Main = {}, Deps = [] } = info;
  const revision = setting(info, 'vcs.revision') ?? '';
  // What `go install path@version` builds has no repository; version and sum stand for it.
  const released = (Main.Version ?? '') !== '' && Main.Version !== '(devel)' && Main.Sum !== undefined;
  const version = Main.Version === undefined ? '' : `version ${Main.Version}`;
  const origin = [version, revision === '' ? '' : `commit ${revision.slice(0, 12)}`]
    .filter(Boolean)
    .join(', ');
  if (revision === '' && !released) {
    return advise(
      `${origin === '' ? 'no version' : origin}; no commit`,
      'Build in the repository, with git there and without -buildvcs=false, so that the commit is stamped.',
    );
  }
  if (setting(info, 'vcs.modified') === 'true') {
    return advise(
      `${origin}; its sources differed from that commit`,
      'Commit what was changed, or have it ignored, and build again.',
    );
  }
  const unpinned = Deps.filter((module) => !isPinned(module));
  if (unpinned.length > 0) {
    return unknown(
      `${origin}; without a sum: ${listed(unpinned.map(moduleText))}`,
      'See that these lie in the same repository, whose commit then pins them, or require a released version.',
    );
  }
  const sums = Deps.length === 0 ? 'no dependencies' : `${Deps.length} dependencies, each with its sum`;
  return pass(`${origin}; ${revision === '' ? 'from the module’s own sum' : 'clean'}; ${sums}`);
}

/** A module whose bytes a sum pins; one that is replaced by a folder, or is of a workspace, has none. */
function isPinned({ Sum, Replace }: BuildModule): boolean {
  return (Replace === undefined ? Sum : Replace.Sum) !== undefined;
}

function moduleText({ Path, Version = '', Replace }: BuildModule): string {
  return Replace === undefined ? `${Path} ${Version}`.trim() : `${Path} => ${Replace.Path}`;
}

/** The first few, and how many more. */
function listed(texts: readonly string[]): string {
  const more = texts.length - 3;
  return [...texts.slice(0, 3), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
