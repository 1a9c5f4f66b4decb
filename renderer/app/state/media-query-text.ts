import { EVERYTHING, type MediaQuery } from './media-list.ts';
import type { ChosenFilter } from './media-filter.ts';

const KINDS = ['ALL', 'IMAGE', 'VIDEO', 'TEXT', 'OTHER'] as const;

/** Fields that are kept, and what kind of value each has. When files came is a question of the day. */
const FIELDS = {
  keywords: 'list',
  cameras: 'list',
  lenses: 'list',
  orientations: 'list',
  mimeTypes: 'list',
  statuses: 'list',
  takenFrom: 'string',
  takenTo: 'string',
  minRating: 'number',
  use: 'string',
  isDuplicate: 'boolean',
} as const satisfies { readonly [K in keyof ChosenFilter]?: string };

/** What the media panel shows, for the next start: kind and filter. A search is of the moment. */
export function writeMediaQuery({ kind, filter = {} }: MediaQuery): string {
  const kept = Object.fromEntries(Object.entries(filter).filter(([field]) => field in FIELDS));
  return kind === 'ALL' && Object.keys(kept).length === 0 ? '' : JSON.stringify({ kind, filter: kept });
}

/** Reads what was written; anything else shows everything. */
export function readMediaQuery(text: string): MediaQuery {
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value) || !isRecord(value.filter)) return EVERYTHING;
    const kind = KINDS.find((known) => known === value.kind);
    if (kind === undefined || !isFilter(value.filter)) return EVERYTHING;
    const isFiltered = Object.keys(value.filter).length > 0;
    return { search: '', kind, ...(isFiltered ? { filter: value.filter } : {}) };
  } catch {
    return EVERYTHING;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): boolean => typeof value === 'string';

/** Whether each field has a value of its kind; whether that names something is for the core to say. */
function isFilter(filter: Record<string, unknown>): filter is ChosenFilter {
  const kinds: Readonly<Record<string, string>> = FIELDS;
  return Object.entries(filter).every(([field, value]) => {
    const expected = kinds[field];
    return expected === 'list'
      ? Array.isArray(value) && value.length > 0 && value.every(isText)
      : typeof value === expected;
  });
}
