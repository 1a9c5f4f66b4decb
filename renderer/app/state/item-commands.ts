import type { Place } from '../../../shared/order/display-order.ts';
import type { ItemPatch } from '../../../shared/schemas/item.ts';
import { moveBlock } from '../grid/block-move.ts';
import { t } from '../text/text.ts';
import type { MediaRecord } from './media-records.ts';
import { displayNameOf } from './gallery-commands.ts';
import type { GalleryItems } from './gallery-items.ts';
import { placeAmongShown } from './place-among-shown.ts';
import type { Workspace } from './workspace.ts';

/** The contract's limit for ids in one call. */
export const MOST_AT_ONCE = 1000;

/** Makes items of the media files that a gallery can show, and says how many it cannot. The new items become the selection when their gallery is open. */
export async function addMedia(
  workspace: Workspace,
  gallery: { readonly id: string; readonly name: string },
  mediaIds: readonly string[],
  place: Place = { at: 'end' },
): Promise<void> {
  const usable = mediaIds.filter((id) => isUsable(workspace.records.get(id)));
  const added: string[] = [];
  let isDone: boolean | undefined;
  const steps = await workspace.history.record(async () => {
    isDone = await workspace.attempt(t('problem.addMedia', { name: displayNameOf(gallery) }), async () => {
      let next = place;
      for (let from = 0; from < usable.length; from += MOST_AT_ONCE) {
        const { items } = await workspace.client.galleries.addMediaToGallery({
          galleryId: gallery.id,
          mediaIds: usable.slice(from, from + MOST_AT_ONCE),
          place: next,
        });
        added.push(...items.map((item) => item.id));
        const last = added.at(-1);
        if (last !== undefined) next = { after: last };
      }
      return true;
    });
    return callsFor(gallery.id, added.length);
  });
  if (isDone === undefined) return;
  const text = t('items.added', { count: added.length, name: displayNameOf(gallery) });
  const open = workspace.items.get();
  if (open?.galleryId === gallery.id) {
    const last = added.at(-1);
    open.selection.set({ ids: new Set(added), ...(last === undefined ? {} : { anchor: last, focus: last }) });
  }
  const leftOut = mediaIds.length - usable.length;
  workspace.messages.show({
    tone: 'DONE',
    text,
    steps,
    ...(leftOut > 0 ? { detail: t('media.leftOut', { count: leftOut }) } : {}),
  });
}

/** What was done to a gallery in calls of at most so many ids; undefined when there was nothing to do. */
function callsFor(galleryId: string, ids: number): { galleryId: string; calls: number } | undefined {
  return ids === 0 ? undefined : { galleryId, calls: Math.ceil(ids / MOST_AT_ONCE) };
}

/** Whether a gallery can show a file. What is not known yet is left to the core to refuse. */
function isUsable(record: MediaRecord): boolean {
  return typeof record !== 'object' || record.status === 'READY' || record.status === 'PENDING';
}

export async function removeItems(workspace: Workspace, items: GalleryItems): Promise<void> {
  const itemIds = [...items.selection.get().ids];
  if (itemIds.length === 0) return;
  const steps = await workspace.history.record(async () => {
    const isDone = await workspace.attempt(t('problem.removeItems'), async () => {
      for (let from = 0; from < itemIds.length; from += MOST_AT_ONCE) {
        await workspace.client.galleries.bulkDeleteGalleryItems({
          galleryId: items.galleryId,
          itemIds: itemIds.slice(from, from + MOST_AT_ONCE),
        });
      }
      return true;
    });
    return isDone === true ? callsFor(items.galleryId, itemIds.length) : undefined;
  });
  if (steps.length === 0) return;
  workspace.messages.show({
    tone: 'DONE',
    text: t('items.removed', { count: itemIds.length }),
    detail: t('gallery.filesStay'),
    steps,
  });
}

/** Moves the selected items to a place; `landsAt` (from 0) is said when it is known. */
export async function moveItems(
  workspace: Workspace,
  items: GalleryItems,
  place: Place,
  landsAt?: number,
): Promise<void> {
  const { list } = items.pages;
  const itemIds = items.selectedPlaces().flatMap((index) => list.at(index)?.id ?? []);
  if (itemIds.length === 0) return;
  const steps = await workspace.history.record(async () => {
    const answer = await workspace.attempt(t('problem.moveItems'), () =>
      workspace.client.galleries.moveGalleryItems({ galleryId: items.galleryId, itemIds, place }),
    );
    if (answer === undefined) return undefined;
    if (landsAt !== undefined) {
      const values = { count: itemIds.length, place: landsAt + 1, total: list.total };
      workspace.messages.announce(t('items.moved', values));
    }
    return { galleryId: items.galleryId, calls: 1 };
  });
  // Where things went is seen, and said where it was not: this one offers the way back.
  if (steps.length === 0) return;
  const text = t('items.movedShort', { count: itemIds.length });
  workspace.messages.show({ tone: 'DONE', topic: 'MOVE', text, steps });
}

/** Moves the selected items to a place among those that are shown. */
export async function moveAmongShown(
  workspace: Workspace,
  items: GalleryItems,
  place: Place,
  landsAt?: number,
): Promise<void> {
  const { pages, selection, filter } = items;
  const { ids } = selection.get();
  const last = pages.list.total - 1;
  if ('at' in place) {
    await (place.at === 'start' ? pages.ensure(0, ids.size) : pages.ensure(last - ids.size, last));
  }
  const shown = placeAmongShown(pages.list, filter.get(), place, ids);
  if (shown !== undefined) await moveItems(workspace, items, shown, landsAt);
}

/** Moves the selected items by some places. The neighbour they go before is loaded first when it is not. */
export async function moveItemsBy(workspace: Workspace, items: GalleryItems, step: number): Promise<void> {
  const { pages } = items;
  const selected = items.selectedPlaces();
  const landsAt = (selected[0] ?? 0) + step;
  await pages.ensure(Math.max(0, landsAt), Math.min(pages.list.total - 1, landsAt + selected.length));
  const move = moveBlock(selected, step, pages.list.total, (index) => pages.list.at(index)?.id);
  if (move !== undefined) await moveAmongShown(workspace, items, move.place, move.landsAt);
}

/** Changes fields of one item. Rejects: the field beside which the problem is shown takes it. */
export async function updateItem(workspace: Workspace, galleryId: string, item: ItemPatch): Promise<void> {
  await workspace.client.galleries.updateGalleryItem({ galleryId, item });
}
