import type { DecidedEvent } from '../../shared/events/domain-event.ts';
import type { GalleryItem } from '../../shared/model/item.ts';
import type { ItemPatch } from '../../shared/schemas/item.ts';
import type { StepText } from '../../shared/text/core-text.ts';
import type { Decision, LibraryState } from '../store/state.ts';
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
import { invalidField } from './refusals.ts';

interface UpdateItemsInput {
  readonly galleryId: string;
  /** Places are another matter: items are moved, not given sort orders one by one. */
  readonly items: readonly Omit<ItemPatch, 'sortOrder'>[];
}

const FLAG_VERBS = { PICK: 'Pick', REJECT: 'Reject', NONE: 'Unflag' } as const;

/** What is done to all of them: culling is worth words of its own. */
function labelOf(
  events: readonly DecidedEvent[],
  patches: UpdateItemsInput['items'],
  galleryName: string,
): StepText {
  const items = `${counted(events.length, 'item')} of “${galleryName}”` as const;
  const isOnly = (field: 'flag' | 'rating'): boolean =>
    events.every(
      (event) =>
        event.type === 'galleryItemUpdated' &&
        Object.keys(event.changed).every((changed) => changed === field || changed === 'updatedDate'),
    );
  if (events.length === 0) return `Change ${items}`;
  const flags = new Set(patches.map(({ flag }) => flag ?? 'NONE'));
  const [flag] = flags;
  if (flag !== undefined && flags.size === 1 && isOnly('flag')) return `${FLAG_VERBS[flag]} ${items}`;
  if (!isOnly('rating')) return `Change ${items}`;
  const ratings = new Set(patches.map(({ rating }) => rating ?? null));
  const [rating] = ratings;
  if (rating === undefined || ratings.size > 1) return `Rate ${items}`;
  return rating === null ? `Take the stars of ${items}` : `Rate ${items} with ${counted(rating, 'star')}`;
}

/**
 * Changes the given fields of several items as one step, all of them or none; those that are so already stay untouched.
 *
 * @throws GalleryDeskError `NOT_FOUND` naming the gallery or the first unknown item, `INVALID_ARGUMENT` for a wrong value or an item
 *   that is named twice
 */
export async function decideUpdateItems(
  state: LibraryState,
  { galleryId, items: patches }: UpdateItemsInput,
  context: CommandContext,
): Promise<Decision<{ items: GalleryItem[] }>> {
  const gallery = await requireGallery(state, galleryId);
  const updatedDate = context.now().toISOString();
  const named = new Set<string>();
  const events: DecidedEvent[] = [];
  const items = patches.map((patch, index) => {
    if (named.has(patch.id)) {
      throw invalidField(`items[${index}].id`, 'OTHER', `The item ${patch.id} is given twice. Give it once.`);
    }
    named.add(patch.id);
    const before = requireItem(gallery, patch.id);
    const wanted = patchedItem(before, patch, state.media);
    if (differenceOf(before, wanted) === undefined) return currentItem(before, state.media);
    const after: GalleryItem = { ...wanted, updatedDate };
    const { changed, previous } = differenceOf(before, after) ?? { changed: {}, previous: {} };
    events.push({ type: 'galleryItemUpdated', galleryId, itemId: patch.id, changed, previous });
    return currentItem(after, state.media);
  });
  const label = labelOf(events, patches, gallery.properties.name);
  if (events.length > 0) events.push(galleryTouched(gallery.properties, updatedDate));
  return { label, events, result: { items } };
}
