import { type } from '@orpc/contract';
import * as z from 'zod';
import type { Gallery, GallerySummary } from '../model/gallery.ts';
import type { ItemMarkCounts } from '../model/item-filter.ts';
import type { GalleryItem } from '../model/item.ts';
import type { ItemsDigest } from '../model/items-digest.ts';
import { SORT_KEYS } from '../order/sort-keys.ts';
import { BULK_LIMIT, guidSchema, localeSchema, mediaIdSchema, placeSchema } from '../schemas/common.ts';
import { galleryInputSchema, galleryPatchSchema } from '../schemas/gallery.ts';
import { itemFilterSchema } from '../schemas/item-filter.ts';
import { commonPatchSchema, itemInputSchema, itemPatchSchema } from '../schemas/item.ts';
import { method } from './base.ts';

const idsSchema = z.array(guidSchema).min(1).max(BULK_LIMIT);
const offsetSchema = z.number().int().min(0).default(0);
const itemPage = { itemOffset: offsetSchema, itemLimit: z.number().int().min(1).max(200).default(50) };

/** The thirteen methods of the Pro Gallery API by their own names, then those a desktop needs beside them. */
export const galleriesContract = {
  createGallery: method('create', 'Creates a gallery, empty, with items, or as a clone of another.')
    .input(z.object({ gallery: galleryInputSchema.optional(), cloneFromGalleryId: guidSchema.optional() }))
    .output(type<{ gallery: Gallery }>()),
  listGalleries: method('list', 'Lists galleries by creation date, each with its first items.')
    .input(
      z.object({
        limit: z.number().int().min(1).max(10).default(10),
        offset: offsetSchema,
        itemLimit: z.number().int().min(1).max(100).default(10),
      }),
    )
    .output(type<{ totalGalleries: number; galleries: Gallery[] }>()),
  getGallery: method('get', 'Answers a gallery with one page of its items.')
    .input(z.object({ galleryId: guidSchema, ...itemPage }))
    .output(type<{ gallery: Gallery }>()),
  updateGallery: method('update', 'Changes the given fields of a gallery.')
    .input(z.object({ gallery: galleryPatchSchema }))
    .output(type<{ gallery: Gallery }>()),
  deleteGallery: method('delete', 'Deletes a gallery with its items. Media files stay.')
    .input(z.object({ galleryId: guidSchema }))
    .output(type<{ galleryId: string }>()),
  createGalleryItem: method('create-item', 'Adds one item to a gallery.')
    .input(z.object({ galleryId: guidSchema, item: itemInputSchema }))
    .output(type<{ item: GalleryItem }>()),
  createGalleryItems: method('create-items', 'Adds several items to a gallery; all of them or none.')
    .input(
      z.object({
        galleryId: guidSchema,
        items: z.array(itemInputSchema).min(1).max(BULK_LIMIT),
        /** Where the items without a sort order of their own go; without a place, the newest goes first. */
        place: placeSchema.optional(),
      }),
    )
    .output(type<{ items: GalleryItem[] }>()),
  getGalleryItem: method('get-item', 'Answers one item.')
    .input(z.object({ galleryId: guidSchema, itemId: guidSchema }))
    .output(type<{ item: GalleryItem }>()),
  listGalleryItems: method('list-items', 'Lists the items of a gallery in display order, a page at a time.')
    .input(z.object({ galleryId: guidSchema, ...itemPage }))
    .output(type<{ items: GalleryItem[] }>()),
  updateGalleryItem: method('update-item', 'Changes the given fields of an item.')
    .input(z.object({ galleryId: guidSchema, item: itemPatchSchema }))
    .output(type<{ item: GalleryItem }>()),
  updateGalleryItems: method(
    'update-items',
    'Changes the given fields of several items in one step, all of them or none; their places stay.',
  )
    .input(
      z.object({
        galleryId: guidSchema,
        items: z
          .array(itemPatchSchema.omit({ sortOrder: true }))
          .min(1)
          .max(BULK_LIMIT),
      }),
    )
    .output(type<{ items: GalleryItem[] }>()),
  editGalleryItems: method(
    'edit-items',
    'Changes the same fields of several items alike in one step, and adds and removes tags; answers how many items changed.',
  )
    .input(z.object({ galleryId: guidSchema, itemIds: idsSchema, changes: commonPatchSchema }))
    .output(type<{ totalChanged: number }>()),
  describeGalleryItems: method(
    'describe-items',
    'Tells what several items have in common: the value of each field, where it is one, and how many have which tags.',
  )
    .input(z.object({ galleryId: guidSchema, itemIds: idsSchema }))
    .output(type<{ digest: ItemsDigest }>()),
  takeMetadataFromFiles: method(
    'take-metadata',
    'Gives items the title, description, alternative text and tags that their files bring, in one step; answers those that changed.',
  )
    .input(z.object({ galleryId: guidSchema, itemIds: idsSchema }))
    .output(type<{ items: GalleryItem[] }>()),
  findGalleryItems: method('find-items', 'Tells which items of a gallery show a media file, and where.')
    .input(z.object({ galleryId: guidSchema, mediaId: mediaIdSchema }))
    /** Offsets are those of listGalleryItems. */
    .output(type<{ items: { itemId: string; offset: number }[] }>()),
  filterGalleryItems: method(
    'filter-items',
    'Lists the items of a gallery that have certain flags or stars, a page at a time, and how many have which.',
  )
    .input(
      z.object({
        galleryId: guidSchema,
        filter: itemFilterSchema.default({}),
        itemOffset: offsetSchema,
        itemLimit: z.number().int().min(1).max(BULK_LIMIT).default(50),
      }),
    )
    /** Offsets count the items that match. */
    .output(
      type<{ items: GalleryItem[]; totalMatching: number; totalItems: number; counts: ItemMarkCounts }>(),
    ),
  listItemRatios: method(
    'ratios',
    'Answers width by height of what the items of a gallery show, in display order, in hundredths.',
  )
    .input(z.object({ galleryId: guidSchema, filter: itemFilterSchema.default({}) }))
    .output(type<{ hundredths: number[] }>()),
  removeRejectedItems: method(
    'remove-rejected',
    'Removes all items of a gallery that are flagged as rejected, in one step. Media files stay.',
  )
    .input(z.object({ galleryId: guidSchema }))
    .output(type<{ itemIds: string[] }>()),
  searchGalleryItems: method(
    'search-items',
    'Tells where in a gallery items are that have all of these words in their texts, tags or file names.',
  )
    .input(
      z.object({
        galleryId: guidSchema,
        search: z.string().max(255),
        /** Which items count, in the answer's offsets too. */
        filter: itemFilterSchema.default({}),
      }),
    )
    /** Offsets are those of filterGalleryItems, ascending, the first thousand. */
    .output(type<{ offsets: number[]; totalFound: number }>()),
  deleteGalleryItem: method('delete-item', 'Removes one item from its gallery.')
    .input(z.object({ galleryId: guidSchema, itemId: guidSchema }))
    .output(type<{ itemId: string }>()),
  deleteGalleryItems: method('delete-items', 'Removes several items; answers the gallery that is left.')
    .input(z.object({ galleryId: guidSchema, itemIds: idsSchema }))
    .output(type<{ gallery: Gallery }>()),
  bulkDeleteGalleryItems: method('bulk-delete-items', 'Removes several items; answers their ids.')
    .input(z.object({ galleryId: guidSchema, itemIds: idsSchema }))
    .output(type<{ itemIds: string[] }>()),

  listGallerySummaries: method('summaries', 'Lists galleries in display order without their items.')
    .input(
      z.object({
        offset: offsetSchema,
        limit: z.number().int().min(1).max(200).default(200),
        /** Only galleries whose name or description has all of these words, without regard to case and accents; those in double quotes are one. */
        search: z.string().max(255).optional(),
      }),
    )
    /** The total is of those that match. */
    .output(type<{ totalGalleries: number; galleries: GallerySummary[] }>()),
  deleteGalleries: method(
    'delete-several',
    'Deletes several galleries with their items in one step, all of them or none. Media files stay.',
  )
    .input(z.object({ galleryIds: idsSchema }))
    .output(type<{ galleryIds: string[] }>()),
  moveGalleries: method('move', 'Moves galleries to a place in the list; their order among themselves stays.')
    .input(z.object({ galleryIds: idsSchema, place: placeSchema }))
    .output(type<{ galleryIds: string[] }>()),
  moveGalleryItems: method(
    'move-items',
    'Moves items to a place in their gallery; their order among themselves stays.',
  )
    .input(z.object({ galleryId: guidSchema, itemIds: idsSchema, place: placeSchema }))
    .output(type<{ itemIds: string[] }>()),
  transferGalleryItems: method(
    'transfer-items',
    'Moves or copies items to a place in another gallery; their order among themselves stays.',
  )
    .input(
      z.object({
        galleryId: guidSchema,
        itemIds: idsSchema,
        targetGalleryId: guidSchema,
        place: placeSchema.default({ at: 'end' }),
        /** A copy may also go into the gallery the items are in. */
        mode: z.enum(['MOVE', 'COPY']).default('MOVE'),
      }),
    )
    .output(type<{ items: GalleryItem[] }>()),
  sortGalleryItems: method(
    'sort-items',
    'Sorts all items of a gallery, or some of them within the places they have.',
  )
    .input(
      z.object({
        galleryId: guidSchema,
        /** Items without the key go last. `SHUFFLE` depends on the seed alone; `REVERSE` turns the present order around. */
        by: z.enum([...SORT_KEYS, 'SHUFFLE', 'REVERSE']),
        order: z.enum(['ASC', 'DESC']).default('ASC'),
        locale: localeSchema.default('en'),
        seed: z
          .number()
          .int()
          .min(0)
          .max(2 ** 32 - 1)
          .default(1),
        itemIds: idsSchema.optional(),
      }),
    )
    .output(type<{ totalSorted: number; totalMoved: number }>()),
  addMediaToGallery: method('add-media', 'Makes an item of each given media file, in the given order.')
    .input(
      z.object({
        galleryId: guidSchema,
        mediaIds: z.array(mediaIdSchema).min(1).max(BULK_LIMIT),
        place: placeSchema.default({ at: 'end' }),
      }),
    )
    .output(type<{ items: GalleryItem[] }>()),
};
