import * as z from 'zod';
import { guidSchema, localeSchema } from './common.ts';
import { GALLERY_DESCRIPTION_LIMIT } from './gallery.ts';
import { layoutSchema } from './layout.ts';

/** An absolute address of the web that a site's files can stand below. */
const baseAddressSchema = z
  .url({
    protocol: /^https?$/,
    error: 'Must be an http or https address, such as https://example.com/portfolio/.',
  })
  .max(2048)
  .refine(
    (address) => !URL.canParse(address) || (new URL(address).search === '' && new URL(address).hash === ''),
    {
      error: 'Must be an address without ? and #, because files stand below it.',
      params: { violatedRule: 'FORMAT' },
    },
  );

const galleryEntrySchema = z.object({
  galleryId: guidSchema,
  description: z.string().max(GALLERY_DESCRIPTION_LIMIT).optional(),
  /** Made fit for an address; by default from the gallery's name. */
  slug: z.string().trim().min(1).max(100).optional(),
  layout: layoutSchema.optional(),
});

const uniqueBy = <T>(values: readonly T[], key: (value: T) => unknown): boolean =>
  new Set(values.map(key)).size === values.length;

const picturesSchema = z.object({
  formats: z
    .array(z.enum(['avif', 'webp', 'jpeg']))
    .max(3)
    .refine((formats) => formats.includes('jpeg') && uniqueBy(formats, (format) => format), {
      error: 'Must name each format once, and jpeg among them, which every browser shows.',
      params: { violatedRule: 'OTHER' },
    }),
  /** px */
  widths: z
    .array(z.number().int().min(16).max(8192))
    .min(1)
    .max(12)
    .transform((widths) => [...new Set(widths)].toSorted((a, b) => a - b)),
  quality: z.number().int().min(30).max(100),
});

const targetSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('FOLDER'),
    id: guidSchema.optional(),
    folder: z.string().min(1).max(4096).meta({ format: 'path' }),
  }),
  z.object({
    kind: z.literal('ZIP'),
    id: guidSchema.optional(),
    file: z.string().min(1).max(4096).meta({ format: 'path' }),
  }),
]);

const siteFields = {
  name: z.string().trim().min(1).max(255),
  title: z.string().trim().min(1).max(255).nullable(),
  description: z.string().max(10_000).nullable(),
  language: localeSchema,
  direction: z.enum(['ltr', 'rtl']),
  theme: z.enum(['LIGHT', 'DARK', 'AUTOMATIC']),
  baseAddress: baseAddressSchema.nullable(),
  /** In the order in which the site shows them. */
  galleries: z
    .array(galleryEntrySchema)
    .max(10_000)
    .refine((entries) => uniqueBy(entries, ({ galleryId }) => galleryId), {
      error: 'Must name each gallery once.',
      params: { violatedRule: 'OTHER' },
    }),
  pictures: picturesSchema.partial(),
  metadata: z.enum(['COPYRIGHT', 'ALL']),
  targets: z.array(targetSchema).max(20),
};

/** What a caller gives to make a site; whatever is left out gets its default. */
export const siteInputSchema = z.object(siteFields).partial().required({ name: true });

export type SiteInput = z.infer<typeof siteInputSchema>;

/** The fields of a site that change. `null` clears one that can be empty; lists are whole. */
export const sitePatchSchema = z.object(siteFields).partial();

export type SitePatch = z.infer<typeof sitePatchSchema>;

/** A site as `library.json` keeps it, where a person may have written it too. */
export const keptSiteSchema = z.object({
  ...siteFields,
  id: guidSchema,
  title: siteFields.title.unwrap().optional(),
  description: siteFields.description.unwrap().optional(),
  baseAddress: baseAddressSchema.optional(),
  pictures: picturesSchema,
  targets: z.array(targetSchema.and(z.object({ id: guidSchema }))).max(20),
});

/** A site by its name, without regard to case, or its id. */
export const siteReferenceSchema = z.string().trim().min(1).max(255);
