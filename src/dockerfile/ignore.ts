import { ignoreFilter, parseIgnoreRules } from './ignore-rules.ts';

/** What the rules of the build are made of. Paths are from the context's root, with `/`. */
export interface IgnoreInput {
  /** The user's .dockerignore at the root of the context; empty when there is none. */
  readonly userRules: string;
  /** Every file that git tracks. */
  readonly tracked: readonly string[];
  /** Undefined where it lies outside the context. */
  readonly outputDir: string | undefined;
}

/** The rules for `Dockerfile.dockerignore`, in the order in which they are written. */
export interface IgnoreRules {
  /** The user's own, as BuildKit reads them. */
  readonly carried: readonly string[];
  /** What lets in again tracked files that the user's rules leave out: without one, the build is stamped dirty. */
  readonly tracked: readonly string[];
  /** The user's rules that concern no tracked file, again, as those before may have undone them. */
  readonly again: readonly string[];
  /** What lets .git in, for the stamp. */
  readonly git: readonly string[];
  readonly output: readonly string[];
}

/**
 * The ignore rules for the build. They replace the user's .dockerignore, so they say the same, but for three
 * things: no tracked file is left out, .git is not, and output-dir is.
 */
export function ignoreRules({ userRules, tracked, outputDir }: IgnoreInput): IgnoreRules {
  const rules = parseIgnoreRules(userRules);
  const excluded = ignoreFilter(rules);
  const reincluded = topmost(tracked, excluded);
  const kept = ['.git', ...new Set(tracked.flatMap(withFolders))];
  const again =
    reincluded.length === 0 ? [] : rules.filter((rule) => !kept.some((path) => rule.matches(path)));
  return {
    carried: rules.map((rule) => rule.text),
    tracked: reincluded,
    again: again.map((rule) => rule.text),
    git: rules.length === 0 ? [] : ['!.git/**'],
    // The folder for those that read it, and all beneath also where a rule before let some of it in.
    output: outputDir === undefined ? [] : [literal(outputDir), `${literal(outputDir)}/**`],
  };
}

/** `a/b/c` → `a`, `a/b`, `a/b/c`. */
function withFolders(path: string): string[] {
  return [...[...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index)), path];
}

/**
 * Rules that let in every excluded file: `!docs/**` for the topmost folders of which every tracked file is
 * excluded, the file itself elsewhere. In order of path.
 */
function topmost(tracked: readonly string[], excluded: (path: string) => boolean): string[] {
  const mixed = new Set<string>();
  const out: string[] = [];
  for (const path of tracked) {
    if (excluded(path)) out.push(path);
    else for (const folder of withFolders(path)) mixed.add(folder);
  }
  const rules = out.map((path) => {
    const folder = withFolders(path).find((above) => above !== path && !mixed.has(above));
    return folder === undefined ? `!${literal(path)}` : `!${literal(folder)}/**`;
  });
  return [...new Set(rules)].sort();
}

/**
 * A path as a pattern. What the pattern or the file's lines would read otherwise becomes `?`, any one
 * character, and not `\`: on Windows a backslash is a separator there.
 */
function literal(path: string): string {
  return path.replace(/[*?[\]\\^\r\n]|^[!#]|^\s|\s$/gu, '?');
}
