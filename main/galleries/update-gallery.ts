import type { Gallery, GalleryProperties } from '../../shared/model/gallery.ts';
import type { GalleryPatch } from '../../shared/schemas/gallery.ts';
import type { Decision, LibraryState } from '../store/state.ts';
import { requireGallery, type CommandContext } from './command-context.ts';
import { requireFreeGallerySortOrder, UNTITLED } from './create-gallery.ts';
import { differenceOf } from './field-changes.ts';
import { answerGallery, DEFAULT_ITEM_PAGE } from './gallery-answer.ts';

/**
 * Changes the given fields of a gallery; nothing when they are what they were.
 *
 * @throws GalleryDeskError `NOT_FOUND`, or `ALREADY_EXISTS` when another gallery has the sort order
 */
export async function decideUpdateGallery(
  state: LibraryState,
  { gallery: patch }: { readonly gallery: GalleryPatch },
  context: CommandContext,
): Promise<Decision<{ gallery: Gallery }>> {
  const { properties: before, items } = await requireGallery(state, patch.id);
  if (patch.sortOrder !== undefined) requireFreeGallerySortOrder(state, patch.sortOrder, patch.id);
  const wanted: GalleryProperties = {
    ...before,
    name: patch.name === undefined ? before.name : patch.name || UNTITLED,
    sortOrder: patch.sortOrder ?? before.sortOrder,
  };
  const isSame = differenceOf(before, wanted) === undefined;
  const after = isSame ? before : { ...wanted, updatedDate: context.now().toISOString() };
  const difference = isSame ? undefined : differenceOf(before, after);
  return {
    label:
      after.name === before.name
        ? `Change place of gallery “${before.name}”`
        : `Rename gallery to “${after.name}”`,
    events: difference === undefined ? [] : [{ type: 'galleryUpdated', galleryId: patch.id, ...difference }],
    result: { gallery: answerGallery(after, items.size, items.slice(0, DEFAULT_ITEM_PAGE), state.media) },
  };
}
