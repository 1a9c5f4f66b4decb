import { type } from '@orpc/contract';
import * as z from 'zod';
import type { AddedFiles } from '../model/addition.ts';
import type { MediaFile, MediaFolderStatus } from '../model/media-file.ts';
import { TRASH_LIMIT, type DeletionPlan, type TrashOutcome } from '../model/media-trash.ts';
import { guidSchema, mediaIdSchema, placeSchema } from '../schemas/common.ts';
import { method } from './base.ts';

/** Which gallery files become items of once they are in the media folder, and where; none without it. */
const itemTarget = { galleryId: guidSchema.optional(), place: placeSchema.default({ at: 'end' }) };

const mediaIdsSchema = z.array(mediaIdSchema).min(1).max(TRASH_LIMIT);

/** The media folder and its catalog. */
export const mediaContract = {
  listMediaFiles: method('list', 'Lists the files of the media folder, a page at a time.')
    .input(
      z.object({
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(200).default(50),
        /** Files whose path contains this text, upper or lower case. */
        search: z.string().max(255).optional(),
        kinds: z.array(z.enum(['IMAGE', 'VIDEO', 'TEXT', 'OTHER'])).optional(),
        sort: z.enum(['ADDED', 'TAKEN', 'PATH']).default('ADDED'),
        order: z.enum(['ASC', 'DESC']).optional(),
      }),
    )
    .output(type<{ totalFiles: number; files: MediaFile[] }>()),
  getMediaFile: method('get', 'Answers one file of the catalog.')
    .input(z.object({ mediaId: mediaIdSchema }))
    .output(type<{ file: MediaFile }>()),
  getMediaFiles: method('get-many', 'Answers several files of the catalog; unknown ids are left out.')
    .input(z.object({ mediaIds: z.array(mediaIdSchema).max(200) }))
    .output(type<{ files: MediaFile[] }>()),
  getMediaFolder: method('folder', 'Tells where the media folder is and whether it can be reached.')
    .input(z.object({}))
    .output(type<{ status: MediaFolderStatus }>()),
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
