import type { DecidedEvent } from '../../shared/events/domain-event.ts';
import type { GalleryItem } from '../../shared/model/item.ts';
import { ITEM_LIMITS, type CommonPatch, type ItemPatch } from '../../shared/schemas/item.ts';
import type { StepText } from '../../shared/text/core-text.ts';
import type { Decision, LibraryState } from '../store/state.ts';
import {
  counted,
  galleryTouched,
  requireGallery,
  requireItem,
  type CommandContext,
  type Counted,
} from './command-context.ts';
import { differenceOf } from './field-changes.ts';
import { patchedItem } from './item-decision.ts';
import { invalidField } from './refusals.ts';

interface EditItemsInput {
  readonly galleryId: string;
  readonly itemIds: readonly string[];
  readonly changes: CommonPatch;
}

/**
 * Changes the given fields of several items alike as one step, all of them or none. What concerns pictures alone passes by the others, and items
 * that are so already stay untouched.
 *
 * @throws GalleryDeskError `NOT_FOUND` naming the gallery or the first unknown item, `INVALID_ARGUMENT` when an item would get too many tags
 */
export async function decideEditItems(
  state: LibraryState,
  { galleryId, itemIds, changes }: EditItemsInput,
  context: CommandContext,
): Promise<Decision<{ totalChanged: number }>> {
  const gallery = await requireGallery(state, galleryId);
  const updatedDate = context.now().toISOString();
  const events: DecidedEvent[] = [];
  for (const itemId of new Set(itemIds)) {
    const before = requireItem(gallery, itemId);
    const wanted = patchedItem(before, patchFor(before, changes), state.media);
    if (differenceOf(before, wanted) === undefined) continue;
    const { changed, previous } = differenceOf(before, { ...wanted, updatedDate }) ?? {
      changed: {},
      previous: {},
    };
    events.push({ type: 'galleryItemUpdated', galleryId, itemId, changed, previous });
  }
  const totalChanged = events.length;
  if (totalChanged > 0) events.push(galleryTouched(gallery.properties, updatedDate));
  return { label: labelOf(changes, counted(totalChanged, 'item')), events, result: { totalChanged } };
}

function patchFor(item: GalleryItem, { image, tags, ...fields }: CommonPatch): ItemPatch {
  return {
    id: item.id,
    ...fields,
    ...(tags === undefined ? {} : { tags: tagsAfter(item, tags) }),
    ...(image === undefined || item.type !== 'IMAGE' ? {} : { image }),
  };
}

/** The tags it has keep their order; new ones follow. */
function tagsAfter(item: GalleryItem, tags: NonNullable<CommonPatch['tags']>): ItemPatch['tags'] {
  const former = item.tags?.values ?? [];
  const removed = new Set(tags.remove);
  const kept = former.filter((tag) => !removed.has(tag));
  const values = [...kept, ...new Set(tags.add.filter((tag) => !kept.includes(tag)))];
  if (values.length > ITEM_LIMITS.tags) {
    throw invalidField(
      'changes.tags.add',
      'MAX_LENGTH',
      `An item can have ${ITEM_LIMITS.tags} tags at most, and “${item.title ?? item.id}” would have ${values.length}. Nothing was changed.`,
    );
  }
  if (values.length === former.length && kept.length === former.length) return undefined;
  return values.length === 0 ? null : { values };
}

const FIELD_NAMES: Readonly<Record<string, string>> = {
  title: 'title',
  description: 'description',
  link: 'link',
  flag: 'flag',
  rating: 'stars',
  imageInfo: 'alternative text',
  focalPoint: 'focal point',
  quality: 'quality',
  unsharpMasking: 'sharpening',
};

/** `of` says how many items: “12 items”. */
function labelOf({ tags, image, ...fields }: CommonPatch, of: Counted<'item'>): StepText {
  const names = Object.entries({ ...fields, ...image }).flatMap(([field, value]) =>
    value === undefined ? [] : (FIELD_NAMES[field] ?? []),
  );
  const { add = [], remove = [] } = tags ?? {};
  if (names.length === 0 && remove.length === 0 && add.length > 0) return `Add ${tagNames(add)} to ${of}`;
  if (names.length === 0 && add.length === 0 && remove.length > 0) {
    return `Remove ${tagNames(remove)} from ${of}`;
  }
  const areNamed = names.length > 0 && names.length <= 2 && tags === undefined;
  return areNamed ? `Change the ${names.join(' and ')} of ${of}` : `Change ${of}`;
}

function tagNames(tags: readonly string[]): `the tag “${string}”` | `${number} tags` {
  return tags.length === 1 ? `the tag “${tags[0]}”` : `${tags.length} tags`;
}
