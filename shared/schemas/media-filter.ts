import * as z from 'zod';
import { guidSchema } from './common.ts';

const daySchema = z.iso.date('Must be a day such as 2024-05-31.');

const choicesSchema = z.array(z.string().min(1).max(1000)).min(1).max(100);

/** Which files of the media folder. Everything that is given must hold; of several values of one field any may, but for keywords. */
export const mediaFilterFields = {
  /**
   * Words that all occur in path, title, description, keywords, creator or camera, whatever their case and accents. Words in double
   * quotes occur together.
   */
  search: z.string().max(255).optional(),
  kinds: z.array(z.enum(['IMAGE', 'VIDEO', 'TEXT', 'OTHER'])).optional(),
  /** Types such as `image/heic`. */
  mimeTypes: choicesSchema.optional(),
  statuses: z.array(z.enum(['PENDING', 'READY', 'DAMAGED', 'UNSUPPORTED', 'MISSING'])).optional(),
  /** Files that have all of them. */
  keywords: choicesSchema.optional(),
  cameras: choicesSchema.optional(),
  lenses: choicesSchema.optional(),
  /** Of the picture as shown; a square one may be off by a hundredth. */
  orientations: z.array(z.enum(['LANDSCAPE', 'PORTRAIT', 'SQUARE'])).optional(),
  /** The first day on which the file may have been taken; one of which that is not known is left out. */
  takenFrom: daySchema.optional(),
  /** The last day. */
  takenTo: daySchema.optional(),
  minRating: z.number().int().min(1).max(5).optional(),
  /** Whether galleries show the file: any, none, or the one that `galleryId` names. */
  use: z.enum(['IN_ANY', 'IN_NONE', 'IN_GALLERY', 'NOT_IN_GALLERY']).optional(),
  galleryId: guidSchema.optional(),
  /** Whether another file has the same content. */
  isDuplicate: z.boolean().optional(),
  /** Files that the catalog first saw at this time or later. */
  addedSince: z.iso.datetime({ error: 'Must be a time such as 2024-05-31T00:00:00Z.' }).optional(),
};

const filterSchema = z.object(mediaFilterFields);

export type MediaFilter = z.infer<typeof filterSchema>;

/** Whether the gallery is named where one is meant. */
export function hasGalleryWhereNeeded({ use, galleryId }: Pick<MediaFilter, 'use' | 'galleryId'>): boolean {
  return (use !== 'IN_GALLERY' && use !== 'NOT_IN_GALLERY') || galleryId !== undefined;
}

export const GALLERY_NEEDED = {
  path: ['galleryId'],
  error: 'Which gallery is meant must be given.',
  params: { violatedRule: 'REQUIRED' },
};
