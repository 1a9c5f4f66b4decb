import type { DecidedEvent } from '../../shared/events/domain-event.ts';
import { type GalleryItem, mediaIdOf } from '../../shared/model/item.ts';
import type { ItemPatch } from '../../shared/schemas/item.ts';
import type { StepText } from '../../shared/text/core-text.ts';
import type { Decision, LibraryState, MediaCatalog } from '../store/state.ts';
import {
  counted,
  galleryTouched,
  requireGallery,
  requireItem,
  type CommandContext,
} from './command-context.ts';
import { differenceOf } from './field-changes.ts';
import { currentItem } from './gallery-answer.ts';
import { patchedItem } from './item-decision.ts';
import { metadataTextsOf } from './metadata-texts.ts';

/**
 * Gives items the title, description, alternative text and tags that their files bring; what a file does not say stays as it is, and so do items
 * whose files say nothing.
 *
 * @throws GalleryDeskError `NOT_FOUND` naming the gallery or the first unknown item
 */
export async function decideTakeMetadata(
  state: LibraryState,
  { galleryId, itemIds }: { readonly galleryId: string; readonly itemIds: readonly string[] },
  context: CommandContext,
): Promise<Decision<{ items: GalleryItem[] }>> {
  const gallery = await requireGallery(state, galleryId);
  const updatedDate = context.now().toISOString();
  const events: DecidedEvent[] = [];
  const items: GalleryItem[] = [];
  for (const itemId of new Set(itemIds)) {
    const before = requireItem(gallery, itemId);
    const wanted = patchedItem(before, patchFor(before, state.media), state.media);
    if (differenceOf(before, wanted) === undefined) continue;
    const after: GalleryItem = { ...wanted, updatedDate };
    const { changed, previous } = differenceOf(before, after) ?? { changed: {}, previous: {} };
    events.push({ type: 'galleryItemUpdated', galleryId, itemId, changed, previous });
    items.push(currentItem(after, state.media));
  }
  const label =
    `Describe ${counted(items.length, 'item')} of “${gallery.properties.name}” as the files do` satisfies StepText;
  if (events.length > 0) events.push(galleryTouched(gallery.properties, updatedDate));
  return { label, events, result: { items } };
}

function patchFor(item: GalleryItem, media: MediaCatalog): ItemPatch {
  const file = media.get(mediaIdOf(item) ?? '');
  if (file === undefined) return { id: item.id };
  const { altText, ...texts } = metadataTextsOf(file);
  const hasAltText = item.type === 'IMAGE' && altText !== undefined;
  return { id: item.id, ...texts, ...(hasAltText && { image: { imageInfo: { altText } } }) };
}
