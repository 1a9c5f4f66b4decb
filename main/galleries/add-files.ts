import type { AddedFiles, Addition, AdditionFailure } from '../../shared/model/addition.ts';
import { ADDITION_LIST_LIMIT } from '../../shared/model/addition.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { MediaFile } from '../../shared/model/media-file.ts';
import type { Place } from '../../shared/order/display-order.ts';
import { describeRefusal } from '../media/describe-refusal.ts';
import type { ChangeableState, Decision, LibraryState } from '../store/state.ts';
import { decideAddMedia, readTextsOfFiles, type TextsOfFiles } from './add-media.ts';
import { neighbourOf, requireGallery, type CommandContext } from './command-context.ts';
import type { GalleryItem } from '../../shared/model/item.ts';

/** Where files go that were just added. */
export interface ItemTarget {
  readonly galleryId: string;
  readonly place: Place;
}

export interface AddFilesParts {
  readonly store: ChangeableState;
  readonly readText: (file: MediaFile) => Promise<string>;
  readonly context: CommandContext;
}

/** Before a long copy: whether there is a gallery for the items. @throws `NOT_FOUND` */
export async function requireTarget(state: LibraryState, target: Partial<ItemTarget>): Promise<void> {
  if (target.galleryId !== undefined) await requireGallery(state, target.galleryId);
}

/**
 * Makes items of files that were added, as one step. Files that galleries cannot show are left out with their reason; when the neighbour
 * or the gallery is gone meanwhile, nothing that was copied is lost.
 */
export async function addItemsOfFiles(
  addition: Addition,
  { galleryId, place = { at: 'end' } }: Partial<ItemTarget>,
  { store, readText, context }: AddFilesParts,
): Promise<AddedFiles> {
  const none = { ...listed(addition), itemIds: [], totalItems: 0, leftOut: [], totalLeftOut: 0 };
  if (galleryId === undefined || addition.mediaIds.length === 0) return none;
  const { usable, texts, leftOut } = await usableFiles(addition, store.state, readText);
  const told = { ...none, leftOut: leftOut.slice(0, ADDITION_LIST_LIMIT), totalLeftOut: leftOut.length };
  if (usable.length === 0) return told;
  try {
    const { items } = await store.change((state) =>
      decideItems(state, { galleryId, mediaIds: usable, place }, texts, context),
    );
    return {
      ...told,
      itemIds: items.slice(0, ADDITION_LIST_LIMIT).map(({ id }) => id),
      totalItems: items.length,
    };
  } catch (error) {
    if (!(error instanceof GalleryDeskError)) throw error;
    return { ...told, problem: addition.problem ?? error.message };
  }
}

/** The neighbour may have gone while files were copied: then they go to the end. */
async function decideItems(
  state: LibraryState,
  input: { readonly galleryId: string; readonly mediaIds: readonly string[]; readonly place: Place },
  texts: TextsOfFiles,
  context: CommandContext,
): Promise<Decision<{ items: GalleryItem[] }>> {
  const gallery = await requireGallery(state, input.galleryId);
  const neighbour = neighbourOf(input.place);
  const isThere = neighbour === undefined || gallery.items.get(neighbour) !== undefined;
  return decideAddMedia(state, isThere ? input : { ...input, place: { at: 'end' } }, texts, context);
}

async function usableFiles(
  { mediaIds }: Addition,
  state: LibraryState,
  readText: (file: MediaFile) => Promise<string>,
) {
  const usable: string[] = [];
  const leftOut: AdditionFailure[] = [];
  const texts = new Map<string, string>();
  for (const mediaId of mediaIds) {
    try {
      for (const [id, text] of await readTextsOfFiles(state.media, [mediaId], readText)) texts.set(id, text);
      usable.push(mediaId);
    } catch (error) {
      leftOut.push({ path: state.media.get(mediaId)?.path ?? mediaId, reason: describeRefusal(error) });
    }
  }
  return { usable, texts, leftOut };
}

/** As many ids as an answer carries. */
function listed(addition: Addition): Addition {
  return {
    ...addition,
    mediaIds: addition.mediaIds.slice(0, ADDITION_LIST_LIMIT),
    folders: addition.folders.slice(0, ADDITION_LIST_LIMIT),
  };
}
