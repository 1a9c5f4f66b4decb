import type { MediaFilter } from '../schemas/media-filter.ts';

/** A rule over the media folder under a name: it shows whatever files fit it now. Kept with the library's settings. */
export interface SmartGallery {
  /** GUID */
  readonly id: string;
  /** Unique among the smart galleries without regard to case. */
  readonly name: string;
  readonly rule: SmartRule;
}

/** Which files fit. Nothing in it is about an ordinary gallery, nor about a day that passes. */
export type SmartRule = Omit<MediaFilter, 'galleryId' | 'use' | 'addedSince'> & {
  readonly use?: 'IN_ANY' | 'IN_NONE' | undefined;
  /** Files that came in the last so many days, today being the first. 1..3650 */
  readonly addedInDays?: number | undefined;
};

/** The most smart galleries of a library. */
export const SMART_GALLERY_LIMIT = 200;

/** The most items that one of them becomes a gallery of. */
export const FREEZE_LIMIT = 10_000;

/** The rule as the list of files takes it, at a moment (ms since 1970) in this machine's time zone. */
export function filterOfRule({ addedInDays, ...rule }: SmartRule, now: number): MediaFilter {
  if (addedInDays === undefined) return rule;
  const day = new Date(now);
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() - addedInDays + 1);
  return { ...rule, addedSince: day.toISOString() };
}
