import type { CsvColumn } from '../../shared/exchange/library-format.ts';
import { tagsOfCell } from '../../shared/exchange/tags-cell.ts';
import type { GalleryItem } from '../../shared/model/item.ts';
import type { UnknownFields } from '../../shared/model/unknown-fields.ts';
import type { MediaCatalog } from '../store/state.ts';
import type { ItemRow } from './csv-table.ts';
import { cellOf, unknownCellOf } from './item-cells.ts';
import type { OnRepair } from './parse-repairing.ts';

/** What a row says that the item does not: ready for the schema of patches. */
export interface RowPatch {
  readonly fields: Record<string, unknown>;
  /** What the `file` column names, when it is another file. */
  readonly file: string | undefined;
  readonly unknownFields: UnknownFields | undefined;
}

/** Spreadsheets write line ends in their own way; that alone is no change. */
const sameText = (a: string, b: string): boolean => a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n');

/** NUL never comes this far: no CSV with it is read. */
function changedCells(
  row: ItemRow,
  item: GalleryItem,
  media: MediaCatalog,
  clears: boolean,
): Map<CsvColumn, string> {
  const changed = new Map<CsvColumn, string>();
  for (const [column, cell] of row.known) {
    const isLeft = column === 'id' || (cell === '' && (!clears || column === 'file'));
    if (!isLeft && !sameText(cell, cellOf(item, column, media))) changed.set(column, cell);
  }
  return changed;
}

function linkPatch(changed: ReadonlyMap<CsvColumn, string>, item: GalleryItem): unknown {
  const text = changed.get('link text');
  const url = changed.get('link address');
  if (text === undefined && url === undefined) return undefined;
  const link = { text: text ?? item.link?.text ?? '', url: url ?? item.link?.url ?? '' };
  if (link.text === '' && link.url === '') return null;
  return { ...(text === undefined ? {} : { text }), ...(url === undefined ? {} : { url }) };
}

function unknownPatch(row: ItemRow, item: GalleryItem, clears: boolean): UnknownFields | undefined {
  const fields = new Map<string, unknown>(Object.entries(item.unknownFields ?? {}));
  let isChanged = false;
  for (const [name, cell] of row.unknown) {
    if (sameText(cell, unknownCellOf(item, name)) || (cell === '' && !clears)) continue;
    if (cell === '') fields.delete(name);
    else fields.set(name, cell);
    isChanged = true;
  }
  return isChanged ? Object.fromEntries(fields) : undefined;
}

/**
 * What a row changes of its item.
 *
 * @param clears whether an empty cell clears its field
 */
export function rowPatchOf(
  row: ItemRow,
  item: GalleryItem,
  media: MediaCatalog,
  clears: boolean,
  onRepair: OnRepair,
): RowPatch {
  const changed = changedCells(row, item, media, clears);
  const fields: Record<string, unknown> = { id: item.id };
  for (const column of ['title', 'description'] as const) {
    const cell = changed.get(column);
    if (cell !== undefined) fields[column] = cell === '' ? null : cell;
  }
  const tags = changed.get('tags');
  if (tags !== undefined) {
    const values = tagsOfCell(tags);
    fields.tags = values.length === 0 ? null : { values };
  }
  const link = linkPatch(changed, item);
  if (link !== undefined) fields.link = link;
  const altText = changed.get('alt text');
  if (altText !== undefined && item.type === 'IMAGE') fields.image = { imageInfo: { altText } };
  else if (altText !== undefined)
    onRepair('alt text', 'It is left out: only pictures have a text instead of them.');
  return { fields, file: changed.get('file'), unknownFields: unknownPatch(row, item, clears) };
}
