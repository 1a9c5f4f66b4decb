import type { ItemFlag } from '../../../shared/model/item.ts';
import { t } from '../text/text.ts';
import type { GalleryItems } from './gallery-items.ts';
import { MOST_AT_ONCE } from './item-commands.ts';
import type { Workspace } from './workspace.ts';

/** A flag or a number of stars to give; `null` takes it away. */
export type Mark = { readonly flag: ItemFlag | null } | { readonly rating: number | null };

const MARKS: Readonly<Record<string, Mark>> = {
  p: { flag: 'PICK' },
  x: { flag: 'REJECT' },
  u: { flag: null },
  0: { rating: null },
  1: { rating: 1 },
  2: { rating: 2 },
  3: { rating: 3 },
  4: { rating: 4 },
  5: { rating: 5 },
};

/**
 * The mark that a key gives while culling: P, X, U and the digits 0 to 5. Digits of the upper row are known by their place, since Shift and
 * some layouts make other characters of them.
 */
export function markOfKey(event: {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}): Mark | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const key = /^Digit([0-5])$/.exec(event.code)?.[1] ?? event.key.toLowerCase();
  return Object.hasOwn(MARKS, key) ? MARKS[key] : undefined;
}

/** What a screen reader is told of a mark that was given. */
function spokenMark(mark: Mark): string {
  if ('flag' in mark) return t(`cull.flag.${mark.flag ?? 'NONE'}`);
  return mark.rating === null ? t('cull.noStars') : t('cull.stars', { count: mark.rating });
}

/** The selected items, or the one that the keyboard is at. */
export function markedIds({ selection }: Pick<GalleryItems, 'selection'>): string[] {
  const { ids, focus } = selection.get();
  return ids.size > 0 ? [...ids] : focus === undefined ? [] : [focus];
}

/** Gives items a flag or stars, in one step as far as one call reaches. Says so, and shows nothing: it is seen on the tiles. */
export async function markItems(
  workspace: Workspace,
  items: GalleryItems,
  ids: readonly string[],
  mark: Mark,
): Promise<void> {
  if (ids.length === 0) return;
  await workspace.attempt(t('problem.mark'), async () => {
    for (let from = 0; from < ids.length; from += MOST_AT_ONCE) {
      const patches = ids.slice(from, from + MOST_AT_ONCE).map((id) => ({ id, ...mark }));
      await workspace.client.galleries.updateGalleryItems({ galleryId: items.galleryId, items: patches });
    }
    workspace.messages.announce(t('cull.marked', { mark: spokenMark(mark), count: ids.length }));
  });
}

/** Gives the selected items of the open gallery a mark. */
export function markSelected(workspace: Workspace, mark: Mark): void {
  const items = workspace.items.get();
  if (items !== undefined) void markItems(workspace, items, markedIds(items), mark);
}

/** Shows all items again and brings the keyboard to them: the button that was pressed goes. */
export async function showAll(workspace: Workspace, items: GalleryItems): Promise<void> {
  await workspace.attempt(t('problem.load'), () => items.show({}));
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.item-grid [role="listbox"]')?.focus());
}

/** Counts what was rejected, and asks before it goes. */
export async function askRemoveRejected(workspace: Workspace, items: GalleryItems): Promise<void> {
  await workspace.attempt(t('problem.load'), () => items.count());
  const count = items.counts.get()?.flags.REJECT ?? 0;
  if (count > 0) workspace.rejectedQuestion.set({ items, count });
  else workspace.messages.show({ tone: 'DONE', text: t('cull.nothingRejected') });
}

/** Removes everything that was rejected from a gallery, in one step. */
export async function removeRejected(workspace: Workspace, items: GalleryItems): Promise<void> {
  let removed = 0;
  const steps = await workspace.history.record(async () => {
    const answer = await workspace.attempt(t('problem.removeItems'), () =>
      workspace.client.galleries.removeRejectedItems({ galleryId: items.galleryId }),
    );
    removed = answer?.itemIds.length ?? 0;
    return removed === 0 ? undefined : { galleryId: items.galleryId, calls: 1 };
  });
  if (steps.length > 0) {
    const text = t('cull.removed', { count: removed });
    workspace.messages.show({ tone: 'DONE', text, detail: t('gallery.filesStay'), steps });
  }
}

/** Two selected items, or the one that the keyboard is at and the next one, to be looked at beside each other. */
export async function compare(workspace: Workspace, items: GalleryItems): Promise<void> {
  const places = items.selectedPlaces();
  const focused = items.pages.list.indexOf(items.selection.get().focus ?? '');
  const first = places[0] ?? focused;
  const second = places[1] ?? first + 1;
  if (first === -1) return;
  await items.pages.ensure(first, second);
  const { list } = items.pages;
  const [select, candidate] = [list.at(first)?.id, list.at(second)?.id];
  if (select !== undefined && candidate !== undefined) workspace.compared.set([select, candidate]);
}
