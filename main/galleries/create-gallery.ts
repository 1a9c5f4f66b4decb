import type { DecidedEvent } from '../../shared/events/domain-event.ts';
import type { Gallery, GalleryProperties } from '../../shared/model/gallery.ts';
import type { GalleryItem } from '../../shared/model/item.ts';
import { defaultFilling, holderOf } from '../../shared/order/placement.ts';
import { sortedForDisplay } from '../../shared/order/sorted-list.ts';
import type { GalleryInput } from '../../shared/schemas/gallery.ts';
import type { Decision, GalleryDocument, LibraryState } from '../store/state.ts';
import { galleriesReordered, requireGallery, type CommandContext } from './command-context.ts';
import { present } from './field-changes.ts';
import { answerGallery, DEFAULT_ITEM_PAGE } from './gallery-answer.ts';
import { decideNewItems } from './new-items.ts';
import { sortOrderTaken } from './refusals.ts';

export const UNTITLED = 'Untitled gallery';

interface CreateGalleryInput {
  readonly gallery?: GalleryInput | undefined;
  readonly cloneFromGalleryId?: string | undefined;
}

/** @throws GalleryDeskError `ALREADY_EXISTS` when another gallery has the sort order */
export function requireFreeGallerySortOrder(state: LibraryState, sortOrder: number, ownId?: string): void {
  const holder = holderOf(state.galleries, sortOrder);
  if (holder !== undefined && holder.id !== ownId) {
    throw sortOrderTaken(sortOrder, `the gallery “${holder.name}” (${holder.id})`);
  }
}

/** The items of the source with identities of their own, in the order of the source. */
function cloneItems(source: GalleryDocument, createdDate: string, context: CommandContext): GalleryItem[] {
  const { sortOrders } = defaultFilling(sortedForDisplay(), source.items.size, Date.parse(createdDate));
  return Array.from(source.items, (item, index) => ({
    ...item,
    id: context.newId(),
    sortOrder: sortOrders[index] ?? item.sortOrder,
    createdDate,
    updatedDate: createdDate,
  }));
}

/** The copy of the item that is its source's cover: copies stand in the order of the source. */
function clonedCover(
  source: GalleryDocument | undefined,
  copies: readonly GalleryItem[],
): string | undefined {
  const coverItemId = source?.properties.coverItemId;
  if (source === undefined || coverItemId === undefined) return undefined;
  return copies[[...source.items].findIndex(({ id }) => id === coverItemId)]?.id;
}

/**
 * Creates a gallery: empty, with items, or as a clone, whose fields given beside it win.
 *
 * @throws GalleryDeskError `NOT_FOUND` for an unknown source or media file, `ALREADY_EXISTS` for a sort order that is taken, `INVALID_ARGUMENT` for an item that cannot be shown
 */
export async function decideCreateGallery(
  state: LibraryState,
  { gallery: given = {}, cloneFromGalleryId }: CreateGalleryInput,
  context: CommandContext,
): Promise<Decision<{ gallery: Gallery }>> {
  const source =
    cloneFromGalleryId === undefined ? undefined : await requireGallery(state, cloneFromGalleryId);
  const now = context.now();
  const createdDate = now.toISOString();
  if (given.sortOrder !== undefined) requireFreeGallerySortOrder(state, given.sortOrder);
  const filling =
    given.sortOrder === undefined
      ? defaultFilling(state.galleries, 1, now.getTime())
      : { sortOrders: [given.sortOrder], displaced: [] };
  const id = context.newId();
  const items = decideItems(state, given.items, source, createdDate, context);
  const properties: GalleryProperties = present({
    id,
    name: given.name || source?.properties.name || UNTITLED,
    sortOrder: filling.sortOrders[0] ?? now.getTime(),
    createdDate,
    updatedDate: createdDate,
    description: (given.description ?? source?.properties.description) || undefined,
    coverItemId: given.items === undefined ? clonedCover(source, items) : undefined,
    layout: given.layout ?? source?.properties.layout,
    unknownFields: source?.properties.unknownFields,
  });
  const events: DecidedEvent[] = [
    ...galleriesReordered(state, filling.displaced, createdDate),
    { type: 'galleryCreated', galleryId: properties.id, gallery: properties },
    ...items.map((item) => ({ type: 'galleryItemCreated' as const, galleryId: properties.id, item })),
  ];
  const page = sortedForDisplay(items).slice(0, DEFAULT_ITEM_PAGE);
  return {
    label:
      source === undefined
        ? `Create gallery “${properties.name}”`
        : `Clone gallery “${source.properties.name}”`,
    events,
    result: { gallery: answerGallery(properties, items.length, page, state.media) },
  };
}

function decideItems(
  state: LibraryState,
  given: GalleryInput['items'],
  source: GalleryDocument | undefined,
  createdDate: string,
  context: CommandContext,
): readonly GalleryItem[] {
  if (given === undefined) return source === undefined ? [] : cloneItems(source, createdDate, context);
  const empty = sortedForDisplay<GalleryItem>();
  return decideNewItems(
    given,
    { items: empty, media: state.media, createdDate, fieldOf: (index) => `gallery.items[${index}]` },
    context,
  ).items;
}
