import { assertNever } from '../../shared/assert-never.ts';
import type { GalleryItem, ItemLink } from '../../shared/model/item.ts';
import type { ItemInput, ItemPatch } from '../../shared/schemas/item.ts';
import type { MediaCatalog } from '../store/state.ts';
import { present } from './field-changes.ts';
import { decideImage } from './image-payload.ts';
import { merged } from './merge.ts';
import { invalidField } from './refusals.ts';
import { decideText } from './text-payload.ts';
import { decideVideo } from './video-payload.ts';

/** What a new item gets from the service and not from the caller. */
export interface ItemIdentity {
  readonly id: string;
  readonly sortOrder: number;
  /** ISO 8601, UTC */
  readonly createdDate: string;
  readonly updatedDate: string;
}

/**
 * @param field path of the item, such as `item` or `items[3]`
 * @throws GalleryDeskError `INVALID_ARGUMENT` or `NOT_FOUND` when the item cannot be shown
 */
export function newItem(
  input: ItemInput,
  identity: ItemIdentity,
  media: MediaCatalog,
  field: string,
): GalleryItem {
  const common = present({
    id: identity.id,
    sortOrder: identity.sortOrder,
    title: input.title,
    description: input.description,
    link: input.link,
    tags: input.tags,
    flag: input.flag,
    rating: input.rating,
    createdDate: identity.createdDate,
    updatedDate: identity.updatedDate,
  });
  if (input.image !== undefined) {
    return { ...common, type: 'IMAGE', image: decideImage(input.image, undefined, media, `${field}.image`) };
  }
  if (input.video !== undefined) {
    return { ...common, type: 'VIDEO', video: decideVideo(input.video, undefined, media, `${field}.video`) };
  }
  if (input.text !== undefined) {
    return { ...common, type: 'TEXT', text: decideText(input.text, undefined, `${field}.text`) };
  }
  throw invalidField(field, 'ONE_OF', 'An item has exactly one of image, video and text.');
}

const PAYLOADS = { IMAGE: 'image', VIDEO: 'video', TEXT: 'text' } as const;

/** An item that changes what it shows from one kind to another would be another item. */
function refuseOtherKind(before: GalleryItem, patch: ItemPatch): void {
  const own = PAYLOADS[before.type];
  const other = Object.values(PAYLOADS).find((payload) => payload !== own && patch[payload] !== undefined);
  if (other === undefined) return;
  throw invalidField(
    `item.${other}`,
    'ONE_OF',
    `This item shows ${own === 'image' ? 'an' : 'a'} ${own} and cannot become another kind; only ${own} can be given. Create a new item instead.`,
  );
}

/** An empty text or address is none: so one of the two can be cleared, and the other stays. */
function withoutEmpty(link: ItemLink | undefined): ItemLink | undefined {
  const parts = Object.entries(link ?? {}).filter(([, part]) => part !== '');
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}

/**
 * The item with the given fields changed. Its dates stay.
 *
 * @throws GalleryDeskError `INVALID_ARGUMENT` or `NOT_FOUND` when the item cannot become that
 */
export function patchedItem(before: GalleryItem, patch: ItemPatch, media: MediaCatalog): GalleryItem {
  refuseOtherKind(before, patch);
  const common = present({
    id: before.id,
    sortOrder: patch.sortOrder ?? before.sortOrder,
    title: patch.title === undefined ? before.title : patch.title,
    description: patch.description === undefined ? before.description : patch.description,
    link: withoutEmpty(merged(before.link, patch.link)),
    tags: patch.tags === undefined ? before.tags : patch.tags,
    flag: patch.flag === undefined ? before.flag : patch.flag,
    rating: patch.rating === undefined ? before.rating : patch.rating,
    createdDate: before.createdDate,
    updatedDate: before.updatedDate,
    unknownFields: before.unknownFields,
  });
  switch (before.type) {
    case 'IMAGE': {
      const image = patch.image && decideImage(patch.image, before.image, media, 'item.image');
      return { ...common, type: before.type, image: image ?? before.image };
    }
    case 'VIDEO': {
      const video = patch.video && decideVideo(patch.video, before.video, media, 'item.video');
      return { ...common, type: before.type, video: video ?? before.video };
    }
    case 'TEXT': {
      const text = patch.text && decideText(patch.text, before.text, 'item.text');
      return { ...common, type: before.type, text: text ?? before.text };
    }
    default:
      return assertNever(before);
  }
}
