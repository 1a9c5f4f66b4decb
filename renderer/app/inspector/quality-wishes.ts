import type { ImagePayload, UnsharpMasking } from '../../../shared/model/item.ts';
import type { CommonPatch } from '../../../shared/schemas/item.ts';
import { isSameValue } from '../../../shared/history/same-value.ts';

/** How a picture is compressed and sharpened; what is absent is as the site says. */
export interface QualityWishes {
  /** 30..100 */
  readonly quality?: number;
  readonly unsharpMasking?: UnsharpMasking;
}

/** What sharpening is where an item says a part of it only, as publishing takes it. */
export const SHARPENING_DEFAULTS = { amount: 0, radius: 1, threshold: 0 } as const;

export const QUALITY_RANGE = { min: 30, max: 100, step: 1 } as const;

/** What looks different from its neighbour; publishing takes no other radius. */
export const SHARPENING_RANGES = {
  amount: { min: 0, max: 5, step: 0.1 },
  radius: { min: 0.3, max: 10, step: 0.1 },
  threshold: { min: 0, max: 1, step: 0.01 },
} as const;

export function wishesOf({ quality, unsharpMasking }: ImagePayload): QualityWishes {
  return {
    ...(quality === undefined ? {} : { quality }),
    ...(unsharpMasking === undefined ? {} : { unsharpMasking }),
  };
}

export function withSharpening(wishes: QualityWishes, change: UnsharpMasking): QualityWishes {
  return { ...wishes, unsharpMasking: { ...SHARPENING_DEFAULTS, ...wishes.unsharpMasking, ...change } };
}

/** What is to be saved for an item to have these wishes: the fields that differ, and no others. */
export function changesTo(
  before: QualityWishes,
  { quality, unsharpMasking }: QualityWishes,
): NonNullable<CommonPatch['image']> {
  return {
    ...(quality === before.quality ? {} : { quality: quality ?? null }),
    ...(isSameValue(unsharpMasking, before.unsharpMasking) ? {} : { unsharpMasking: unsharpMasking ?? null }),
  };
}
