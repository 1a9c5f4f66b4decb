import type { FocalPoint } from '../../../shared/model/item.ts';

/** What of a picture stays in view where it is cropped, as CSS says it. */
export function objectPosition({ x, y }: FocalPoint): string {
  const percent = (value: number) => `${Math.round(value * 1000) / 10}%`;
  return `${percent(x)} ${percent(y)}`;
}
