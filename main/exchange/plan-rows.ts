import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { GalleryItem } from '../../shared/model/item.ts';
import { guidSchema } from '../../shared/schemas/common.ts';
import { itemPatchSchema } from '../../shared/schemas/item.ts';
import { textFromElsewhere, type StepText } from '../../shared/text/core-text.ts';
import { counted, requireGallery } from '../galleries/command-context.ts';
import { differenceOf } from '../galleries/field-changes.ts';
import { patchedItem } from '../galleries/item-decision.ts';
import type { GalleryDocument } from '../store/state.ts';
import type { ItemRow } from './csv-table.ts';
import { fieldPlansOf } from './import-report.ts';
import { fileCellOf } from './item-cells.ts';
import { parseRepairing, type OnRepair } from './parse-repairing.ts';
import type { PlanContext } from './plan-context.ts';
import type { PlannedImport, PlannedItemChange } from './planned-import.ts';
import { Skip } from './prepare-item.ts';
import { rowPatchOf } from './row-patch.ts';

const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Finds the item that a row speaks of. */
class RowMatcher {
  readonly #gallery: GalleryDocument;
  readonly #byFile = new Map<string, string[]>();

  constructor(gallery: GalleryDocument, { state }: PlanContext) {
    this.#gallery = gallery;
    for (const item of gallery.items) {
      const file = fileCellOf(item, state.media);
      // An item answers to its path, and to its name alone.
      for (const name of new Set([file, lastPart(file)])) {
        if (name === '') continue;
        const ids = this.#byFile.get(name);
        if (ids === undefined) this.#byFile.set(name, [item.id]);
        else ids.push(item.id);
      }
    }
  }

  /** @throws Skip when there is none, or more than one */
  find(row: ItemRow): GalleryItem {
    const id = row.known.get('id')?.trim() ?? '';
    if (id !== '') return this.#byId(id);
    const file = (row.known.get('file') ?? '').trim().normalize('NFC');
    if (file === '') throw new Skip('INVALID', 'The row has neither an id nor a file.');
    const [found, ...others] = this.#byFile.get(file) ?? [];
    if (found === undefined) {
      throw new Skip('NOT_FOUND', `No item of “${this.#gallery.properties.name}” shows the file “${file}”.`);
    }
    if (others.length > 0) {
      throw new Skip(
        'AMBIGUOUS',
        `${others.length + 1} items show the file “${file}”. Name one of them by its id: ${[found, ...others].slice(0, 5).join(', ')}.`,
      );
    }
    return this.#byId(found);
  }

  #byId(id: string): GalleryItem {
    const guid = guidSchema.safeParse(id).data;
    const item = guid === undefined ? undefined : this.#gallery.items.get(guid);
    if (item !== undefined) return item;
    throw new Skip(
      'NOT_FOUND',
      `The gallery “${this.#gallery.properties.name}” has no item with the id ${id.slice(0, 100)}.`,
    );
  }
}

/** The part of a patch that shows another file, or undefined, and told, when that is not possible. */
async function filePatch(
  file: string | undefined,
  item: GalleryItem,
  onRepair: OnRepair,
  { resolver }: PlanContext,
): Promise<Record<string, unknown> | undefined> {
  if (file === undefined) return undefined;
  if (item.type === 'TEXT') {
    onRepair('file', 'It is left out: a text shows no file.');
    return undefined;
  }
  const kind = item.type;
  const isElsewhere = /^https?:/i.test(file);
  const resolved = isElsewhere
    ? undefined
    : await resolver.resolve({ kind, id: undefined, fileName: file.trim() });
  if (resolved?.found === 'NONE' || resolved?.found === 'SEVERAL') {
    const why = resolved.found === 'NONE' ? 'has no' : 'has more than one';
    onRepair(
      'file',
      `The item keeps its file: the media folder ${why} “${file.slice(0, 200)}” of this kind.`,
    );
    return undefined;
  }
  const id = resolved?.file.id ?? file;
  return item.type === 'IMAGE'
    ? { image: { imageInfo: { id } } }
    : { video: { videoInfo: isElsewhere ? { url: id } : { id } } };
}

function mergedPatch(
  fields: Readonly<Record<string, unknown>>,
  file: Readonly<Record<string, unknown>> | undefined,
): Record<string, unknown> {
  const image = { ...(fields.image as { imageInfo?: object } | undefined) };
  const fileImage = file?.image as { imageInfo?: object } | undefined;
  if (fileImage === undefined) return { ...fields, ...file };
  return { ...fields, image: { imageInfo: { ...image.imageInfo, ...fileImage.imageInfo } } };
}

async function changedItem(
  row: ItemRow,
  item: GalleryItem,
  clears: boolean,
  context: PlanContext,
): Promise<GalleryItem> {
  const { report, state, media } = context;
  const onRepair: OnRepair = (field, message) => report.repair(row.source, field, message);
  const { fields, file, unknownFields } = rowPatchOf(row, item, state.media, clears, onRepair);
  const patch = mergedPatch(fields, await filePatch(file, item, onRepair, context));
  const parsed = parseRepairing(itemPatchSchema, patch, onRepair);
  if (!parsed.isFit) throw new Skip('INVALID', textFromElsewhere(parsed.problem));
  const after = patchedItem(item, parsed.value, media);
  if (unknownFields === undefined) return after;
  const { unknownFields: _, ...known } = after;
  return Object.keys(unknownFields).length === 0 ? known : { ...known, unknownFields };
}

/**
 * Plans what the rows of a CSV change of the items of a gallery.
 *
 * @throws GalleryDeskError `NOT_FOUND` when there is no such gallery
 */
export async function planRows(
  rows: readonly ItemRow[],
  { galleryId, emptyCells }: { readonly galleryId: string; readonly emptyCells: 'KEEP' | 'CLEAR' },
  context: PlanContext,
): Promise<PlannedImport> {
  const { state, report, breather } = context;
  const gallery = await requireGallery(state, galleryId);
  const matcher = new RowMatcher(gallery, context);
  const changedItems: PlannedItemChange[] = [];
  const rowOf = new Map<string, string>();
  breather.begin(rows.length);
  for (const row of rows) {
    const { source } = row;
    try {
      const before = matcher.find(row);
      const earlier = rowOf.get(before.id);
      if (earlier !== undefined) throw new Skip('DUPLICATE', `It is of the same item as ${earlier}.`);
      rowOf.set(before.id, source);
      const after = await changedItem(row, before, emptyCells === 'CLEAR', context);
      const difference = differenceOf(before, after);
      if (difference === undefined) report.unchangedItem();
      else {
        changedItems.push({ before, difference, isDisplaced: false });
        report.item({
          source,
          action: 'CHANGE',
          galleryId,
          itemId: before.id,
          title: after.title ?? '',
          fields: fieldPlansOf(difference),
        });
      }
    } catch (error) {
      if (error instanceof Skip)
        report.skip({ source, reason: error.reason, message: textFromElsewhere(error.message) });
      else if (error instanceof GalleryDeskError)
        report.skip({ source, reason: 'INVALID', message: textFromElsewhere(error.message) });
      else throw error;
    }
    breather.advance();
    if (breather.isDue) await breather.rest();
  }
  const label = `Update ${counted(changedItems.length, 'item')} from a file` satisfies StepText;
  if (changedItems.length === 0) return { label, galleries: [] };
  report.gallery({
    source: 'gallery',
    action: 'KEEP',
    galleryId,
    name: gallery.properties.name,
    fields: [],
    itemsToAdd: 0,
    itemsToChange: changedItems.length,
  });
  const before = gallery.properties;
  return {
    label,
    galleries: [
      { galleryId, before, created: undefined, difference: undefined, addedItems: [], changedItems },
    ],
  };
}
