import type { GalleryItem } from '../../shared/model/item.ts';
import { pictureIdOf } from '../../shared/model/item.ts';
import type { PublishedGallery } from '../../shared/publish/manifest.ts';
import {
  PLAN_ITEM_LIMIT,
  type GalleryPlan,
  type GalleryState,
  type ItemPlan,
} from '../../shared/publish/publish-plan.ts';

/** What is known of an item beyond its digest. */
export type FindItem = (galleryId: string, itemId: string) => GalleryItem | undefined;

interface Counts {
  added: number;
  changed: number;
  moved: number;
  removed: number;
}

/**
 * The items that keep their order, as places of `former` in the order of now: the longest run that only grows, found in O(n log n). All
 * others were moved: the fewest that explain the new order.
 */
function keepsOrder(places: readonly number[]): boolean[] {
  const tails: number[] = [];
  const before: number[] = [];
  places.forEach((place, index) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[tails[middle] ?? 0] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : (tails[low - 1] ?? -1);
    tails[low] = index;
  });
  const keeps = places.map(() => false);
  for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) keeps[index] = true;
  return keeps;
}

function planOfItem(
  change: ItemPlan['change'],
  galleryId: string,
  itemId: string,
  findItem: FindItem,
): ItemPlan {
  const item = findItem(galleryId, itemId);
  const mediaId = item === undefined ? undefined : pictureIdOf(item);
  return {
    itemId,
    change,
    ...(item?.title !== undefined && { title: item.title }),
    ...(mediaId !== undefined && { mediaId }),
  };
}

function stateOf(
  before: PublishedGallery | undefined,
  after: PublishedGallery,
  counts: Counts,
): GalleryState {
  if (before?.state !== 'LIVE') return 'NOT_PUBLISHED';
  if (before.digest !== after.digest || counts.added + counts.changed + counts.removed > 0) return 'CHANGED';
  return counts.moved > 0 ? 'REORDERED' : 'UP_TO_DATE';
}

/** What is different in one gallery. */
export function compareGallery(
  before: PublishedGallery | undefined,
  after: PublishedGallery,
  findItem: FindItem,
): GalleryPlan {
  const former = before?.state === 'LIVE' ? before.items : [];
  const placesBefore = new Map(former.map(({ id }, place) => [id, place]));
  const digestsBefore = new Map(former.map(({ id, digest }) => [id, digest]));
  const counts: Counts = { added: 0, changed: 0, moved: 0, removed: 0 };
  const items: ItemPlan[] = [];
  const note = (change: ItemPlan['change'], kind: keyof Counts, itemId: string): void => {
    counts[kind] += 1;
    if (items.length < PLAN_ITEM_LIMIT) items.push(planOfItem(change, after.id, itemId, findItem));
  };
  const stayed = after.items.filter(({ id }) => placesBefore.has(id));
  const keeps = keepsOrder(stayed.map(({ id }) => placesBefore.get(id) ?? 0));
  const moved = new Set(stayed.filter((_, index) => keeps[index] !== true).map(({ id }) => id));
  for (const { id, digest } of after.items) {
    const digestBefore = digestsBefore.get(id);
    if (digestBefore === undefined) note('ADDED', 'added', id);
    else if (digestBefore !== digest) note('CHANGED', 'changed', id);
    else if (moved.has(id)) note('MOVED', 'moved', id);
  }
  const staying = new Set(stayed.map(({ id }) => id));
  for (const { id } of former) if (!staying.has(id)) note('REMOVED', 'removed', id);
  const { id: galleryId, name, slug } = after;
  return { galleryId, name, slug, state: stateOf(before, after, counts), ...counts, items };
}

/** What is different in the galleries of a site: each that it shows, then those that it showed before. */
export function compareGalleries(
  before: readonly PublishedGallery[],
  after: readonly PublishedGallery[],
  findItem: FindItem,
): GalleryPlan[] {
  const former = new Map(before.map((gallery) => [gallery.id, gallery]));
  const live = after.filter(({ state }) => state === 'LIVE');
  const shown = new Set(live.map(({ id }) => id));
  const plans = live.map((gallery) => compareGallery(former.get(gallery.id), gallery, findItem));
  for (const { id, name, slug, state, items } of before) {
    if (state !== 'LIVE' || shown.has(id)) continue;
    plans.push({
      galleryId: id,
      name,
      slug,
      state: 'TO_BE_REMOVED',
      added: 0,
      changed: 0,
      moved: 0,
      removed: items.length,
      items: [],
    });
  }
  return plans;
}
