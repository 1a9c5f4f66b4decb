import { type } from '@orpc/contract';
import * as z from 'zod';
import type { Gallery } from '../model/gallery.ts';
import type { SmartGallery } from '../model/smart-gallery.ts';
import { guidSchema } from '../schemas/common.ts';
import { smartNameSchema, smartRuleSchema } from '../schemas/smart-gallery.ts';
import { method } from './base.ts';

/** Rules over the media folder that are kept under a name. */
export const smartContract = {
  listSmartGalleries: method('list', 'Lists the smart galleries, each with how many files fit it now.')
    .input(z.object({}))
    .output(type<{ smartGalleries: (SmartGallery & { totalFiles: number })[] }>()),
  saveSmartGallery: method('save', 'Makes a smart gallery, or changes the name or rule of one.')
    .input(
      z.object({
        id: guidSchema.optional(),
        name: smartNameSchema.optional(),
        rule: smartRuleSchema.optional(),
      }),
    )
    .output(type<{ smartGallery: SmartGallery }>()),
  deleteSmartGallery: method('delete', 'Deletes a smart gallery. Files and galleries stay.')
    .input(z.object({ id: guidSchema }))
    .output(type<{ id: string }>()),
  freezeSmartGallery: method(
    'freeze',
    'Makes an ordinary gallery of the files that fit a smart gallery now, in one step; the smart gallery stays.',
  )
    .input(z.object({ id: guidSchema, name: z.string().trim().max(255).optional() }))
    .output(type<{ gallery: Gallery }>()),
};
