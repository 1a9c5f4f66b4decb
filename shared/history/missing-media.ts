import type { DecidedEvent } from '../events/domain-event.ts';
import { mediaIdOf, type GalleryItem } from '../model/item.ts';
import { fileNameOf, type MediaFile } from '../model/media-file.ts';
import type { CoreText } from '../text/core-text.ts';

/** Names told one by one; more are counted. */
const MOST_NAMES = 3;

/**
 * For people: which media files are gone that the items show which events bring back. Empty when all are there. The items come back
 * all the same, and show their files again when those are put back.
 */
export function notesOnMissingMedia(
  events: readonly DecidedEvent[],
  media: { get(mediaId: string): MediaFile | undefined },
): CoreText[] {
  const gone = new Map<string, string>();
  for (const event of events) {
    if (event.type !== 'galleryItemCreated') continue;
    const mediaId = mediaIdOf(event.item);
    const file = mediaId === undefined ? undefined : media.get(mediaId);
    if (mediaId === undefined || (file !== undefined && file.status !== 'MISSING')) continue;
    gone.set(mediaId, file === undefined ? (fileNameOfItem(event.item) ?? mediaId) : fileNameOf(file));
  }
  if (gone.size === 0) return [];
  const names = [...gone.values()].slice(0, MOST_NAMES).map((name) => `“${name}”`);
  const more = gone.size - names.length;
  const list = more === 0 ? names.join(', ') : `${names.join(', ')} and ${more} more`;
  return [
    gone.size === 1
      ? `The items are back, but ${list} is missing from the media folder. Put it back there to see it again.`
      : `The items are back, but ${list} are missing from the media folder. Put them back there to see them again.`,
  ];
}

/** For people: which deleted files an undo cannot bring back, because they left the trash for good. */
export function notesOnErasedMedia(
  events: readonly DecidedEvent[],
  media: { get(mediaId: string): MediaFile | undefined },
): CoreText[] {
  const erased = events.flatMap((event) => {
    if (event.type !== 'mediaFileUpdated' || event.changed.trashed !== null) return [];
    const file = media.get(event.mediaId);
    return file?.erasedDate === undefined ? [] : [`“${fileNameOf(file)}”`];
  });
  if (erased.length === 0) return [];
  const more = erased.length - MOST_NAMES;
  const list = erased.slice(0, MOST_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
  return [`${list} left the trash for good and cannot come back.`];
}

function fileNameOfItem(item: GalleryItem): string | undefined {
  if (item.type === 'IMAGE') return item.image.imageInfo.filename;
  return item.type === 'VIDEO' ? item.video.videoInfo.filename : undefined;
}
