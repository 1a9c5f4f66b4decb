/** The first field of an exported library. */
export const LIBRARY_FORMAT = 'gallery-desk-library';

/** Of the exported library. A newer one is refused: it could say things that would be lost. */
export const LIBRARY_FORMAT_VERSION = 1;

/** What one import may hold. */
export const IMPORT_LIMITS = {
  /** bytes */
  jsonFile: 256 * 1024 * 1024,
  /** bytes */
  csvFile: 64 * 1024 * 1024,
  galleries: 10_000,
  items: 250_000,
} as const;

/** The longest text that travels in a call instead of a file, in characters. */
export const INLINE_LIMIT = 2_000_000;

/** The columns of the items' CSV, in their order. */
export const CSV_COLUMNS = [
  'id',
  'title',
  'description',
  'alt text',
  'tags',
  'link text',
  'link address',
  'file',
] as const;

export type CsvColumn = (typeof CSV_COLUMNS)[number];
