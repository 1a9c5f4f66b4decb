import { type } from '@orpc/contract';
import * as z from 'zod';
import type { MediaFile, MediaFolderStatus } from '../model/media-file.ts';
import { mediaIdSchema } from '../schemas/common.ts';
import { method } from './base.ts';

/** A folder of the media folder that holds files, itself or deeper. */
export interface ListedFolder {
  /** Relative to the media folder, forward slashes; empty for the media folder itself. */
  readonly path: string;
  /** Files that lie directly in it, without missing ones. */
  readonly ownFiles: number;
  /** Files in it, however deep, without missing ones. */
  readonly totalFiles: number;
}

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
  listMediaFolders: method('folders', 'Lists the folders of the media folder that hold files, with how many.')
    .input(
      z.object({
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(5000).default(1000),
      }),
    )
    .output(type<{ totalFolders: number; folders: ListedFolder[] }>()),
  rescanMediaFolder: method(
    'rescan',
    'Lists the media folder again and answers when the catalog agrees with it.',
  )
    .input(z.object({}))
    .output(type<{ status: MediaFolderStatus; totalFiles: number }>()),
};
