import type { GalleryItem } from '../model/item.ts';
import { movedIds } from './moved-ids.ts';
import type { PastGallery } from './past-gallery.ts';
import { isRecord, isSameValue } from './same-value.ts';

/** One field with other values at two moments. A value that is absent is absent there. */
export interface FieldDifference {
  /** Its path: `title`, `image.imageInfo.altText`. */
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** One item that is not the same at two moments. */
export type ItemDifference =
  | { readonly kind: 'ADDED'; readonly item: GalleryItem }
  | { readonly kind: 'REMOVED'; readonly item: GalleryItem }
  | {
      readonly kind: 'KEPT';
      /** As it is at the later moment. */
      readonly item: GalleryItem;
      /** Empty when it only moved. */
      readonly fields: readonly FieldDifference[];
      readonly isMoved: boolean;
    };

/** What is different in a gallery between two moments. Dates that only tell of the changes are left out. */
export interface GalleryDifference {
  readonly totals: {
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
    readonly moved: number;
  };
  /** Of the gallery itself: its name. Its place in the list of galleries is none of its content. */
  readonly fields: readonly FieldDifference[];
  /** In the later display order; then those removed, in the former one. */
  readonly items: readonly ItemDifference[];
}

/** Tell of the change itself, or of the place, which `isMoved` tells. */
const NOT_CONTENT: ReadonlySet<string> = new Set([
  'id',
  'sortOrder',
  'createdDate',
  'updatedDate',
  'sourceFolder',
]);

/** Compares a gallery at two moments; undefined stands for one at which it was not there. */
export function compareGalleries(
  before: PastGallery | undefined,
  after: PastGallery | undefined,
): GalleryDifference {
  const former = new Map((before?.items ?? []).map((item) => [item.id, item]));
  const later = new Set((after?.items ?? []).map(({ id }) => id));
  const moved = movedIds([...former.keys()], [...later]);
  const items: ItemDifference[] = [];
  const totals = { added: 0, removed: 0, changed: 0, moved: moved.size };
  for (const item of after?.items ?? []) {
    const earlier = former.get(item.id);
    if (earlier === undefined) {
      totals.added += 1;
      items.push({ kind: 'ADDED', item });
      continue;
    }
    const fields = fieldDifferences(earlier, item);
    if (fields.length > 0) totals.changed += 1;
    const isMoved = moved.has(item.id);
    if (isMoved || fields.length > 0) items.push({ kind: 'KEPT', item, fields, isMoved });
  }
  for (const item of former.values()) {
    if (later.has(item.id)) continue;
    totals.removed += 1;
    items.push({ kind: 'REMOVED', item });
  }
  const fields =
    before === undefined || after === undefined ? [] : fieldDifferences(before.properties, after.properties);
  return { totals, fields, items };
}

/** The content of two things, field by field, into objects but not into lists. */
export function fieldDifferences(before: object, after: object): FieldDifference[] {
  return differencesWithin({ ...before }, { ...after }, '').filter(({ field }) => !NOT_CONTENT.has(field));
}

function differencesWithin(
  former: Readonly<Record<string, unknown>>,
  later: Readonly<Record<string, unknown>>,
  path: string,
): FieldDifference[] {
  return [...new Set([...Object.keys(former), ...Object.keys(later)])].flatMap((key) => {
    const [a, b] = [former[key], later[key]];
    if (isSameValue(a, b)) return [];
    const field = `${path}${key}`;
    if (isRecord(a) && isRecord(b)) return differencesWithin(a, b, `${field}.`);
    return [{ field, ...(a === undefined ? {} : { before: a }), ...(b === undefined ? {} : { after: b }) }];
  });
}
