import { randomUUID } from 'node:crypto';
import type { galleriesContract } from '../../shared/contract/galleries.ts';
import type { InputOf, OutputOf } from '../../shared/contract/method-types.ts';
import type { MediaFile } from '../../shared/model/media-file.ts';
import type { ChangeableState } from '../store/state.ts';
import { decideAddMedia, readTextsOfFiles } from './add-media.ts';
import type { CommandContext } from './command-context.ts';
import { decideCreateGallery } from './create-gallery.ts';
import { decideCreateItems } from './create-items.ts';
import { decideDeleteGalleries, decideDeleteGallery } from './delete-gallery.ts';
import { decideDeleteItems, decideRemoveRejected } from './delete-items.ts';
import { describeGalleryItems } from './describe-items.ts';
import { decideEditItems } from './edit-items.ts';
import { filterGalleryItems, searchGalleryItems } from './filter-items.ts';
import {
  findGalleryItems,
  getGallery,
  getGalleryItem,
  listGalleries,
  listGalleryItems,
  listItemRatios,
  listGallerySummaries,
} from './gallery-queries.ts';
import { decideMoveGalleries } from './move-galleries.ts';
import { decideMoveItems } from './move-items.ts';
import { decideSortItems } from './sort-items.ts';
import { decideTakeMetadata } from './take-metadata.ts';
import { decideTransferItems } from './transfer-items.ts';
import { decideUpdateGallery } from './update-gallery.ts';
import { decideUpdateItem } from './update-item.ts';
import { decideUpdateItems } from './update-items.ts';

/** One method for each of the contract's: its input as parsed by the contract, and its output. */
export type GalleryService = {
  readonly [M in keyof typeof galleriesContract]: (
    input: InputOf<(typeof galleriesContract)[M]>,
  ) => Promise<OutputOf<(typeof galleriesContract)[M]>>;
};

export interface GalleryServiceOptions {
  readonly store: ChangeableState;
  /** The text of a text file. */
  readonly readText: (file: MediaFile) => Promise<string>;
  /** Default: the clock. */
  readonly now?: () => Date;
  /** Default: random GUIDs. */
  readonly newId?: () => string;
}

/** The gallery service on a store: reads answer at once, changes once they are durable. */
export function createGalleryService({
  store,
  readText,
  now = () => new Date(),
  newId = randomUUID,
}: GalleryServiceOptions): GalleryService {
  const context: CommandContext = { now, newId };
  return {
    createGallery: (input) => store.change((current) => decideCreateGallery(current, input, context)),
    updateGallery: (input) => store.change((current) => decideUpdateGallery(current, input, context)),
    deleteGallery: (input) => store.change((current) => decideDeleteGallery(current, input)),
    deleteGalleries: (input) => store.change((current) => decideDeleteGalleries(current, input)),
    moveGalleries: (input) => store.change((current) => decideMoveGalleries(current, input, context)),
    listGalleries: (input) => listGalleries(store.state, input),
    listGallerySummaries: async (input) => listGallerySummaries(store.state, input),
    getGallery: (input) => getGallery(store.state, input),

    async createGalleryItem({ galleryId, item }) {
      const input = { galleryId, items: [item] };
      const { items } = await store.change((current) =>
        decideCreateItems(current, input, context, () => 'item'),
      );
      const [created] = items;
      if (created === undefined) throw new Error('One item was to be created and none was.');
      return { item: created };
    },
    createGalleryItems: (input) => store.change((current) => decideCreateItems(current, input, context)),
    async addMediaToGallery(input) {
      const texts = await readTextsOfFiles(store.state.media, input.mediaIds, readText);
      return store.change((current) => decideAddMedia(current, input, texts, context));
    },
    getGalleryItem: (input) => getGalleryItem(store.state, input),
    listGalleryItems: (input) => listGalleryItems(store.state, input),
    updateGalleryItem: (input) => store.change((current) => decideUpdateItem(current, input, context)),
    updateGalleryItems: (input) => store.change((current) => decideUpdateItems(current, input, context)),
    editGalleryItems: (input) => store.change((current) => decideEditItems(current, input, context)),
    describeGalleryItems: (input) => describeGalleryItems(store.state, input),
    takeMetadataFromFiles: (input) => store.change((current) => decideTakeMetadata(current, input, context)),
    findGalleryItems: (input) => findGalleryItems(store.state, input),
    filterGalleryItems: (input) => filterGalleryItems(store.state, input),
    listItemRatios: (input) => listItemRatios(store.state, input),
    searchGalleryItems: (input) => searchGalleryItems(store.state, input),
    removeRejectedItems: (input) => store.change((current) => decideRemoveRejected(current, input, context)),
    async deleteGalleryItem({ galleryId, itemId }) {
      const input = { galleryId, itemIds: [itemId] };
      await store.change((current) => decideDeleteItems(current, input, context));
      return { itemId };
    },
    async deleteGalleryItems(input) {
      const { gallery } = await store.change((current) => decideDeleteItems(current, input, context));
      return { gallery };
    },
    async bulkDeleteGalleryItems(input) {
      const { itemIds } = await store.change((current) => decideDeleteItems(current, input, context));
      return { itemIds };
    },
    sortGalleryItems: (input) => store.change((current) => decideSortItems(current, input, context)),
    moveGalleryItems: (input) => store.change((current) => decideMoveItems(current, input, context)),
    transferGalleryItems: (input) => store.change((current) => decideTransferItems(current, input, context)),
  };
}
