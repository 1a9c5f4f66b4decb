import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { ITEM_SHAPE } from '../../shared/exchange/known-fields.ts';
import { type Incoming, repairSortOrders } from '../../shared/exchange/sort-order-repair.ts';
import { isFields, unknownPart } from '../../shared/exchange/unknown-fields.ts';
import { mediaIdOf, type GalleryItem } from '../../shared/model/item.ts';
import type { UnknownFields } from '../../shared/model/unknown-fields.ts';
import { guidSchema } from '../../shared/schemas/common.ts';
import { itemInputSchema, itemPatchSchema } from '../../shared/schemas/item.ts';
import { textFromElsewhere } from '../../shared/text/core-text.ts';
import { differenceOf } from '../galleries/field-changes.ts';
import { currentItem } from '../galleries/gallery-answer.ts';
import { newItem, patchedItem } from '../galleries/item-decision.ts';
import type { GalleryDocument } from '../store/state.ts';
import { datesOf } from './given-dates.ts';
import { fieldPlansOf } from './import-report.ts';
import { parseRepairing, type Parsed } from './parse-repairing.ts';
import { freshId, type PlanContext } from './plan-context.ts';
import type { PlannedGallery, PlannedItemChange } from './planned-import.ts';
import { prepareItem, reportCleanedHtml, Skip } from './prepare-item.ts';

const PAYLOADS = { IMAGE: 'image', VIDEO: 'video', TEXT: 'text' } as const;

/** An item of the file: what it becomes, and the sort order that it asks for. */
interface Placed {
  readonly source: string;
  /** Undefined: it is new. */
  readonly before: GalleryItem | undefined;
  readonly after: GalleryItem;
  readonly isCover: boolean;
  readonly hasOwnDates: boolean;
  readonly sortOrder: number | undefined;
}

/** The items of one gallery of the file. */
export interface GivenItems {
  readonly galleryId: string;
  /** `galleries[3]` */
  readonly source: string;
  readonly items: readonly unknown[];
  /** The item that is the gallery's cover, as the file names it. */
  readonly coverItemId: string | undefined;
  /** The gallery that is there; undefined for a new one. */
  readonly document: GalleryDocument | undefined;
  /** Whether ids of the file are those of the library. */
  readonly keepsIds: boolean;
}

export type PlannedItems = Pick<PlannedGallery, 'addedItems' | 'changedItems'> & {
  /** The cover, by the id that it has or gets in the library; undefined when the file names none of its items. */
  readonly coverItemId: string | undefined;
};

function fitOf<T>(parsed: Parsed<T>): T {
  if (parsed.isFit) return parsed.value;
  throw new Skip('INVALID', textFromElsewhere(parsed.problem));
}

function withUnknown(item: GalleryItem, unknownFields: UnknownFields | undefined): GalleryItem {
  return unknownFields === undefined
    ? item
    : { ...item, unknownFields: { ...item.unknownFields, ...unknownFields } };
}

async function addition(
  raw: unknown,
  source: string,
  id: string,
  context: PlanContext,
): Promise<Omit<Placed, 'isCover'>> {
  const { report, media, plannedAt } = context;
  const prepared = await prepareItem(raw, source, undefined, context);
  const input = fitOf(
    parseRepairing(itemInputSchema, prepared, (field, message) => report.repair(source, field, message)),
  );
  const { hasOwnDates, ...dates } = datesOf(prepared, plannedAt);
  const item = newItem(input, { id, sortOrder: 0, ...dates }, media, 'item');
  reportCleanedHtml(prepared, item, source, context);
  return {
    source,
    before: undefined,
    after: withUnknown(item, unknownPart(raw, ITEM_SHAPE)),
    hasOwnDates,
    sortOrder: input.sortOrder,
  };
}

async function update(
  raw: unknown,
  source: string,
  before: GalleryItem,
  context: PlanContext,
): Promise<Omit<Placed, 'isCover'>> {
  const { report, media } = context;
  const prepared = await prepareItem(raw, source, mediaIdOf(before), context);
  const other = Object.values(PAYLOADS).find(
    (payload) => payload !== PAYLOADS[before.type] && prepared[payload] !== undefined,
  );
  if (other !== undefined) {
    throw new Skip('OTHER_KIND', `The item is of type ${before.type} and cannot become one with “${other}”.`);
  }
  const { sortOrder, ...patch } = fitOf(
    parseRepairing(itemPatchSchema, prepared, (field, message) => report.repair(source, field, message)),
  );
  const after = withUnknown(patchedItem(before, patch, media), unknownPart(raw, ITEM_SHAPE));
  reportCleanedHtml(prepared, after, source, context);
  // An export tells what the catalog knows of a file by now; that is no change of the item.
  const isAsExported = differenceOf(currentItem(before, media), after) === undefined;
  return { source, before, after: isAsExported ? before : after, hasOwnDates: false, sortOrder };
}

/** Reads the items of one gallery; those that cannot be taken over are reported and left out. */
async function readItems(given: GivenItems, context: PlanContext): Promise<Placed[]> {
  const { report, breather } = context;
  const isTaken = (id: string) => given.document?.items.has(id) ?? false;
  const placed: Placed[] = [];
  const seen = new Set<string>();
  for (const [index, raw] of given.items.entries()) {
    const source = given.source === 'gallery' ? `items[${index}]` : `${given.source}.items[${index}]`;
    try {
      const ownId = given.keepsIds && isFields(raw) ? guidSchema.safeParse(raw['id']).data : undefined;
      if (ownId !== undefined && seen.has(ownId)) {
        throw new Skip('DUPLICATE', `An earlier item of the file has the id ${ownId} too.`);
      }
      if (ownId !== undefined) seen.add(ownId);
      const before = ownId === undefined ? undefined : given.document?.items.get(ownId);
      const read =
        before === undefined
          ? await addition(raw, source, ownId ?? freshId(context, isTaken), context)
          : await update(raw, source, before, context);
      const isCover = given.coverItemId !== undefined && isFields(raw) && raw['id'] === given.coverItemId;
      placed.push({ ...read, isCover });
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
  return placed;
}

/** Gives the items sort orders of their own, and answers which of those that were there make room. */
function placeItems(placed: readonly Placed[], { document }: GivenItems, { plannedAt, report }: PlanContext) {
  const asking = placed.filter(({ before, sortOrder }) => before === undefined || sortOrder !== undefined);
  const askingIds = new Set(asking.map(({ after }) => after.id));
  const staying = Array.from(document?.items ?? []).filter(({ id }) => !askingIds.has(id));
  const incoming = asking.map(({ after, sortOrder }): Incoming => ({ id: after.id, sortOrder }));
  const repaired = repairSortOrders(staying, incoming, plannedAt);
  for (const { source, after, sortOrder } of asking) {
    const own = repaired.sortOrders.get(after.id);
    if (sortOrder !== undefined && own !== sortOrder) {
      report.repair(source, 'sortOrder', `The sort order ${sortOrder} is taken, so it becomes ${own}.`);
    }
  }
  return repaired;
}

/** Decides what becomes of the items of one gallery. */
export async function planItems(given: GivenItems, context: PlanContext): Promise<PlannedItems> {
  const { report, breather } = context;
  const { galleryId, document } = given;
  const placed = await readItems(given, context);
  const { sortOrders, displaced } = placeItems(placed, given, context);
  const addedItems: { value: GalleryItem; hasOwnDates: boolean }[] = [];
  const changedItems: PlannedItemChange[] = [];
  const making = new Map(displaced);
  for (const { source, before, after, hasOwnDates } of placed) {
    const sortOrder = sortOrders.get(after.id) ?? making.get(after.id) ?? after.sortOrder;
    making.delete(after.id);
    const value = { ...after, sortOrder };
    const title = value.title ?? '';
    const difference = before && differenceOf(before, value);
    if (before === undefined) {
      addedItems.push({ value, hasOwnDates });
      report.item({ source, action: 'ADD', galleryId, itemId: value.id, title, fields: [] });
    } else if (difference === undefined) report.unchangedItem();
    else {
      changedItems.push({ before, difference, isDisplaced: false });
      report.item({
        source,
        action: 'CHANGE',
        galleryId,
        itemId: value.id,
        title,
        fields: fieldPlansOf(difference),
      });
    }
    if (breather.isDue) await breather.rest();
  }
  for (const [id, sortOrder] of making) {
    const before = document?.items.get(id);
    if (before === undefined) continue;
    const difference = { changed: { sortOrder }, previous: { sortOrder: before.sortOrder } };
    changedItems.push({ before, difference, isDisplaced: true });
  }
  return { addedItems, changedItems, coverItemId: placed.find(({ isCover }) => isCover)?.after.id };
}
