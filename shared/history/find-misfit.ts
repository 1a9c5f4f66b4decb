import { assertNever } from '../assert-never.ts';
import { GalleryDraft, type GalleryContent } from '../events/apply-gallery-events.ts';
import { MediaDraft } from '../events/apply-media-events.ts';
import { applyChanges, previousValues } from '../events/apply-changes.ts';
import type { DecidedEvent } from '../events/domain-event.ts';
import type { LibrarySettings } from '../model/library.ts';
import type { MediaFile } from '../model/media-file.ts';
import { isSameValue } from './same-value.ts';

/** The library that events are to be applied to. */
export interface PresentLibrary {
  readonly settings: LibrarySettings;
  readonly media: { get(mediaId: string): MediaFile | undefined };
  /** Undefined when there is no such gallery. */
  gallery(galleryId: string): Promise<GalleryContent | undefined>;
}

/**
 * Whether events that take a change back find everything as that change left it. Answers undefined when they do; else, for people, the
 * first thing that is otherwise now: `the gallery “Summer” is not there any more`.
 */
export async function findMisfit(
  library: PresentLibrary,
  events: readonly DecidedEvent[],
): Promise<string | undefined> {
  const drafts = new Map<string, GalleryDraft>();
  const media = new MediaDraft(library.media);
  let { settings } = library;
  for (const event of events) {
    let isFit: boolean;
    let name: string | undefined;
    if ('galleryId' in event) {
      const { galleryId } = event;
      const draft = drafts.get(galleryId) ?? new GalleryDraft(galleryId, await library.gallery(galleryId), 0);
      drafts.set(galleryId, draft);
      name = draft.properties?.name;
      isFit = fits(event, () => draft.take(event));
    } else if (event.type === 'libraryUpdated') {
      isFit = isSameValue(previousValues(settings, event.changed), event.previous);
      settings = applyChanges(settings, event.changed);
    } else {
      isFit = fits(event, () => media.take(event));
    }
    if (!isFit) return misfitOf(event, name);
  }
  return undefined;
}

/** An event that is taken comes back with the former values as they really are. */
function fits(event: DecidedEvent, take: () => DecidedEvent): boolean {
  let taken: DecidedEvent;
  try {
    taken = take();
  } catch {
    return false;
  }
  switch (taken.type) {
    case 'galleryUpdated':
    case 'galleryItemUpdated':
    case 'mediaFileUpdated':
      return 'previous' in event && isSameValue(taken.previous, event.previous);
    case 'galleryDeleted':
      return 'gallery' in event && isSameValue(taken.gallery, event.gallery);
    case 'galleryItemDeleted':
      return 'item' in event && isSameValue(taken.item, event.item);
    case 'mediaFileRemoved':
      return 'file' in event && isSameValue(taken.file, event.file);
    case 'galleryCreated':
    case 'galleryItemCreated':
    case 'mediaFileAdded':
    case 'libraryUpdated':
      return true;
    default:
      return assertNever(taken);
  }
}

/** `name` is that of the gallery before the event; undefined when it is not there. */
function misfitOf(event: DecidedEvent, name: string | undefined): string {
  const outside = 'its file was changed outside of Gallery Desk';
  if (event.type === 'libraryUpdated') return `the settings of the library are others now: ${outside}`;
  if (!('galleryId' in event)) return 'the media folder has changed since';
  if (event.type === 'galleryCreated') return `the gallery “${name ?? event.gallery.name}” is there already`;
  if (name === undefined) return `there is no gallery with the id ${event.galleryId} any more`;
  if (event.type === 'galleryUpdated' || event.type === 'galleryDeleted') {
    return `the gallery “${name}” is not as it was left: ${outside}`;
  }
  const itemId = event.type === 'galleryItemUpdated' ? event.itemId : event.item.id;
  return `the item ${itemId} of the gallery “${name}” is not as it was left: ${outside}`;
}
