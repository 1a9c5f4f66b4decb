import { type } from '@orpc/contract';
import * as z from 'zod';
import type { AddedFiles } from '../model/addition.ts';
import type { GalleryItem } from '../model/item.ts';
import type { MediaFacets } from '../model/media-facets.ts';
import type { MediaFile, MediaFileUses, MediaFolderStatus } from '../model/media-file.ts';
import { MEDIA_SORTS } from '../model/media-sort.ts';
import { TRASH_LIMIT, type DeletionPlan, type TrashOutcome } from '../model/media-trash.ts';
import type { RelinkPlan } from '../model/relink.ts';
import { guidSchema, mediaIdSchema, placeSchema } from '../schemas/common.ts';
import { GALLERY_NEEDED, hasGalleryWhereNeeded, mediaFilterFields } from '../schemas/media-filter.ts';
import { method } from './base.ts';

/** Which gallery files become items of once they are in the media folder, and where; none without it. */
const itemTarget = { galleryId: guidSchema.optional(), place: placeSchema.default({ at: 'end' }) };

const mediaIdsSchema = z.array(mediaIdSchema).min(1).max(TRASH_LIMIT);

export interface ThumbnailCacheUsage {
  /** What the thumbnails take on the disk; while they are counted, what is known so far. */
  readonly bytes: number;
  /** What they may take; see the library's settings for media. */
  readonly maxBytes: number;
  readonly isCounting: boolean;
}

/** A folder of the media folder that holds files, itself or deeper. */
export interface ListedFolder {
  /** Relative to the media folder, forward slashes; empty for the media folder itself. */
  readonly path: string;
  /** Files that lie directly in it, without missing ones. */
  readonly ownFiles: number;
  /** Files in it, however deep, without missing ones. */
  readonly totalFiles: number;
}

const orderFields = {
  sort: z.enum(MEDIA_SORTS).default('ADDED'),
  /** Unless told, dates newest and sizes largest first, names and paths from A to Z. */
  order: z.enum(['ASC', 'DESC']).optional(),
};

/** The media folder and its catalog. */
export const mediaContract = {
  listMediaFiles: method('list', 'Lists the files of the media folder, a page at a time.')
    .input(
      z
        .object({
          offset: z.number().int().min(0).default(0),
          limit: z.number().int().min(1).max(200).default(50),
          ...orderFields,
          ...mediaFilterFields,
        })
        .refine(hasGalleryWhereNeeded, GALLERY_NEEDED),
    )
    .output(type<{ totalFiles: number; files: MediaFile[] }>()),
  listMediaRatios: method(
    'ratios',
    'Answers width by height of what files of the media folder show, in the order of their list, in hundredths.',
  )
    .input(z.object({ ...orderFields, ...mediaFilterFields }).refine(hasGalleryWhereNeeded, GALLERY_NEEDED))
    .output(type<{ hundredths: number[] }>()),
  getMediaFile: method('get', 'Answers one file of the catalog.')
    .input(z.object({ mediaId: mediaIdSchema }))
    .output(type<{ file: MediaFile }>()),
  getMediaFiles: method('get-many', 'Answers several files of the catalog; unknown ids are left out.')
    .input(z.object({ mediaIds: z.array(mediaIdSchema).max(200) }))
    .output(type<{ files: MediaFile[] }>()),
  getMediaFacets: method(
    'facets',
    'Counts the values that files can be filtered by, among those that match the rest of a filter.',
  )
    .input(
      z
        .object({
          /** Keywords, cameras, lenses and types, of each at most so many. */
          facetLimit: z.number().int().min(1).max(1000).default(100),
          ...mediaFilterFields,
        })
        .refine(hasGalleryWhereNeeded, GALLERY_NEEDED),
    )
    .output(type<{ facets: MediaFacets }>()),
  getMediaUses: method('uses', 'Tells which galleries show files; those that none shows are left out.')
    .input(z.object({ mediaIds: z.array(mediaIdSchema).max(200) }))
    .output(type<{ uses: MediaFileUses[] }>()),
  getMediaFolder: method('folder', 'Tells where the media folder is and whether it can be reached.')
    .input(z.object({}))
    .output(type<{ status: MediaFolderStatus }>()),
  setPoster: method('set-poster', 'Makes an image of the media folder the poster of a video.')
    .input(z.object({ mediaId: mediaIdSchema, imageId: mediaIdSchema }))
    .output(type<{ file: MediaFile }>()),
  resetPoster: method('reset-poster', 'Goes back to the poster of a video that is taken by itself.')
    .input(z.object({ mediaId: mediaIdSchema }))
    .output(type<{ file: MediaFile }>()),
  fetchVideoPoster: method(
    'fetch-poster',
    'Asks YouTube or Vimeo for the still and title of a video item, puts the still into the media folder and shows it. Nothing else contacts those sites.',
  )
    .input(z.object({ galleryId: guidSchema, itemId: guidSchema }))
    .output(type<{ item: GalleryItem }>()),
  getThumbnailCache: method('cache', 'Tells what the thumbnails take on the disk.')
    .input(z.object({}))
    .output(type<ThumbnailCacheUsage>()),
  clearThumbnailCache: method(
    'clear-cache',
    'Removes all thumbnails; they are made again when they are looked at.',
  )
    .input(z.object({}))
    .output(type<ThumbnailCacheUsage>()),
  listMediaFolders: method('folders', 'Lists the folders of the media folder that hold files, with how many.')
    .input(
      z.object({
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(5000).default(1000),
      }),
    )
    .output(type<{ totalFolders: number; folders: ListedFolder[] }>()),
  listLocateCandidates: method(
    'candidates',
    'Lists files that may be a missing one: of the same name first, then of the same size, or those that are searched for.',
  )
    .input(
      z.object({
        mediaId: mediaIdSchema,
        /** Part of a path. */
        search: z.string().max(1000).optional(),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(type<{ files: MediaFile[] }>()),
  planRelink: method('plan-relink', 'Tells what relinking a missing file to another one would do.')
    .input(z.object({ mediaId: mediaIdSchema, targetId: mediaIdSchema }))
    .output(type<{ plan: RelinkPlan }>()),
  relinkMedia: method(
    'relink',
    'Puts a file in the place of a missing one, which keeps its id and its items; by the same move, all of its folder.',
  )
    .input(
      z.object({
        mediaId: mediaIdSchema,
        targetId: mediaIdSchema,
        isFolderIncluded: z.boolean().default(false),
      }),
    )
    .output(type<{ relinked: number; file: MediaFile }>()),
  rescanMediaFolder: method(
    'rescan',
    'Lists the media folder again and answers when the catalog agrees with it.',
  )
    .input(z.object({}))
    .output(type<{ status: MediaFolderStatus; totalFiles: number }>()),
  addFiles: method(
    'add',
    'Copies files and folders into the media folder, and makes items of them when a gallery is named.',
  )
    .input(
      z.object({
        /** Absolute paths. A folder keeps its structure below a folder of its name. */
        paths: z
          .array(z.string().min(1).max(4096).meta({ format: 'path' }))
          .min(1)
          .max(10_000),
        ...itemTarget,
      }),
    )
    .output(type<AddedFiles>()),
  beginUpload: method('begin-upload', 'Begins to take files whose bytes a window sends beside the contract.')
    .input(
      z.object({
        totalFiles: z.number().int().min(1).max(1_000_000),
        /** Together, for the progress. */
        totalBytes: z.number().int().min(0),
      }),
    )
    .output(type<{ uploadId: string }>()),
  finishUpload: method(
    'finish-upload',
    'Tells what became of the files of an upload, and makes items of them.',
  )
    .input(z.object({ uploadId: guidSchema, ...itemTarget }))
    .output(type<AddedFiles>()),
  planMediaDeletion: method(
    'plan-delete',
    'Tells which galleries show media files that are to be deleted, and changes nothing.',
  )
    .input(z.object({ mediaIds: mediaIdsSchema }))
    .output(type<DeletionPlan>()),
  deleteMediaFiles: method(
    'delete',
    'Moves media files into the trash, as one step that can be undone. Items that show them stay.',
  )
    .input(
      z.object({
        mediaIds: mediaIdsSchema,
        /** Whether files go that items show; without it, they are refused with the galleries named. */
        evenIfUsed: z.boolean().default(false),
      }),
    )
    .output(type<TrashOutcome>()),
  listTrash: method('trash', 'Lists the files in the trash, the last deleted first.')
    .input(
      z.object({
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    /** `isHandedOn`: whether emptying hands the files to the trash of the system. */
    .output(type<{ totalFiles: number; totalBytes: number; isHandedOn: boolean; files: MediaFile[] }>()),
  restoreMediaFiles: method('restore', 'Puts files from the trash back where they were, with their ids.')
    .input(z.object({ mediaIds: mediaIdsSchema }))
    .output(type<TrashOutcome>()),
  emptyTrash: method(
    'empty-trash',
    'Takes all files, or some, out of the trash for good: into that of the system where the host has one.',
  )
    .input(
      z.object({
        mediaIds: mediaIdsSchema.optional(),
        /** Whether the files may be erased where there is no trash of the system. */
        forGood: z.boolean().default(false),
      }),
    )
    .output(type<TrashOutcome>()),
};
