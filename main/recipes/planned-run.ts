import { assertNever } from '../../shared/assert-never.ts';
import type { GalleryItem } from '../../shared/model/item.ts';
import { defaultFilling, fillingAt } from '../../shared/order/placement.ts';
import { sortedForDisplay, type ReadonlySortedList } from '../../shared/order/sorted-list.ts';
import type { TextOfFile } from '../../shared/recipes/plan-items.ts';
import type { PlannedGroup } from '../../shared/recipes/plan-groups.ts';
import type { PlannedItem } from '../../shared/recipes/recipe-plan.ts';
import type { ItemInput } from '../../shared/schemas/item.ts';
import type { StepText } from '../../shared/text/core-text.ts';
import type { Breather } from '../events/breather.ts';
import type { PlannedGallery, PlannedImport, PlannedItemChange } from '../exchange/planned-import.ts';
import { counted } from '../galleries/command-context.ts';
import { differenceOf } from '../galleries/field-changes.ts';
import { newItem } from '../galleries/item-decision.ts';
import type { LibraryState } from '../store/state.ts';
import type { LibraryPlan } from './plan-library.ts';

/** What turns a plan into galleries and items, beside the state. */
export interface RunContext {
  /** ms since the epoch */
  readonly plannedAt: number;
  /** A GUID for something new. */
  readonly newId: () => string;
  readonly texts: ReadonlyMap<string, TextOfFile>;
  readonly breather: Breather;
}

/** The galleries of a plan by their ids: those that are there, and new ones for the others. */
export function galleryIdsOf(groups: readonly PlannedGroup[], newId: () => string): string[] {
  return groups.map(({ existing }) => existing?.id ?? newId());
}

function itemInputOf(item: PlannedItem, texts: RunContext['texts']): ItemInput {
  const { mediaId, title, description, altText = '', tags } = item;
  const common = { title, description, ...(tags.length === 0 ? {} : { tags: { values: [...tags] } }) };
  switch (item.kind) {
    case 'IMAGE':
      return { ...common, image: { type: 'WIX_MEDIA', imageInfo: { id: mediaId, altText } } };
    case 'VIDEO':
      return { ...common, video: { type: 'WIX_MEDIA', videoInfo: { id: mediaId } } };
    case 'TEXT': {
      const text = texts.get(mediaId);
      return { ...common, text: { html: text !== undefined && 'html' in text ? text.html : '' } };
    }
    default:
      return assertNever(item.kind);
  }
}

const NO_ITEMS: ReadonlySortedList<GalleryItem> = sortedForDisplay<GalleryItem>();

/** The items of one gallery, at its end, and those that make room for them. */
async function itemsOf(
  group: PlannedGroup,
  present: ReadonlySortedList<GalleryItem>,
  state: LibraryState,
  { plannedAt, newId, texts, breather }: RunContext,
): Promise<Pick<PlannedGallery, 'addedItems' | 'changedItems'>> {
  const count = group.items.length;
  const filling =
    present.size === 0
      ? defaultFilling(present, count, plannedAt)
      : fillingAt(present, { at: 'end' }, count, plannedAt);
  const date = new Date(plannedAt).toISOString();
  const addedItems: PlannedGallery['addedItems'][number][] = [];
  for (const [index, item] of group.items.entries()) {
    const identity = {
      id: newId(),
      sortOrder: filling.sortOrders[index] ?? plannedAt,
      createdDate: date,
      updatedDate: date,
    };
    const value = newItem(itemInputOf(item, texts), identity, state.media, `items[${index}]`);
    addedItems.push({ value, hasOwnDates: false });
    if (breather.isDue) await breather.rest();
  }
  const changedItems = filling.displaced.flatMap(({ id, sortOrder }): PlannedItemChange[] => {
    const before = present.get(id);
    if (before === undefined) return [];
    const difference = { changed: { sortOrder }, previous: { sortOrder: before.sortOrder } };
    return [{ before, difference, isDisplaced: true }];
  });
  return { addedItems, changedItems };
}

/** What the undo step is called. */
export function labelOf(groups: readonly PlannedGroup[], folderName: string): StepText {
  const adding = groups.filter(({ items }) => items.length > 0);
  const created = adding.filter(({ existing }) => existing === undefined);
  const extended = adding.filter(({ existing }) => existing !== undefined);
  const total = adding.reduce((sum, { items }) => sum + items.length, 0);
  const from = `from “${folderName}”` as const;
  const [only] = adding;
  if (only === undefined) return `Make no galleries ${from}`;
  if (created.length === 0) {
    const to = adding.length === 1 ? (`“${only.name}”` as const) : (`${adding.length} galleries` as const);
    return `Add ${counted(total, 'item')} to ${to} ${from}`;
  }
  const made =
    created.length === 1
      ? (`gallery “${created[0]?.name ?? ''}”` as const)
      : (`${created.length} galleries` as const);
  return extended.length === 0
    ? `Make ${made} ${from}`
    : `Make ${made} and add to ${extended.length} ${from}`;
}

/**
 * Everything that a plan changes. New galleries go on top of the list, in the order of the plan; those that are there stay where they are.
 *
 * @param galleryIds of the plan's galleries, in their order
 */
export async function planRun(
  state: LibraryState,
  { planned, documents }: LibraryPlan,
  { label, galleryIds }: { readonly label: string; readonly galleryIds: readonly string[] },
  context: RunContext,
): Promise<PlannedImport> {
  const { plannedAt, breather } = context;
  const date = new Date(plannedAt).toISOString();
  breather.begin(planned.groups.reduce((total, { items }) => total + items.length, 0));
  const newGroups = planned.groups.filter(({ existing }) => existing === undefined);
  const places = defaultFilling(state.galleries, newGroups.length, plannedAt);
  const making = new Map(places.displaced.map(({ id, sortOrder }) => [id, sortOrder]));
  const sortOrders = places.sortOrders.toReversed();
  const galleries: PlannedGallery[] = [];
  for (const [index, group] of planned.groups.entries()) {
    const { existing, folder, name } = group;
    const before = existing === undefined ? undefined : documents.get(existing.id)?.properties;
    const galleryId = galleryIds[index];
    if (galleryId === undefined) continue;
    if (before !== undefined && group.items.length === 0) continue;
    const present = documents.get(galleryId)?.items ?? NO_ITEMS;
    const items = await itemsOf(group, present, state, context);
    if (before === undefined) {
      const sortOrder = sortOrders.pop() ?? plannedAt;
      const value = {
        id: galleryId,
        name,
        sortOrder,
        createdDate: date,
        updatedDate: date,
        sourceFolder: folder,
      };
      const created = { value, hasOwnDates: false };
      galleries.push({ galleryId, before, created, difference: undefined, ...items });
    } else {
      const sortOrder = making.get(galleryId);
      making.delete(galleryId);
      const after = { ...before, sourceFolder: folder, sortOrder: sortOrder ?? before.sortOrder };
      const difference = differenceOf(before, after);
      galleries.push({ galleryId, before, created: undefined, difference, ...items });
    }
    breather.advance();
  }
  for (const [galleryId, sortOrder] of making) {
    const before = state.galleries.get(galleryId);
    if (before === undefined) continue;
    const difference = { changed: { sortOrder }, previous: { sortOrder: before.sortOrder } };
    galleries.push({ galleryId, before, created: undefined, difference, addedItems: [], changedItems: [] });
  }
  return { label, galleries };
}
