import type { Evidence } from './evidence.ts';
import { isBelow, leftOf, moduleOf, type Named, namesOf, readName, shownName, STANDARD } from './names.ts';
import type { Program } from './program.ts';

/** What a program shows of a piece of evidence. */
export interface Seen {
  /** `present`: in the binary, but not seen to be used by the program's own code. */
  readonly state: 'used' | 'present' | 'absent';
  /** As a clause: `main.run calls net/http.(*Server).Shutdown`; empty where it is absent. */
  readonly said: string;
}

const ABSENT: Seen = { state: 'absent', said: '' };

/** Looks for a piece of evidence: is it there, and does a way lead to it from the program's own code? */
export function lookFor(evidence: Evidence, program: Program): Seen {
  const { hint, uncalled } = evidence;
  const { calls, named, inliners } = program;
  const found = namesOf(evidence).flatMap(
    (name) => named.get(name) ?? (inliners?.has(name) === true ? [name] : []),
  );
  const left = leftOf(evidence);
  const unread = left !== undefined && calls.has(left) && inliners === undefined;
  const first = found[0] ?? (unread ? left : undefined);
  if (first === undefined) return ABSENT;
  if (hint === true && uncalled !== undefined) return present(uncalled);
  const there = `${shownName(first)} is in the binary`;
  if (calls.source === 'presence')
    return present(`${there}, but who calls it is read only on amd64 and arm64`);
  const { begins, said } = followUses(found, evidence, program);
  if (begins === 'own') return { state: 'used', said };
  if (begins === 'method') return present(said);
  if (unread) return present(`${shownName(left)} is in the binary, and what calls it for cannot be read`);
  if (begins === 'except') return ABSENT;
  return present(
    uncalled ?? `${there}, but is not seen to be called: an interface or reflection may keep it`,
  );
}

function present(said: string): Seen {
  return { state: 'present', said };
}

/** Where the ways to a function begin; of several the best, in this order. */
interface Ways {
  readonly begins: 'own' | 'method' | 'except' | 'nowhere';
  readonly said: string;
}

/**
 * Follows those who use the functions, and those who use them in turn, to a plain function of the program's own:
 * that is there because other code names it. A method may be there for an interface or reflection alone, so
 * it has to be used itself; and so has what a library does within itself. The standard library is not
 * followed: what of it leads to a function is a row's own name.
 */
function followUses(functions: readonly string[], evidence: Evidence, program: Program): Ways {
  let best: Ways = { begins: 'nowhere', said: '' };
  const origins = new Map(functions.map((name) => [name, name]));
  // A map goes on to what is added while it is gone through.
  for (const [name, origin] of origins) {
    for (const { by, how } of usesOf(name, program)) {
      const user = readName(by, (other) => program.calls.has(other));
      const said = `${shownName(user.root)} ${name === origin ? how : 'leads to'} ${shownName(origin)}`;
      if (isWithin(user, evidence.except)) {
        if (best.begins === 'nowhere') best = { begins: 'except', said };
        continue;
      }
      if (moduleOf(user.package, program.buildInfo) === STANDARD) continue;
      const own = !isWithin(user, evidence.packages);
      if (own && !user.method) return { begins: 'own', said };
      if (own && best.begins !== 'method') {
        best = { begins: 'method', said: `${said}, but may be there for an interface or reflection alone` };
      }
      if (!origins.has(user.root)) origins.set(user.root, origin);
    }
  }
  return best;
}

function usesOf(name: string, { calls, inliners }: Program): { readonly by: string; readonly how: string }[] {
  return [
    ...(inliners?.get(name) ?? []).map((by) => ({ by, how: 'calls' })),
    ...calls.callers(name).map((by) => ({ by, how: 'calls' })),
    ...calls.references(name).map((by) => ({ by, how: 'hands on' })),
  ];
}

function isWithin(user: Named, folders: readonly string[] = []): boolean {
  return folders.some((folder) => isBelow(user.package, folder));
}
