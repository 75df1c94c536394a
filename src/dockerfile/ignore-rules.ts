import { posix } from 'node:path';

/** One rule of a .dockerignore file. */
export interface IgnoreRule {
  /** As it is written again: `!docs`, `node_modules`. */
  readonly text: string;
  /** `!`: what it matches is let in again. */
  readonly includes: boolean;
  /** Whether it matches this path itself, from the root, with `/`. */
  matches(path: string): boolean;
}

/**
 * The rules of a .dockerignore file, as BuildKit reads them (github.com/moby/patternmatcher and its
 * ignorefile): anchored at the root and with `**`, which is not git's way. A pattern that BuildKit refuses
 * stays as text and matches nothing, so that the build says what is wrong with it.
 */
export function parseIgnoreRules(text: string): IgnoreRule[] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const includes = line.startsWith('!');
      const pattern = includes ? line.slice(1).trim() : line;
      const clean = pattern === '' ? '' : posix.normalize(pattern).replace(/(?<=.)\/$|^\/(?=.)/g, '');
      const expression = toExpression(clean);
      return {
        text: `${includes ? '!' : ''}${clean}`,
        includes,
        matches: (path) => expression?.test(path) ?? false,
      };
    });
}

/** The regular expression of `patternmatcher.Pattern`, for `/`; undefined where there is none. */
function toExpression(pattern: string): RegExp | undefined {
  let source = '';
  let inClass = false;
  for (const token of pattern.match(/\*\*\/?|\\?[^]/gu) ?? []) {
    if (token.startsWith('**')) source += '(.*/)?';
    else if (token === '*') source += '[^/]*';
    else if (token === '?') source += '[^/]';
    else if (token === ']') source += inClass ? token : '\\]';
    // An escaped letter is left to the regular expression there, in which `\d` is any digit.
    else if (/^(?:[[^-]|\\[a-zA-Z0-9])$/.test(token)) source += token;
    else
      source += token.replace(/^\\(?=.)/su, '').replace(inClass ? /[-\\^\]]/ : /[\\^$.*+?()[\]{}|/]/, '\\$&');
    if (token === '[') inClass = true;
    if (token === ']') inClass = false;
  }
  // `**` at the end takes all, and at the start of plain text any beginning, not only whole folders.
  source = source.replace(/\(\.\*\/\)\?$/, '.*');
  if (/^\*\*[^/*?[\]\\]+$/.test(pattern)) source = source.replace('(.*/)?', '.*');
  try {
    return new RegExp(`^${source}$`, 'su');
  } catch {
    return undefined;
  }
}

/** Says of a path, from the root and with `/`, whether the rules leave it out. */
export type Filter = (path: string) => boolean;

/**
 * The rules as BuildKit walks a folder with them (`MatchesUsingParentResults`): the last that matches decides,
 * and what matched a folder matches all beneath. But a rule that says of a folder what was already so is
 * passed over there, and is not inherited either: where `*.md` in any folder is left out, `!docs` does not
 * bring docs/a.md back.
 */
export function ignoreFilter(rules: readonly IgnoreRule[]): Filter {
  const folders = new Map<string, readonly boolean[]>();
  const matched = (path: string): readonly boolean[] => {
    const known = folders.get(path);
    if (known !== undefined) return known;
    const parent = posix.dirname(path);
    const inherited = parent === '.' ? undefined : matched(parent);
    if (parent !== '.' && inherited !== undefined) folders.set(parent, inherited);
    let out = false;
    return rules.map((rule, index) => {
      const matches = inherited?.[index] === true || (rule.includes === out && rule.matches(path));
      if (matches) out = !rule.includes;
      return matches;
    });
  };
  return (path) => {
    const last = matched(path).lastIndexOf(true);
    return last !== -1 && rules[last]?.includes === false;
  };
}
