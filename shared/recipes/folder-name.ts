/** What a folder's name says. */
export interface FolderName {
  /** For people: without leading date and number where that is asked for. Never empty unless the name is. */
  readonly name: string;
  /** The number it begins with, if any. */
  readonly number?: number;
  /** The date it begins with, ISO 8601, without the day where the name has none. */
  readonly date?: string;
}

/** Day and month must be such: 2024-99 is no date. */
const DATE = /^(\d{4})([-_.]?)(0[1-9]|1[0-2])(?:\2(0[1-9]|[12]\d|3[01]))?(?!\d)/;

/** A bare year stays in the name: it tells “Norway 2023” from “Norway 2024”. */
const YEAR = /^(?:19|20)\d{2}(?!\d)/;

const NUMBER = /^(\d{1,6})(?!\d)/;

/** What parts a leading number from the name. A space alone does so only where numbers are written `01`: “3 days in Rome” is a name. */
const SEPARATOR = /^\s*[-_.)–—:]+\s*/;

const withSpaces = (name: string): string => name.replaceAll('_', ' ').replace(/\s+/g, ' ').trim();

/** Whether folders side by side are numbered as `01`, `02` …, so that a number and a space are no part of a name. */
export function areNumbered(names: Iterable<string>): boolean {
  for (const name of names) if (/^0\d*\s/.test(name)) return true;
  return false;
}

/** Reads a folder's name: `2024-05-31 Wedding`, `01_Portraits`. */
export function readFolderName(
  raw: string,
  { isCleaned, isNumbered }: { readonly isCleaned: boolean; readonly isNumbered: boolean },
): FolderName {
  const name = withSpaces(raw);
  const dated = DATE.exec(raw);
  if (dated !== null) {
    const [whole, year = '', , month = '', day] = dated;
    const date = day === undefined ? `${year}-${month}` : `${year}-${month}-${day}`;
    const rest = withSpaces(raw.slice(whole.length).replace(/^[\s\-_.)–—:,]+/, ''));
    return { name: isCleaned && rest !== '' ? rest : cleanedOr(raw, name, isCleaned), date };
  }
  const numbered = YEAR.test(raw) ? null : NUMBER.exec(raw);
  if (numbered === null) return { name: isCleaned ? name : raw };
  const number = Number(numbered[1]);
  const after = raw.slice(numbered[0].length);
  const separator = isNumbered ? /^[\s\-_.)–—:]+/ : SEPARATOR;
  const rest = separator.test(after) ? withSpaces(after.replace(separator, '')) : '';
  return { name: isCleaned && rest !== '' ? rest : cleanedOr(raw, name, isCleaned), number };
}

const cleanedOr = (raw: string, cleaned: string, isCleaned: boolean): string => (isCleaned ? cleaned : raw);
