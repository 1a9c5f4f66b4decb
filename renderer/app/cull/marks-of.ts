import type { GalleryItem } from '../../../shared/model/item.ts';
import { t } from '../text/text.ts';
import type { Marks } from './mark-controls.tsx';

/** What items have in common of flag and stars. */
export function marksOf(items: readonly GalleryItem[]): Marks {
  const only = <T>(values: readonly T[]): T | undefined =>
    new Set(values).size === 1 ? values[0] : undefined;
  return {
    flag: only(items.map(({ flag }) => flag ?? null)),
    rating: only(items.map(({ rating }) => rating ?? null)),
  };
}

/** Flag and stars in words; empty for an item without. */
export function spokenMarksOf({ flag, rating }: GalleryItem): string[] {
  return [
    ...(flag === undefined ? [] : [t(`cull.flag.${flag}`)]),
    ...(rating === undefined ? [] : [t('cull.stars', { count: rating })]),
  ];
}
