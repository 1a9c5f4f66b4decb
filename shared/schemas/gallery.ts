import * as z from 'zod';
import { BULK_LIMIT, guidSchema, sortOrderSchema } from './common.ts';
import { itemInputSchema } from './item.ts';

const nameSchema = z.string().trim().max(255);

/** What a caller gives to create a gallery. Read-only fields are dropped. */
export const galleryInputSchema = z.object({
  name: nameSchema.optional(),
  sortOrder: sortOrderSchema.optional(),
  items: z.array(itemInputSchema).max(BULK_LIMIT).optional(),
});

export type GalleryInput = z.infer<typeof galleryInputSchema>;

/** The fields to change of a gallery. `items` is dropped: updating a gallery is no way to replace its items. */
export const galleryPatchSchema = z.object({
  id: guidSchema,
  name: nameSchema.optional(),
  sortOrder: sortOrderSchema.optional(),
});

export type GalleryPatch = z.infer<typeof galleryPatchSchema>;
