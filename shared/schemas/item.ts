import * as z from 'zod';
import { guidSchema, linkUrlSchema, sortOrderSchema } from './common.ts';

/** The largest free key-values, in characters of JSON. */
export const FREE_KEY_VALUES_LIMIT = 100_000;

/** Key-values that nobody checks but for being JSON, as they are kept, and of a size that a gallery file can hold. */
const freeKeyValues = z
  .record(z.string(), z.json())
  .refine((values) => JSON.stringify(values).length <= FREE_KEY_VALUES_LIMIT, {
    error: `Is too large; at most ${FREE_KEY_VALUES_LIMIT} characters of JSON are allowed.`,
    params: { violatedRule: 'MAX_LENGTH' },
  });

/** How long the texts of an item may be, in characters, and how many tags it may have. */
export const ITEM_LIMITS = { title: 1000, description: 10_000, altText: 1000, tag: 200, tags: 500 } as const;

const focalPointSchema = z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) });

const unsharpMaskingSchema = z.object({
  amount: z.number().min(0).max(5).optional(),
  radius: z.number().min(0).max(500).optional(),
  threshold: z.number().min(0).max(1).optional(),
});

const imageInfoFields = {
  altText: z.string().max(ITEM_LIMITS.altText).optional(),
  filename: z.string().max(255).optional(),
  width: z.number().int().min(1).optional(),
  height: z.number().int().min(1).optional(),
};

const imageFields = {
  type: z.enum(['WIX_MEDIA', 'EXTERNAL']).optional(),
  focalPoint: focalPointSchema.nullable().optional(),
  exif: freeKeyValues.nullable().optional(),
  quality: z.number().int().min(30).max(100).nullable().optional(),
  unsharpMasking: unsharpMaskingSchema.nullable().optional(),
};

const resolutionSchema = z.object({
  url: z.string().max(2048).optional(),
  width: z.number().int().min(0).optional(),
  height: z.number().int().min(0).optional(),
  format: z.string().max(100).optional(),
  quality: z.string().max(100).optional(),
  filename: z.string().max(255).optional(),
});

const posterSchema = z.object({
  id: z.string().max(2048).optional(),
  url: z.string().max(2048).optional(),
  width: z.number().int().min(0).optional(),
  height: z.number().int().min(0).optional(),
});

const videoFields = {
  type: z.enum(['WIX_MEDIA', 'YOUTUBE', 'VIMEO']).optional(),
  durationInMillis: z.number().int().min(0).optional(),
};

const videoInfoFields = {
  url: z.string().max(2048).optional(),
  resolutions: z.array(resolutionSchema).max(100).optional(),
  posters: z.array(posterSchema).max(100).optional(),
  filename: z.string().max(255).optional(),
};

const tagSchema = z.string().trim().min(1).max(ITEM_LIMITS.tag);

const itemFields = {
  sortOrder: sortOrderSchema.optional(),
  title: z.string().max(ITEM_LIMITS.title).nullable().optional(),
  description: z.string().max(ITEM_LIMITS.description).nullable().optional(),
  link: z
    .object({ text: z.string().max(1000).optional(), url: linkUrlSchema.optional() })
    .nullable()
    .optional(),
  tags: z
    .object({ values: z.array(tagSchema).max(ITEM_LIMITS.tags) })
    .nullable()
    .optional(),
  flag: z.enum(['PICK', 'REJECT']).nullable().optional(),
  rating: z.number().int().min(1).max(5).nullable().optional(),
};

/** The id of an image: a media id, or the https address of an EXTERNAL image; which one is checked with the catalog. */
const mediaReferenceSchema = z.string().min(1).max(2048);

/** The largest HTML of a text item, in characters. */
export const TEXT_LIMIT = 200_000;

/**
 * What a caller gives to create an item. Read-only fields (`id`, `type`, `createdDate`, `updatedDate`) are dropped, not
 * refused, as the API does; so are fields nobody knows.
 */
export const itemInputSchema = z
  .object({
    ...itemFields,
    image: z
      .object({ ...imageFields, imageInfo: z.object({ ...imageInfoFields, id: mediaReferenceSchema }) })
      .optional(),
    video: z
      .object({
        ...videoFields,
        videoInfo: z.object({ ...videoInfoFields, id: mediaReferenceSchema.optional() }),
      })
      .optional(),
    text: z.object({ html: z.string().max(TEXT_LIMIT), css: freeKeyValues.nullable().optional() }).optional(),
  })
  .refine(
    (item) => [item.image, item.video, item.text].filter((payload) => payload !== undefined).length === 1,
    {
      error: 'An item has exactly one of image, video and text.',
      params: { violatedRule: 'ONE_OF' },
    },
  );

export type ItemInput = z.infer<typeof itemInputSchema>;

/** The fields to change of an item. Fields not given stay; `null` clears a field that can be empty. */
export const itemPatchSchema = z.object({
  id: guidSchema,
  ...itemFields,
  image: z
    .object({
      ...imageFields,
      imageInfo: z.object({ ...imageInfoFields, id: mediaReferenceSchema.optional() }).optional(),
    })
    .optional(),
  video: z
    .object({
      ...videoFields,
      videoInfo: z.object({ ...videoInfoFields, id: mediaReferenceSchema.optional() }).optional(),
    })
    .optional(),
  text: z
    .object({ html: z.string().max(TEXT_LIMIT).optional(), css: freeKeyValues.nullable().optional() })
    .optional(),
});

export type ItemPatch = z.infer<typeof itemPatchSchema>;

const tagsSchema = z.array(tagSchema).max(ITEM_LIMITS.tags).default([]);

/**
 * What to change of several items alike. Fields not given stay; `null` clears a field. Those of `image` are for the pictures among the items; of tags,
 * some come and some go, and the others stay.
 */
export const commonPatchSchema = itemPatchSchema
  .omit({ id: true, sortOrder: true, tags: true, image: true, video: true, text: true })
  .extend({
    image: z
      .object({
        imageInfo: z.object({ altText: imageInfoFields.altText }).optional(),
        focalPoint: imageFields.focalPoint,
        quality: imageFields.quality,
        unsharpMasking: imageFields.unsharpMasking,
      })
      .optional(),
    tags: z.object({ add: tagsSchema, remove: tagsSchema }).optional(),
  });

export type CommonPatch = z.infer<typeof commonPatchSchema>;
