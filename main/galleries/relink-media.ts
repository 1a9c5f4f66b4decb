import type { DecidedEvent } from '../../shared/events/domain-event.ts';
import { pictureIdOf, type GalleryItem } from '../../shared/model/item.ts';
import type { MediaFile } from '../../shared/model/media-file.ts';
import type { RelinkPair } from '../../shared/model/relink.ts';
import type { StepText } from '../../shared/text/core-text.ts';
import { planRelinking } from '../media/locate.ts';
import type { Decision, LibraryState, MediaCatalog } from '../store/state.ts';
import type { Store } from '../store/store.ts';
import { counted, galleryTouched, requireGallery, type CommandContext } from './command-context.ts';
import { differenceOf, present } from './field-changes.ts';
import { patchedItem } from './item-decision.ts';

export interface RelinkInput {
  readonly mediaId: string;
  readonly targetId: string;
  /** Relinks the other missing files of the folder by the same move too. */
  readonly isFolderIncluded: boolean;
}

/** Relinks missing files in one step that can be undone. @throws as `decideRelink`. */
export async function relinkMedia(
  store: Pick<Store, 'change' | 'mediaUses'>,
  input: RelinkInput,
): Promise<{ relinked: number }> {
  const uses = await store.mediaUses();
  const galleriesOf = (mediaId: string) => uses.of(mediaId).map(({ galleryId }) => galleryId);
  const context = { now: () => new Date() };
  return store.change((state) => decideRelink(state, input, galleriesOf, context));
}

/**
 * Puts files of the media folder in the place of missing ones: each missing file keeps its id and so every item that shows it, and the entry
 * of the found file goes. Items that showed the found file show it under the id that stays, so that nothing is lost.
 *
 * @param galleriesOf ids of the galleries that show a file
 * @throws GalleryDeskError `NOT_FOUND`, `FAILED_PRECONDITION`
 */
export async function decideRelink(
  state: LibraryState,
  input: RelinkInput,
  galleriesOf: (mediaId: string) => readonly string[],
  context: Pick<CommandContext, 'now'>,
): Promise<Decision<{ relinked: number }>> {
  const { pair, others } = planRelinking(state.media, input);
  const pairs = input.isFolderIncluded ? [pair, ...others] : [pair];
  const updatedDate = context.now().toISOString();
  const relinked = new Map<string, MediaFile>();
  const events: DecidedEvent[] = [];
  const idAfter = new Map<string, string>();
  for (const { mediaId, targetId } of pairs) {
    const [missing, target] = [state.media.get(mediaId), state.media.get(targetId)];
    if (missing === undefined || target === undefined) continue;
    const { id, addedDate } = missing;
    const poster = missing.poster ?? target.poster;
    const after: MediaFile = present({ ...target, id, addedDate, updatedDate, poster });
    relinked.set(id, after);
    idAfter.set(targetId, id);
    events.push({ type: 'mediaFileRemoved', file: target });
    events.push({ type: 'mediaFileUpdated', mediaId, ...(differenceOf(missing, after) ?? NO_DIFFERENCE) });
  }
  const media = withFiles(state.media, relinked);
  for (const galleryId of new Set(pairs.flatMap(({ targetId }) => galleriesOf(targetId)))) {
    events.push(...(await itemEvents(state, galleryId, idAfter, media, updatedDate)));
  }
  return { label: labelOf(pairs), events, result: { relinked: pairs.length } };
}

const NO_DIFFERENCE = { changed: {}, previous: {} };

function labelOf(pairs: readonly RelinkPair[]): StepText {
  const [first, ...others] = pairs;
  return first === undefined || others.length > 0
    ? `Locate ${counted(pairs.length, 'missing file')}`
    : `Locate “${first.path.slice(first.path.lastIndexOf('/') + 1)}”`;
}

/** Items of a gallery that showed a file whose entry goes, shown by the entry that stays. */
async function itemEvents(
  state: LibraryState,
  galleryId: string,
  idAfter: ReadonlyMap<string, string>,
  media: MediaCatalog,
  updatedDate: string,
): Promise<DecidedEvent[]> {
  const gallery = await requireGallery(state, galleryId);
  const events: DecidedEvent[] = [];
  for (const before of gallery.items) {
    const mediaId = idAfter.get(pictureIdOf(before) ?? '');
    if (mediaId === undefined) continue;
    const after = { ...itemShowing(before, mediaId, media), updatedDate };
    const { changed, previous } = differenceOf(before, after) ?? NO_DIFFERENCE;
    events.push({ type: 'galleryItemUpdated', galleryId, itemId: before.id, changed, previous });
  }
  if (events.length > 0) events.push(galleryTouched(gallery.properties, updatedDate));
  return events;
}

function itemShowing(item: GalleryItem, mediaId: string, media: MediaCatalog): GalleryItem {
  switch (item.type) {
    case 'IMAGE':
      return patchedItem(item, { id: item.id, image: { imageInfo: { id: mediaId } } }, media);
    case 'VIDEO': {
      // Of a video on another site the file is the poster.
      const videoInfo = item.video.type === 'WIX_MEDIA' ? { id: mediaId } : { posters: [{ id: mediaId }] };
      return patchedItem(item, { id: item.id, video: { videoInfo } }, media);
    }
    case 'TEXT':
      return item;
  }
}

/** The catalog as it will be. */
function withFiles(media: MediaCatalog, files: ReadonlyMap<string, MediaFile>): MediaCatalog {
  return {
    size: media.size,
    get: (mediaId) => {
      const file = files.get(mediaId) ?? media.get(mediaId);
      // A damaged picture that is shown already goes on being shown.
      return file?.status === 'DAMAGED' ? { ...file, status: 'READY' } : file;
    },
    byPath: (path) => media.byPath(path),
    byFingerprint: (fingerprint) => media.byFingerprint(fingerprint),
    inFolder: (folder) => media.inFolder(folder),
    folders: () => media.folders(),
    values: () => media.values(),
  };
}
