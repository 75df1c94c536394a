import { closest, distance } from 'fastest-levenshtein';

/** The word among `known` that `word` was most likely meant to be; undefined where none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const best = closest(word.toLowerCase(), known);
  return distance(word.toLowerCase(), best) <= Math.max(2, word.length / 3) ? best : undefined;
}
