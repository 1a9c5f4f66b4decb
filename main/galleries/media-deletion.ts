import type { mediaContract } from '../../shared/contract/media.ts';
import type { InputOf, OutputOf } from '../../shared/contract/method-types.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { DeletionPlan, DeletionUse } from '../../shared/model/media-trash.ts';
import type { MediaTrash } from '../media/media-trash.ts';
import type { ReadonlyMediaUses } from '../store/media-uses.ts';
import type { LibraryState } from '../store/state.ts';
import type { Store } from '../store/store.ts';

type Methods = 'planMediaDeletion' | 'deleteMediaFiles' | 'listTrash' | 'restoreMediaFiles' | 'emptyTrash';

/** Deleting media files and getting them back. One method for each of the contract's. */
export type MediaDeletion = {
  readonly [M in Methods]: (
    input: InputOf<(typeof mediaContract)[M]>,
  ) => Promise<OutputOf<(typeof mediaContract)[M]>>;
};

/** Galleries that a question names; the rest is counted. */
const MOST_NAMED = 50;

/** How many items in which galleries show some media files, the most first. */
function usesOf(state: LibraryState, uses: ReadonlyMediaUses, mediaIds: ReadonlySet<string>): DeletionUse[] {
  const items = new Map<string, number>();
  for (const mediaId of mediaIds) {
    for (const use of uses.of(mediaId)) items.set(use.galleryId, (items.get(use.galleryId) ?? 0) + use.items);
  }
  return Array.from(items, ([galleryId, totalItems]) => ({
    galleryId,
    name: state.galleries.get(galleryId)?.name ?? '',
    totalItems,
  })).sort((a, b) => b.totalItems - a.totalItems);
}

async function planDeletion(store: MediaDeletionStore, mediaIds: readonly string[]): Promise<DeletionPlan> {
  const ids = new Set(mediaIds);
  const uses = usesOf(store.state, await store.mediaUses(), ids);
  return {
    totalFiles: ids.size,
    totalItems: uses.reduce((sum, { totalItems }) => sum + totalItems, 0),
    totalGalleries: uses.length,
    galleries: uses.slice(0, MOST_NAMED),
  };
}

type MediaDeletionStore = Pick<Store, 'state' | 'mediaUses'>;

export function createMediaDeletion(store: MediaDeletionStore, trash: MediaTrash): MediaDeletion {
  return {
    planMediaDeletion: ({ mediaIds }) => planDeletion(store, mediaIds),
    async deleteMediaFiles({ mediaIds, evenIfUsed }) {
      if (!evenIfUsed) requireUnused(await planDeletion(store, mediaIds));
      return trash.delete(mediaIds);
    },
    async listTrash({ offset, limit }) {
      const files = trash.list();
      return {
        totalFiles: files.length,
        totalBytes: files.reduce((sum, { sizeInBytes }) => sum + sizeInBytes, 0),
        isHandedOn: trash.isHandedOn,
        files: files.slice(offset, offset + limit),
      };
    },
    restoreMediaFiles: ({ mediaIds }) => trash.restore(mediaIds),
    async emptyTrash({ mediaIds, forGood }) {
      if (!trash.isHandedOn && !forGood) {
        throw new GalleryDeskError(
          'FAILED_PRECONDITION',
          'There is no trash of the system here to hand the files to, so that they would be erased for good. Say so with “forGood”, or take them out of the folder .trash of the library by hand.',
        );
      }
      return trash.empty(mediaIds);
    },
  };
}

function requireUnused({ totalItems, galleries, totalGalleries }: DeletionPlan): void {
  if (totalItems === 0) return;
  const named = galleries.slice(0, 5).map(({ name, totalItems: items }) => `“${name}” (${items})`);
  const more = totalGalleries - named.length;
  throw new GalleryDeskError(
    'FAILED_PRECONDITION',
    `${totalItems} ${totalItems === 1 ? 'item shows' : 'items show'} these files, in ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}. Nothing was deleted; say “evenIfUsed” to delete them all the same. The items stay.`,
    { value: totalItems },
  );
}
