import { eventIterator, type } from '@orpc/contract';
import * as z from 'zod';
import type { StreamMessage } from '../events/notice.ts';
import type { Job } from '../model/job.ts';
import type { TagCount } from '../model/items-digest.ts';
import type { LibrarySettings } from '../model/library.ts';
import { ITEM_LIMITS } from '../schemas/item.ts';
import { method } from './base.ts';

export interface LibraryInfo {
  readonly settings: LibrarySettings;
  /** Absolute path of the library folder. */
  readonly folder: string;
  /** Of the program. */
  readonly version: string;
  /** Things found on opening that a person should know: a torn journal line that was dropped. */
  readonly openingNotes: readonly string[];
}

/** The library as a whole: its settings, its running jobs and its stream of events. */
export const libraryContract = {
  getLibrary: method('get', 'Answers the settings of the library and where it is.')
    .input(z.object({}))
    .output(type<LibraryInfo>()),
  updateLibrary: method(
    'update',
    'Changes the name of the library, its media folder or what is made of its files.',
  )
    .input(
      z.object({
        name: z.string().trim().min(1).max(255).optional(),
        /** Absolute, or relative to the library folder. The folder must exist. */
        mediaFolder: z.string().min(1).max(4096).optional(),
        /** Those of the settings for media that change. */
        media: z
          .object({
            isMetadataUsed: z.boolean(),
            maxCacheBytes: z
              .number()
              .int()
              .min(64 * 1024 * 1024),
            watching: z.enum(['AUTOMATIC', 'POLLING']),
          })
          .partial()
          .optional(),
      }),
    )
    .output(type<LibraryInfo>()),
  listTags: method(
    'tags',
    'Lists the tags that items of the library have, the most frequent first, or those that contain a text.',
  )
    .input(
      z.object({
        /** Compared without case and accents; tags that begin with it go first. */
        search: z.string().max(ITEM_LIMITS.tag).default(''),
        limit: z.number().int().min(1).max(1000).default(100),
      }),
    )
    /** `totalTags`: all that match. */
    .output(type<{ totalTags: number; tags: TagCount[] }>()),
  listJobs: method('jobs', 'Lists the long work under way.')
    .input(z.object({}))
    .output(type<{ jobs: Job[] }>()),
  cancelJob: method('cancel-job', 'Cancels long work; what is done stays done.')
    .input(z.object({ jobId: z.string().max(100) }))
    .output(type<{ job: Job }>()),
  subscribe: method('watch', 'Streams every change and notice until the caller stops.')
    .input(z.object({}))
    .output(eventIterator(type<StreamMessage>())),
};
