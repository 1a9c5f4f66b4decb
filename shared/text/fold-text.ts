/** Text for comparing as people do: without case and accents. */
export function foldedText(text: string): string {
  // Nearly all paths are ASCII, for which this is a tenth of the work.
  // oxlint-disable-next-line no-control-regex
  if (/^[\u0000-\u007f]*$/.test(text)) return text.toLowerCase();
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The words of a search, folded; those in double quotes are one. */
export function searchWordsOf(search: string): string[] {
  return [...foldedText(search).matchAll(/"([^"]*)"?|[^\s"]+/g)]
    .map(([word, quoted]) => (quoted ?? word).trim())
    .filter((word) => word !== '');
}

/** Whether a text has all of these words, as `searchWordsOf` answers them. */
export function hasAllWords(text: string, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const folded = foldedText(text);
  return words.every((word) => folded.includes(word));
}
