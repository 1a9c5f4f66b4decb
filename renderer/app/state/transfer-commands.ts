import type { Place } from '../../../shared/order/display-order.ts';
import { t } from '../text/text.ts';
import { displayNameOf } from './gallery-commands.ts';
import type { GalleryItems } from './gallery-items.ts';
import { moveItems } from './item-commands.ts';
import type { Workspace } from './workspace.ts';

/** The contract's limit for ids in one call. */
const MOST_AT_ONCE = 1000;

/** Items that were cut or copied and may be pasted. */
export interface CarriedItems {
  readonly galleryId: string;
  readonly itemIds: readonly string[];
  readonly mode: 'MOVE' | 'COPY';
}

/** Moves or copies items to another gallery; answers the new ones, which are the selection when that gallery is open. */
export async function transferItems(
  workspace: Workspace,
  { galleryId, itemIds, mode }: CarriedItems,
  target: { readonly id: string; readonly name: string },
  place: Place = { at: 'end' },
): Promise<readonly string[]> {
  const arrived: string[] = [];
  const name = displayNameOf(target);
  const steps = await workspace.history.record(async () => {
    await workspace.attempt(t('problem.transfer', { name }), async () => {
      let next = place;
      for (let from = 0; from < itemIds.length; from += MOST_AT_ONCE) {
        const { items } = await workspace.client.galleries.transferGalleryItems({
          galleryId,
          itemIds: itemIds.slice(from, from + MOST_AT_ONCE),
          targetGalleryId: target.id,
          place: next,
          mode,
        });
        arrived.push(...items.map(({ id }) => id));
        const last = arrived.at(-1);
        if (last !== undefined) next = { after: last };
      }
    });
    return arrived.length === 0
      ? undefined
      : { galleryId: target.id, calls: Math.ceil(arrived.length / MOST_AT_ONCE) };
  });
  if (arrived.length === 0) return arrived;
  const open = workspace.items.get();
  const [first] = arrived;
  if (open?.galleryId === target.id && first !== undefined) {
    open.selection.set({ ids: new Set(arrived), anchor: first, focus: first });
  }
  const text = t(mode === 'MOVE' ? 'items.movedTo' : 'items.copiedTo', { count: arrived.length, name });
  workspace.messages.show({ tone: 'DONE', text, steps });
  return arrived;
}

/** Keeps the selected items to be pasted, and says so. */
export function carryItems(workspace: Workspace, items: GalleryItems, mode: CarriedItems['mode']): void {
  const { list } = items.pages;
  const itemIds = items.selectedPlaces().flatMap((index) => list.at(index)?.id ?? []);
  if (itemIds.length === 0) return;
  workspace.carriedItems.set({ galleryId: items.galleryId, itemIds, mode });
  workspace.messages.announce(t(mode === 'MOVE' ? 'items.cut' : 'items.copied', { count: itemIds.length }));
}

/** Pastes what is carried behind the item that the keyboard is at, else at the end of the open gallery. */
export async function pasteItems(workspace: Workspace): Promise<void> {
  const carried = workspace.carriedItems.get();
  const items = workspace.items.get();
  const gallery = workspace.galleries.pages.list.get(items?.galleryId ?? '');
  if (carried === undefined || items === undefined || gallery === undefined) return;
  const { focus, ids } = items.selection.get();
  const place: Place =
    focus === undefined || !ids.has(focus) || items.pages.list.indexOf(focus) === -1
      ? { at: 'end' }
      : { after: focus };
  if (carried.mode === 'MOVE' && carried.galleryId === gallery.id) {
    const isBehindItself = 'after' in place && carried.itemIds.includes(place.after);
    if (isBehindItself) return;
    items.selection.update((selection) => ({ ...selection, ids: new Set(carried.itemIds) }));
    return moveItems(workspace, items, place);
  }
  const arrived = await transferItems(workspace, carried, gallery, place);
  // What was cut is here now: pasted once more, it is copied from here.
  if (carried.mode === 'MOVE' && arrived.length > 0) {
    workspace.carriedItems.set({ galleryId: gallery.id, itemIds: arrived, mode: 'COPY' });
  }
}
