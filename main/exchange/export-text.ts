import { BYTE_ORDER_MARK, csvRow } from '../../shared/exchange/csv-format.ts';
import { GALLERY_SHAPE, ITEM_SHAPE } from '../../shared/exchange/known-fields.ts';
import { CSV_COLUMNS, LIBRARY_FORMAT, LIBRARY_FORMAT_VERSION } from '../../shared/exchange/library-format.ts';
import { withUnknownFields } from '../../shared/exchange/unknown-fields.ts';
import type { GalleryProperties } from '../../shared/model/gallery.ts';
import type { GalleryItem } from '../../shared/model/item.ts';
import { currentItem } from '../galleries/gallery-answer.ts';
import type { MediaCatalog } from '../store/state.ts';
import { cellOf, unknownCellOf, unknownColumnsOf } from './item-cells.ts';

/** A gallery as it was at one moment. */
export interface GalleryContent {
  readonly properties: GalleryProperties;
  /** In display order. */
  readonly items: readonly GalleryItem[];
}

/** The item as the API answers it, with what this program does not know at its place. */
function itemJson(item: GalleryItem, media: MediaCatalog): string {
  const { unknownFields, ...known } = currentItem(item, media);
  return JSON.stringify(withUnknownFields(known, unknownFields, ITEM_SHAPE));
}

/** The API's Gallery with all its items, one a line; made piece by piece, an item at a time. */
export function* galleryJson({ properties, items }: GalleryContent, media: MediaCatalog): Generator<string> {
  // The folder that it was made from says nothing in another library.
  const { unknownFields, sourceFolder: _source, ...known } = properties;
  const fields = withUnknownFields({ ...known, totalItems: items.length }, unknownFields, GALLERY_SHAPE);
  yield `${JSON.stringify(fields).slice(0, -1)},"items":[`;
  let separator = '\n';
  for (const item of items) {
    yield `${separator}${itemJson(item, media)}`;
    separator = ',\n';
  }
  yield `${items.length === 0 ? '' : '\n'}]}`;
}

/** All galleries, each in the API's shape. */
export function* libraryJson(
  galleries: readonly GalleryContent[],
  media: MediaCatalog,
  exportedDate: string,
): Generator<string> {
  const head = { format: LIBRARY_FORMAT, version: LIBRARY_FORMAT_VERSION, exportedDate };
  yield `${JSON.stringify(head).slice(0, -1)},"galleries":[`;
  let separator = '\n';
  for (const gallery of galleries) {
    yield separator;
    yield* galleryJson(gallery, media);
    separator = ',\n';
  }
  yield `${galleries.length === 0 ? '' : '\n'}]}\n`;
}

/** The items as CSV, one a row, in display order. */
export function* itemsCsv(
  items: readonly GalleryItem[],
  media: MediaCatalog,
  hasByteOrderMark: boolean,
): Generator<string> {
  const unknownColumns = unknownColumnsOf(items);
  if (hasByteOrderMark) yield BYTE_ORDER_MARK;
  yield csvRow([...CSV_COLUMNS, ...unknownColumns]);
  for (const item of items) {
    yield csvRow([
      ...CSV_COLUMNS.map((column) => cellOf(item, column, media)),
      ...unknownColumns.map((name) => unknownCellOf(item, name)),
    ]);
  }
}
