import { assertNever } from '../assert-never.ts';

/** What items can be sorted by. */
export const SORT_KEYS = ['TITLE', 'FILE_NAME', 'DATE_TAKEN', 'DATE_ADDED', 'FILE_SIZE'] as const;

export type SortKey = (typeof SORT_KEYS)[number];

/** What is known of an entry to sort it by. What is absent or empty counts as not known. */
export interface SortFacts {
  readonly title?: string | undefined;
  /** The last part of the file's path. */
  readonly fileName?: string | undefined;
  /** As the camera wrote it: ISO 8601, local time, with an offset only if the camera knew it. */
  readonly dateTaken?: string | undefined;
  /** ISO 8601, UTC */
  readonly dateAdded?: string | undefined;
  readonly sizeInBytes?: number | undefined;
}

type Comparison<V> = (a: V, b: V) => number;

/** Names as people sort them: "Bay 2" before "Bay 10", letters by the language's rules. */
function compareNames(locale: string): Comparison<string> {
  const collator = new Intl.Collator([locale, 'en'], { numeric: true, usage: 'sort' });
  return (a, b) => collator.compare(a, b);
}

const compareText: Comparison<string> = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const compareNumbers: Comparison<number> = (a, b) => a - b;

/** The camera's wall clock. Most cameras know no offset, so the clock is the one thing all pictures can be compared by. */
const wallClock = (dateTaken: string | undefined): string | undefined =>
  dateTaken?.replace(/(?:Z|[+-]\d{2}:?\d{2})$/, '');

/** Sorts by a key; equal ones stay as they were, those without the key go last in either direction. */
function arranged<T, V extends string | number>(
  entries: readonly T[],
  keyOf: (entry: T) => V | undefined,
  compare: Comparison<V>,
  isDescending: boolean,
): T[] {
  const keyed: { entry: T; key: V }[] = [];
  const rest: T[] = [];
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key === undefined || key === '') rest.push(entry);
    else keyed.push({ entry, key });
  }
  keyed.sort((a, b) => (isDescending ? compare(b.key, a.key) : compare(a.key, b.key)));
  return [...keyed.map(({ entry }) => entry), ...rest];
}

/**
 * The entries sorted by what is known of them. Stable; entries without the key come last, ascending or descending.
 *
 * @param locale BCP 47, for titles and file names, so that the order does not depend on the machine
 */
export function sortedByKey<T>(
  entries: readonly T[],
  factsOf: (entry: T) => SortFacts,
  key: SortKey,
  { isDescending, locale }: { readonly isDescending: boolean; readonly locale: string },
): T[] {
  switch (key) {
    case 'TITLE':
      return arranged(entries, (entry) => factsOf(entry).title, compareNames(locale), isDescending);
    case 'FILE_NAME':
      return arranged(entries, (entry) => factsOf(entry).fileName, compareNames(locale), isDescending);
    case 'DATE_TAKEN':
      return arranged(entries, (entry) => wallClock(factsOf(entry).dateTaken), compareText, isDescending);
    case 'DATE_ADDED':
      return arranged(entries, (entry) => factsOf(entry).dateAdded, compareText, isDescending);
    case 'FILE_SIZE':
      return arranged(entries, (entry) => factsOf(entry).sizeInBytes, compareNumbers, isDescending);
    default:
      return assertNever(key);
  }
}
