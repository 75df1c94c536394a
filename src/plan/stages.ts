/** Ours, or (`scratch`, `context`) BuildKit's own: rule ReservedStageName. */
const RESERVED = new Set(['build', 'debug', 'scratch', 'context']);

/** A stage's name, as BuildKit's parser takes it (`validStageName` in its instructions/parse.go). */
const STAGE = /^[a-z][a-z0-9._-]*$/;

/**
 * The stage for a main's name, and not among `taken`: `api` for `api`, `api-2` for a second one, `app-7z` for
 * `7z`, `app-build` for `build`. Always matches `^[a-z][a-z0-9-_.]*$`, and the same in gives the same out.
 */
export function stageName(name: string, taken: ReadonlySet<string>): string {
  const lower = name.toLowerCase().replace(/[^a-z0-9._-]/g, '-');
  const base = STAGE.test(lower) && !RESERVED.has(lower) ? lower : `app-${lower}`;
  let free = base;
  for (let count = 2; taken.has(free); count += 1) free = `${base}-${count}`;
  return free;
}

/**
 * A stage for each name, in the same order and without doubles. A name that may stand as it is keeps itself
 * (of `API` and `api`, `api` does), so that one main's stage does not depend on another's odd name.
 */
export function stageNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  const stages = new Map<number, string>();
  const own = (name: string) => STAGE.test(name) && !RESERVED.has(name);
  const order = [...names.entries()].sort(([, a], [, b]) => Number(own(b)) - Number(own(a)));
  for (const [index, name] of order) {
    const stage = stageName(name, taken);
    taken.add(stage);
    stages.set(index, stage);
  }
  return names.map((_, index) => stages.get(index) ?? '');
}
