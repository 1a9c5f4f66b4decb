import type { Gallery, GalleryProperties } from '../../shared/model/gallery.ts';
import type { GalleryPatch } from '../../shared/schemas/gallery.ts';
import type { StepText } from '../../shared/text/core-text.ts';
import type { Decision, LibraryState } from '../store/state.ts';
import { requireGallery, type CommandContext } from './command-context.ts';
import { requireFreeGallerySortOrder, UNTITLED } from './create-gallery.ts';
import { differenceOf, present } from './field-changes.ts';
import { answerGallery, DEFAULT_ITEM_PAGE } from './gallery-answer.ts';
import { noSuchItem } from './refusals.ts';

function labelOf(before: GalleryProperties, after: GalleryProperties): StepText {
  if (after.name !== before.name) return `Rename gallery to “${after.name}”`;
  if (after.description !== before.description) return `Change description of gallery “${before.name}”`;
  if (after.coverItemId !== before.coverItemId) return `Change cover of gallery “${before.name}”`;
  if (after.sortOrder === before.sortOrder) return `Change layout of gallery “${before.name}”`;
  return `Change place of gallery “${before.name}”`;
}

/**
 * Changes the given fields of a gallery; nothing when they are what they were.
 *
 * @throws GalleryDeskError `NOT_FOUND` naming the gallery or the item that is to be its cover, or `ALREADY_EXISTS` when another gallery has the sort order
 */
export async function decideUpdateGallery(
  state: LibraryState,
  { gallery: patch }: { readonly gallery: GalleryPatch },
  context: CommandContext,
): Promise<Decision<{ gallery: Gallery }>> {
  const { properties: before, items } = await requireGallery(state, patch.id);
  if (patch.sortOrder !== undefined) requireFreeGallerySortOrder(state, patch.sortOrder, patch.id);
  if (typeof patch.coverItemId === 'string' && items.get(patch.coverItemId) === undefined)
    throw noSuchItem(before.name, patch.coverItemId);
  const wanted: GalleryProperties = present({
    ...before,
    name: patch.name === undefined ? before.name : patch.name || UNTITLED,
    sortOrder: patch.sortOrder ?? before.sortOrder,
    description: patch.description === undefined ? before.description : patch.description || undefined,
    coverItemId: patch.coverItemId === undefined ? before.coverItemId : patch.coverItemId,
    layout: patch.layout === undefined ? before.layout : patch.layout,
  });
  const isSame = differenceOf(before, wanted) === undefined;
  const after = isSame ? before : { ...wanted, updatedDate: context.now().toISOString() };
  const difference = isSame ? undefined : differenceOf(before, after);
  return {
    label: labelOf(before, after),
    events: difference === undefined ? [] : [{ type: 'galleryUpdated', galleryId: patch.id, ...difference }],
    result: { gallery: answerGallery(after, items.size, items.slice(0, DEFAULT_ITEM_PAGE), state.media) },
  };
}
