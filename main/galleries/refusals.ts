import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { invalidFields } from '../../shared/errors/invalid-fields.ts';
import type { CoreText } from '../../shared/text/core-text.ts';

/** Every refusal of the gallery service, so that the same fault reads the same wherever it happens. */

export function noSuchGallery(galleryId: string): GalleryDeskError {
  return new GalleryDeskError(
    'NOT_FOUND',
    `There is no gallery with the id ${galleryId}. It may have been deleted; list the galleries to see those there are.`,
    { value: galleryId },
  );
}

export function noSuchItem(galleryName: string, itemId: string): GalleryDeskError {
  return new GalleryDeskError(
    'NOT_FOUND',
    `The gallery “${galleryName}” has no item with the id ${itemId}. Nothing was changed; list its items to see those there are.`,
    { value: itemId },
  );
}

export function noSuchMediaFile(mediaId: string): GalleryDeskError {
  return new GalleryDeskError(
    'NOT_FOUND',
    `The media folder holds no file with the id ${mediaId}. Put the file into the media folder first, then use the id that the list of media files shows.`,
    { value: mediaId },
  );
}

/** `holder` says who has it, for people: `the gallery “Summer” (<id>)`. */
export function sortOrderTaken(sortOrder: number, holder: string): GalleryDeskError {
  return new GalleryDeskError(
    'ALREADY_EXISTS',
    `The sort order ${sortOrder} is already that of ${holder}. Nothing was changed; give another sort order, or none to have one chosen.`,
    { value: sortOrder },
  );
}

export function invalidField(field: string, violatedRule: string, description: CoreText): GalleryDeskError {
  return invalidFields([{ field, violatedRule, description }]);
}
