import type { GalleryProperties } from '../../shared/model/gallery.ts';
import type { GalleryDocument, LibraryState } from '../store/state.ts';

/** A library at a moment, and whether it still is as it was then, as far as someone looked at it. */
export interface LibraryMark {
  /** Reads the library and remembers which galleries were asked for. */
  readonly state: LibraryState;
  /**
   * Whether nothing changed that a reader of `state` saw: the list of galleries with their order, the galleries asked for and the
   * media catalog. O(galleries + files), some nanoseconds each.
   */
  isStillTrueOf(later: LibraryState): Promise<boolean>;
}

/**
 * A gallery as it was read. Its sequence grows with each of its events; a change that the disk refused gives its number back, but leaves
 * other properties behind.
 */
interface ReadGallery {
  readonly document: GalleryDocument | undefined;
  readonly sequence: number | undefined;
  readonly properties: GalleryProperties | undefined;
}

function areSame<T>(before: readonly T[], after: Iterable<T>, isSame: (a: T, b: T) => boolean): boolean {
  let index = 0;
  for (const value of after) {
    const former = before[index];
    if (former === undefined || !isSame(former, value)) return false;
    index += 1;
  }
  return index === before.length;
}

export function markOf(state: LibraryState): LibraryMark {
  const read = new Map<string, ReadGallery>();
  const galleries = Array.from(state.galleries, ({ id, sortOrder }) => ({ id, sortOrder }));
  // A file that changes is another object.
  const files = [...state.media.values()];
  const recording: LibraryState = {
    settings: state.settings,
    galleries: state.galleries,
    galleriesByDate: state.galleriesByDate,
    media: state.media,
    async gallery(galleryId) {
      const document = await state.gallery(galleryId);
      if (!read.has(galleryId)) {
        read.set(galleryId, { document, sequence: document?.sequence, properties: document?.properties });
      }
      return document;
    },
  };
  return {
    state: recording,
    async isStillTrueOf(later) {
      for (const [galleryId, { document, sequence, properties }] of read) {
        const now = await later.gallery(galleryId);
        if (now !== document || now?.sequence !== sequence || now?.properties !== properties) return false;
      }
      return (
        areSame(galleries, later.galleries, (a, b) => a.id === b.id && a.sortOrder === b.sortOrder) &&
        areSame(files, later.media.values(), (a, b) => a === b)
      );
    },
  };
}
