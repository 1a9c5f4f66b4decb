import { assertNever } from '../../shared/assert-never.ts';
import type { CsvColumn } from '../../shared/exchange/library-format.ts';
import { CSV_COLUMNS } from '../../shared/exchange/library-format.ts';
import { tagsToCell } from '../../shared/exchange/tags-cell.ts';
import { mediaIdOf, type GalleryItem } from '../../shared/model/item.ts';
import type { MediaCatalog } from '../store/state.ts';

/** Further columns for fields that this program does not know; more would be no table any more. */
const MOST_UNKNOWN_COLUMNS = 50;

/** What the `file` column says: the path in the media folder, or the address of what lies elsewhere. */
export function fileCellOf(item: GalleryItem, media: MediaCatalog): string {
  const mediaId = mediaIdOf(item);
  const path = mediaId === undefined ? undefined : media.get(mediaId)?.path;
  if (item.type === 'IMAGE') return path ?? item.image.imageInfo.filename ?? item.image.imageInfo.id;
  if (item.type === 'VIDEO') return path ?? item.video.videoInfo.filename ?? item.video.videoInfo.url ?? '';
  return '';
}

/** The item's value in each column of the CSV. */
export function cellOf(item: GalleryItem, column: CsvColumn, media: MediaCatalog): string {
  switch (column) {
    case 'id':
      return item.id;
    case 'title':
      return item.title ?? '';
    case 'description':
      return item.description ?? '';
    case 'alt text':
      return item.type === 'IMAGE' ? (item.image.imageInfo.altText ?? '') : '';
    case 'tags':
      return tagsToCell(item.tags?.values ?? []);
    case 'link text':
      return item.link?.text ?? '';
    case 'link address':
      return item.link?.url ?? '';
    case 'file':
      return fileCellOf(item, media);
    default:
      return assertNever(column);
  }
}

/** The column that a header names, whatever its case. */
export function columnNamed(header: string): CsvColumn | undefined {
  const name = header.trim().toLowerCase();
  return CSV_COLUMNS.find((column) => column === name);
}

/** Of an unknown field that a column can hold: text. Anything else would come back as another value. */
export function unknownCellOf(item: GalleryItem, field: string): string {
  const { unknownFields } = item;
  const value =
    unknownFields !== undefined && Object.hasOwn(unknownFields, field) ? unknownFields[field] : '';
  return typeof value === 'string' ? value : '';
}

/** The names of unknown fields that get columns of their own, sorted. */
export function unknownColumnsOf(items: Iterable<GalleryItem>): string[] {
  const names = new Set<string>();
  for (const { unknownFields } of items) {
    for (const [name, value] of Object.entries(unknownFields ?? {})) {
      const isColumn = typeof value === 'string' && name.trim() === name && name !== '';
      if (isColumn && columnNamed(name) === undefined) names.add(name);
    }
  }
  return [...names].sort().slice(0, MOST_UNKNOWN_COLUMNS);
}
