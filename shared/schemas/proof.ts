import * as z from 'zod';
import type { PictureFormat } from '../publish/site-settings.ts';
import type { UnsharpMasking } from '../model/item.ts';

/** How a picture is to be compressed and sharpened, to be looked at before it is published so. */
export interface ProofWishes {
  readonly format: PictureFormat;
  /** px. What is wider than the original is the original's own width. */
  readonly width: number;
  /** 30..100 */
  readonly quality: number;
  readonly sharpening?: UnsharpMasking;
}

const optionalNumber = (max: number) => z.coerce.number().min(0).max(max).optional();

/** The wishes as the query of an address says them. */
export const proofQuerySchema = z
  .object({
    format: z.enum(['avif', 'webp', 'jpeg']),
    width: z.coerce.number().int().min(16).max(8192),
    quality: z.coerce.number().int().min(30).max(100),
    amount: optionalNumber(5),
    radius: optionalNumber(500),
    threshold: optionalNumber(1),
  })
  .transform(({ format, width, quality, ...sharpening }): ProofWishes => {
    const given = Object.entries(sharpening).filter(([, value]) => value !== undefined);
    return {
      format,
      width,
      quality,
      ...(given.length === 0 ? {} : { sharpening: Object.fromEntries(given) }),
    };
  });
