import * as z from 'zod';
import { BULK_LIMIT, guidSchema, sortOrderSchema } from './common.ts';
import { itemInputSchema } from './item.ts';
import { layoutSchema } from './layout.ts';

/** How long a gallery's description may be, in characters. */
export const GALLERY_DESCRIPTION_LIMIT = 10_000;

const nameSchema = z.string().trim().max(255);

/** What a caller gives to create a gallery. Read-only fields are dropped. */
export const galleryInputSchema = z.object({
  name: nameSchema.optional(),
  sortOrder: sortOrderSchema.optional(),
  description: z.string().max(GALLERY_DESCRIPTION_LIMIT).optional(),
  layout: layoutSchema.optional(),
  items: z.array(itemInputSchema).max(BULK_LIMIT).optional(),
});

export type GalleryInput = z.infer<typeof galleryInputSchema>;

/** The fields to change of a gallery; `null` clears one that can be empty, and a layout is whole. `items` is dropped: updating a gallery is no way to replace its items. */
export const galleryPatchSchema = z.object({
  id: guidSchema,
  name: nameSchema.optional(),
  sortOrder: sortOrderSchema.optional(),
  description: z.string().max(GALLERY_DESCRIPTION_LIMIT).nullable().optional(),
  coverItemId: guidSchema.nullable().optional(),
  layout: layoutSchema.nullable().optional(),
});

export type GalleryPatch = z.infer<typeof galleryPatchSchema>;
