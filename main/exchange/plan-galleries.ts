import { repairSortOrders } from '../../shared/exchange/sort-order-repair.ts';
import type { GalleryProperties } from '../../shared/model/gallery.ts';
import type { StepText } from '../../shared/text/core-text.ts';
import { counted } from '../galleries/command-context.ts';
import { UNTITLED } from '../galleries/create-gallery.ts';
import { differenceOf, present } from '../galleries/field-changes.ts';
import type { GalleryDocument } from '../store/state.ts';
import { fieldPlansOf } from './import-report.ts';
import { freshId, type PlanContext } from './plan-context.ts';
import { planItems } from './plan-items.ts';
import type { PlannedGallery, PlannedImport } from './planned-import.ts';
import { readGalleries, type GivenGallery } from './read-galleries.ts';

/** A gallery of the file and the one it is in the library. */
interface Matched {
  readonly given: GivenGallery;
  readonly galleryId: string;
  readonly document: GalleryDocument | undefined;
}

async function match(
  galleries: readonly GivenGallery[],
  isUpdate: boolean,
  context: PlanContext,
): Promise<Matched[]> {
  const { state, report } = context;
  const matched: Matched[] = [];
  const seen = new Set<string>();
  for (const given of galleries) {
    const ownId = isUpdate ? given.id : undefined;
    if (ownId !== undefined && seen.has(ownId)) {
      const message = `An earlier gallery of the file has the id ${ownId} too.` as const;
      report.skip({ source: given.source, reason: 'DUPLICATE', message });
      continue;
    }
    if (ownId !== undefined) seen.add(ownId);
    const document = ownId === undefined ? undefined : await state.gallery(ownId);
    matched.push({ given, galleryId: ownId ?? freshId(context, (id) => state.galleries.has(id)), document });
  }
  return matched;
}

/** Sort orders of the galleries of the file, and of those in the library that make room for them. */
function placeGalleries(matched: readonly Matched[], { state, plannedAt, report }: PlanContext) {
  const asking = matched.filter(
    ({ given, document }) => document === undefined || given.sortOrder !== undefined,
  );
  const askingIds = new Set(asking.map(({ galleryId }) => galleryId));
  const staying = Array.from(state.galleries).filter(({ id }) => !askingIds.has(id));
  const incoming = asking.map(({ galleryId, given }) => ({ id: galleryId, sortOrder: given.sortOrder }));
  const repaired = repairSortOrders(staying, incoming, plannedAt);
  for (const { given, galleryId } of asking) {
    const own = repaired.sortOrders.get(galleryId);
    if (given.sortOrder !== undefined && own !== given.sortOrder) {
      report.repair(
        given.source,
        'sortOrder',
        `The sort order ${given.sortOrder} is taken, so it becomes ${own}.`,
      );
    }
  }
  return repaired;
}

function propertiesOf(
  { given, galleryId, document }: Matched,
  sortOrder: number,
  coverItemId: string | undefined,
): GalleryProperties {
  const before = document?.properties;
  const unknownFields =
    given.unknownFields === undefined
      ? before?.unknownFields
      : { ...before?.unknownFields, ...given.unknownFields };
  return present({
    id: galleryId,
    name: given.name ?? before?.name ?? UNTITLED,
    sortOrder,
    createdDate: before?.createdDate ?? given.createdDate,
    updatedDate: before?.updatedDate ?? given.updatedDate,
    description: given.description ?? before?.description,
    coverItemId: coverItemId ?? before?.coverItemId,
    layout: given.layout ?? before?.layout,
    sourceFolder: before?.sourceFolder,
    unknownFields,
  });
}

async function planGallery(
  matched: Matched,
  sortOrder: number | undefined,
  isUpdate: boolean,
  context: PlanContext,
): Promise<PlannedGallery | undefined> {
  const { given, galleryId, document } = matched;
  const before = document?.properties;
  const { source, items, coverItemId } = given;
  const { coverItemId: cover, ...planned } = await planItems(
    { galleryId, source, items, coverItemId, document, keepsIds: isUpdate },
    context,
  );
  const properties = propertiesOf(matched, sortOrder ?? before?.sortOrder ?? context.plannedAt, cover);
  const difference = before && differenceOf(before, properties);
  const itemsToAdd = planned.addedItems.length;
  const itemsToChange = planned.changedItems.length;
  if (before !== undefined && difference === undefined && itemsToAdd + itemsToChange === 0) return undefined;
  const existing = difference === undefined ? 'KEEP' : 'CHANGE';
  context.report.gallery({
    source,
    action: before === undefined ? 'ADD' : existing,
    galleryId,
    name: properties.name,
    fields: difference === undefined ? [] : fieldPlansOf(difference),
    itemsToAdd,
    itemsToChange,
  });
  const created = before === undefined ? { value: properties, hasOwnDates: given.hasOwnDates } : undefined;
  return { galleryId, before, created, difference, ...planned };
}

function labelOf(planned: readonly PlannedGallery[]): StepText {
  const [only] = planned;
  if (only === undefined) return 'Import nothing new';
  const name = only.created?.value.name ?? only.before?.name;
  const what =
    planned.length === 1 ? (`gallery “${name}”` as const) : counted(planned.length, 'gallery', 'galleries');
  return planned.every(({ created }) => created !== undefined)
    ? `Import ${what}`
    : `Update ${what} from a file`;
}

/**
 * Plans the import of galleries.
 *
 * @param mode `NEW`: each under new ids. `UPDATE`: galleries and items with ids of the library change in the fields that the file gives, the
 *   others are added under the ids of the file; nothing is removed
 * @throws GalleryDeskError `INVALID_ARGUMENT` or `FAILED_PRECONDITION` when the document as a whole cannot be imported
 */
export async function planGalleries(
  document: unknown,
  mode: 'NEW' | 'UPDATE',
  context: PlanContext,
): Promise<PlannedImport> {
  const isUpdate = mode === 'UPDATE';
  const given = readGalleries(document, context.plannedAt, context.report);
  context.breather.begin(given.reduce((total, { items }) => total + items.length, 0));
  const matched = await match(given, isUpdate, context);
  const { sortOrders, displaced } = placeGalleries(matched, context);
  const planned: PlannedGallery[] = [];
  const making = new Map(displaced);
  for (const entry of matched) {
    const { galleryId } = entry;
    const sortOrder = sortOrders.get(galleryId) ?? making.get(galleryId);
    making.delete(galleryId);
    const gallery = await planGallery(entry, sortOrder, isUpdate, context);
    if (gallery !== undefined) planned.push(gallery);
  }
  const label = labelOf(planned);
  for (const [galleryId, sortOrder] of making) {
    const before = context.state.galleries.get(galleryId);
    if (before === undefined) continue;
    const difference = { changed: { sortOrder }, previous: { sortOrder: before.sortOrder } };
    planned.push({ galleryId, before, created: undefined, difference, addedItems: [], changedItems: [] });
  }
  return { label, galleries: planned };
}
