/** Letters as people type them in a hurry: without case and without accents. */
function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** How well a word is met, the best first; what is not met at all has no rank. */
const WORD_START = 3;
const WITHIN = 2;
const SCATTERED = 1;

/** The letters of a word in their order, with others between. */
function isScattered(word: string, text: string): boolean {
  let from = 0;
  for (const letter of word) {
    const found = text.indexOf(letter, from);
    if (found === -1) return false;
    from = found + 1;
  }
  return true;
}

function rankOfWord(word: string, text: string): number {
  const place = text.indexOf(word);
  if (place === -1) return word.length > 2 && isScattered(word, text) ? SCATTERED : 0;
  return text.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word)) ? WORD_START : WITHIN;
}

/**
 * How well a text meets what was typed: every word of it, in any order. 0 when a word is not met.
 */
export function rankOf(typed: string, text: string): number {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  const target = folded(text);
  let sum = 0;
  for (const word of words) {
    const rank = rankOfWord(word, target);
    if (rank === 0) return 0;
    sum += rank;
  }
  return words.length === 0 ? WITHIN : sum / words.length + (target.startsWith(folded(typed.trim())) ? 1 : 0);
}

/**
 * Those that meet what was typed, the best first; among equals those used last, then as given.
 *
 * @param recent ids, the latest first
 * @param most how many at most
 */
export function bestMatches<T extends { readonly id: string; readonly label: string }>(
  typed: string,
  entries: readonly T[],
  recent: readonly string[],
  most: number,
): T[] {
  const age = new Map(recent.map((id, index) => [id, index]));
  return entries
    .map((entry) => ({ entry, rank: rankOf(typed, entry.label), age: age.get(entry.id) ?? Infinity }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || (a.age === b.age ? 0 : a.age - b.age))
    .slice(0, most)
    .map(({ entry }) => entry);
}
