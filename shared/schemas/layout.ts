import * as z from 'zod';
import { LAYOUT_NAMES } from '../layout/layout-settings.ts';

/** What differs from the default layout. */
export const layoutSchema = z
  .object({
    layout: z.enum(LAYOUT_NAMES),
    spacing: z.number().min(0).max(100),
    itemSize: z.number().min(80).max(1200),
    columns: z.number().int().min(1).max(12),
    ratio: z.number().min(0.2).max(5),
    captions: z.enum(['NONE', 'ON_HOVER', 'BELOW']),
    hover: z.enum(['NONE', 'ZOOM_IN', 'BLUR', 'GRAYSCALE', 'SHRINK', 'INVERT', 'COLOUR_IN', 'DARKEN']),
    click: z.enum(['LIGHTBOX', 'LINK', 'MAGNIFY', 'NOTHING']),
    loading: z.enum(['LOAD_MORE', 'INFINITE_SCROLL']),
    pageSize: z.number().int().min(10).max(1000),
    video: z.enum(['ON_CLICK', 'ON_HOVER', 'AUTOMATICALLY']),
    areTagsShown: z.boolean(),
    slideSeconds: z.number().min(0).max(60),
    cornerRadius: z.number().min(0).max(100),
  })
  .partial();
