import { fileNameOf, type MediaFile, type MediaKind } from '../../shared/model/media-file.ts';
import type { MediaCatalog } from '../store/state.ts';
import { invalidField, noSuchMediaFile } from './refusals.ts';

const KIND_NAMES: Readonly<Record<MediaKind, string>> = {
  IMAGE: 'an image',
  VIDEO: 'a video',
  TEXT: 'a text',
  OTHER: 'a file that galleries cannot show',
};

const STATUS_REASONS = {
  MISSING: 'is missing from the media folder; put it back',
  DAMAGED: 'is damaged and cannot be decoded; replace it with a good copy',
  UNSUPPORTED: 'is of a kind that galleries cannot show; convert it',
} as const;

/**
 * The file of the catalog that a new item may show: media comes first, then the item.
 *
 * @param field path of the id, such as `item.image.imageInfo.id`
 * @throws GalleryDeskError `NOT_FOUND` for an unknown id; `INVALID_ARGUMENT` for a file of another kind, or one that is missing, damaged or unsupported
 */
export function usableFile(
  media: MediaCatalog,
  mediaId: string,
  kinds: readonly MediaKind[],
  field: string,
): MediaFile {
  const file = media.get(mediaId);
  if (file === undefined) throw noSuchMediaFile(mediaId);
  if (file.status in STATUS_REASONS) {
    const reason = STATUS_REASONS[file.status as keyof typeof STATUS_REASONS];
    throw invalidField(
      field,
      'OTHER',
      `The file ${file.path} (${mediaId}) ${reason}, or choose another file.`,
    );
  }
  if (!kinds.includes(file.kind)) {
    const wanted = kinds.map((kind) => KIND_NAMES[kind]).join(' or ');
    throw invalidField(
      field,
      'OTHER',
      `The file ${file.path} (${mediaId}) is ${KIND_NAMES[file.kind]}; ${wanted} is needed here.`,
    );
  }
  return file;
}

/** Where an original can be loaded from, relative to the host's base address of media. */
export const originalUrlOf = (mediaId: string): string => `originals/${mediaId}`;

/** What an item says of the file it shows. The caller cannot set these; they are the catalog's. */
export function imageFactsOf(file: MediaFile) {
  return { url: originalUrlOf(file.id), width: file.width, height: file.height, filename: fileNameOf(file) };
}
