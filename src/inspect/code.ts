import type { Section } from './executable.ts';
import type { GoFunction } from './functions.ts';
import type { Scanner } from './instructions.ts';
import type { Reader } from './reader.ts';

/** The machine code that Go's compiler made: the whole text section, or a part of it where C was linked too. */
export interface Code {
  /** In the file. */
  readonly offset: number;
  /** Bytes. */
  readonly size: number;
  /** Where it is loaded. */
  readonly address: number;
}

/** Stretches of the section that are looked at: enough to see what is called, wherever in it Go's part lies. */
const samples = 64;
const sampleSize = 1 << 15;
/** Several times what so much code holds. */
const mostCalls = 1 << 17;

/** Called at the start of nearly every function, to grow the stack: by far the most calls in Go's code are to it. */
const mostCalled = 'runtime.morestack_noctxt';
const candidates = 64;

/** Of the functions in the samples, the part that must be called from there. Found were 36 % and more. */
const leastCalled = 0.1;
/** Of the places called from there, the part where functions must begin. Found were 95 % and more, from wrong places up to 12 %. */
const leastHits = 0.5;

/**
 * Where in the text section Go's code begins: the place from which the starts in the function table are
 * counted. That is the section's own start when Go's linker wrote the file, and somewhere behind the C
 * library's start files when the C compiler's did. No header says so: the table's own does up to Go 1.25 and
 * for fixed addresses only. So the calls themselves are asked: from the right place nearly all lead to where
 * functions begin.
 *
 * @returns undefined where no place fits
 */
export async function locateCode(
  reader: Reader,
  text: Section,
  functions: readonly GoFunction[],
  scanner: Scanner,
): Promise<Code | undefined> {
  const last = functions.at(-1);
  if (text.address === undefined || last === undefined) return undefined;
  const size = last.start + last.size;
  const { calls, share } = await sampleCalls(reader, text, scanner);
  const starts = new Set(functions.map(({ start }) => start));
  const fits = (begin: number): boolean => {
    if (begin < 0 || begin + size > text.size) return false;
    const inside = calls.filter(({ from }) => from >= begin && from < begin + size);
    // Each place once: C may call one function so often that it decides alone.
    const targets = [...new Set(inside.map(({ to }) => to - begin))];
    const hits = targets.filter((to) => starts.has(to)).length;
    return hits > targets.length * leastHits && hits > functions.length * share * leastCalled;
  };
  for (const begin of beginnings(calls, functions)) {
    if (fits(begin)) return { offset: text.offset + begin, size, address: text.address + begin };
  }
  return undefined;
}

interface Call {
  readonly from: number;
  readonly to: number;
}

/** Calls within the section, from stretches spread evenly over it; `share` is how much of it these are. */
async function sampleCalls(
  reader: Reader,
  text: Section,
  scanner: Scanner,
): Promise<{ calls: readonly Call[]; share: number }> {
  const calls: Call[] = [];
  const call = (from: number, to: number, jump: boolean): void => {
    // A jump mostly stays inside of its function.
    if (!jump && to >= 0 && to < text.size && calls.length < mostCalls) calls.push({ from, to });
  };
  const step = Math.max(sampleSize, Math.ceil(text.size / samples / 4) * 4);
  for (let at = 0; at < text.size; at += step) {
    const piece = await reader.read(text.offset + at, Math.min(sampleSize, text.size - at));
    scanner(piece, at, 0, { call, address: () => undefined });
  }
  return { calls, share: sampleSize / step };
}

/** Where Go's code may begin: with the section, and where it would if one of the places called most were `mostCalled`. */
function* beginnings(calls: readonly Call[], functions: readonly GoFunction[]): Generator<number> {
  yield 0;
  const start = functions.find(({ name }) => name === mostCalled)?.start;
  if (start === undefined) return;
  const counts = new Map<number, number>();
  for (const { to } of calls) counts.set(to, (counts.get(to) ?? 0) + 1);
  const most = [...counts].sort((a, b) => b[1] - a[1]).slice(0, candidates);
  for (const [to] of most) yield to - start;
}
