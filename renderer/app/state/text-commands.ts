import type { Place } from '../../../shared/order/display-order.ts';
import type { TextItem } from '../../../shared/model/item.ts';
import type { WrittenText } from '../writing/text-draft.ts';
import { t } from '../text/text.ts';
import type { GalleryItems } from './gallery-items.ts';
import type { Workspace } from './workspace.ts';

/** Behind the last of the selected items, else at the end. */
export function placeBehindSelection(items: GalleryItems): Place {
  const last = items.selectedPlaces().at(-1);
  const after = last === undefined ? undefined : items.pages.list.at(last)?.id;
  return after === undefined ? { at: 'end' } : { after };
}

/** Begins a new text in the open gallery. */
export function writeText(workspace: Workspace): void {
  const items = workspace.items.get();
  if (items === undefined) return;
  const { galleryId } = items;
  workspace.writtenText.set({ kind: 'NEW', galleryId, place: placeBehindSelection(items) });
}

export function editText(workspace: Workspace, galleryId: string, item: TextItem): void {
  workspace.writtenText.set({ kind: 'EDIT', galleryId, item });
}

/** Keeps what was written, in one step. Answers whether it was taken. */
export async function saveText(
  workspace: Workspace,
  written: WrittenText,
  text: { readonly html: string; readonly css: Record<string, string | number> },
): Promise<boolean> {
  const { galleryId } = written;
  const { galleries } = workspace.client;
  const answer = await workspace.attempt(t('problem.saveText'), async () => {
    if (written.kind === 'EDIT') {
      return (await galleries.updateGalleryItem({ galleryId, item: { id: written.item.id, text } })).item;
    }
    const { items } = await galleries.createGalleryItems({
      galleryId,
      items: [{ text }],
      place: written.place,
    });
    return items[0];
  });
  if (answer === undefined) return false;
  const open = workspace.items.get();
  if (open?.galleryId === galleryId) {
    open.selection.set({ ids: new Set([answer.id]), anchor: answer.id, focus: answer.id });
  }
  return true;
}
