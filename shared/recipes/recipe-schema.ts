import * as z from 'zod';
import { GALLERY_PLACEHOLDERS, ITEM_PLACEHOLDERS, PatternError, readPattern } from './pattern.ts';

/** The most recipes that a library keeps beside those built in. */
export const RECIPES_LIMIT = 200;

function patternSchema(placeholders: readonly string[]) {
  return z
    .string()
    .max(1000)
    .superRefine((text, context) => {
      try {
        readPattern(text, placeholders);
      } catch (error) {
        if (!(error instanceof PatternError)) throw error;
        context.addIssue({ code: 'custom', message: error.message, params: { violatedRule: 'FORMAT' } });
      }
    });
}

const itemPatternSchema = patternSchema(ITEM_PLACEHOLDERS);

export const recipeRulesSchema = z.object({
  galleries: z.enum(['EACH_FOLDER', 'TOP_FOLDERS', 'ONE']),
  galleryName: patternSchema(GALLERY_PLACEHOLDERS),
  areNamesCleaned: z.boolean(),
  galleryOrder: z.enum(['NUMBER', 'NAME', 'DATE']),
  isGalleryOrderDescending: z.boolean(),
  title: itemPatternSchema,
  description: itemPatternSchema,
  altText: itemPatternSchema,
  areKeywordsTags: z.boolean(),
  areFoldersTags: z.boolean(),
  tags: z.array(z.string().trim().min(1).max(200)).max(100),
  itemOrder: z.enum(['NAME', 'TAKEN', 'RATING', 'NUMBER']),
  isItemOrderDescending: z.boolean(),
  minRating: z.number().int().min(-1).max(5),
  kinds: z
    .array(z.enum(['IMAGE', 'VIDEO', 'TEXT']))
    .min(1)
    .max(3),
});

export const recipeNameSchema = z.string().trim().min(1).max(100);
