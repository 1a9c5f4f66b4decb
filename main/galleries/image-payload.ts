import type { ImagePayload } from '../../shared/model/item.ts';
import type { ItemInput, ItemPatch } from '../../shared/schemas/item.ts';
import type { MediaCatalog } from '../store/state.ts';
import { present } from './field-changes.ts';
import { imageFactsOf, usableFile } from './media-source.ts';
import { merged } from './merge.ts';
import { invalidField } from './refusals.ts';
import { parseHttps } from './video-address.ts';

type ImagePatch = NonNullable<ItemInput['image']> | NonNullable<ItemPatch['image']>;
type ImageType = ImagePayload['type'];

const typeOfReference = (id: string): ImageType => (/^https?:/i.test(id) ? 'EXTERNAL' : 'WIX_MEDIA');

/**
 * The image of an item after a patch, or of a new item when there was none before. An image that stays is not checked again, so
 * that an item whose file is missing can still be edited.
 *
 * @throws GalleryDeskError `INVALID_ARGUMENT` or `NOT_FOUND` when the image cannot be shown
 */
export function decideImage(
  patch: ImagePatch,
  before: ImagePayload | undefined,
  media: MediaCatalog,
  field: string,
): ImagePayload {
  const given = patch.imageInfo;
  const id = given?.id ?? before?.imageInfo.id;
  if (id === undefined)
    throw invalidField(`${field}.imageInfo.id`, 'REQUIRED', 'An image needs the id of its file.');
  const inferredType = given?.id === undefined && before !== undefined ? before.type : typeOfReference(id);
  const type = patch.type ?? inferredType;
  return present({
    type,
    imageInfo: decideImageInfo(given, type, id, before, media, `${field}.imageInfo`),
    focalPoint: patch.focalPoint === undefined ? before?.focalPoint : patch.focalPoint,
    exif: patch.exif === undefined ? before?.exif : patch.exif,
    quality: patch.quality === undefined ? before?.quality : patch.quality,
    unsharpMasking: merged(before?.unsharpMasking, patch.unsharpMasking),
  });
}

function decideImageInfo(
  given: ImagePatch['imageInfo'],
  type: ImageType,
  id: string,
  before: ImagePayload | undefined,
  media: MediaCatalog,
  field: string,
): ImagePayload['imageInfo'] {
  const isSameImage = before !== undefined && before.type === type && before.imageInfo.id === id;
  const altText = given?.altText ?? before?.imageInfo.altText;
  if (type === 'WIX_MEDIA') {
    if (isSameImage) return present({ ...before.imageInfo, altText });
    return present({ id, ...imageFactsOf(usableFile(media, id, ['IMAGE'], `${field}.id`)), altText });
  }
  if (parseHttps(id) === undefined) {
    throw invalidField(
      `${field}.id`,
      'FORMAT',
      `“${id.slice(0, 200)}” is no https address; an EXTERNAL image is shown from one.`,
    );
  }
  // Size and name belonged to the picture that was there before.
  const { width, height, filename } = { ...(isSameImage ? before.imageInfo : {}), ...given };
  return present({ id, url: id, width, height, altText, filename });
}
