import * as z from 'zod';
import { SMART_GALLERY_LIMIT } from '../model/smart-gallery.ts';
import { guidSchema } from './common.ts';
import { mediaFilterFields } from './media-filter.ts';

const { galleryId: _gallery, addedSince: _added, ...fields } = mediaFilterFields;

export const smartRuleSchema = z.object({
  ...fields,
  use: z.enum(['IN_ANY', 'IN_NONE']).optional(),
  addedInDays: z.number().int().min(1).max(3650).optional(),
});

export const smartNameSchema = z.string().trim().min(1).max(255);

/** As `library.json` keeps them, where a person may have written them too. */
export const keptSmartGalleriesSchema = z
  .array(z.object({ id: guidSchema, name: smartNameSchema, rule: smartRuleSchema }))
  .max(SMART_GALLERY_LIMIT);
