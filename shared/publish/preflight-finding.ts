import type { CoreText } from '../text/core-text.ts';
/**
 * What is not as it should be before publishing:
 * - `NO_GALLERIES`: the site shows none
 * - `EMPTY_GALLERY`: a gallery without items
 * - `MISSING_FILE`, `DAMAGED_FILE`: the file an item shows
 * - `UNREAD_FILE`: a file that was not looked into yet
 * - `LIVES_ELSEWHERE`: a picture that is loaded from another address; a site makes no such request
 * - `NO_ALT_TEXT`: a picture that people who cannot see it learn nothing of
 * - `DEAD_LINK`: a link into the site that leads nowhere
 * - `HUGE_VIDEO`: takes long to load for visitors
 * - `NO_POSTER`: a video without a picture to show before it plays
 * - `TEXT_ITEM`: a text among pictures, which some platforms drop on import
 */
export type FindingKind =
  | 'NO_GALLERIES'
  | 'EMPTY_GALLERY'
  | 'MISSING_FILE'
  | 'DAMAGED_FILE'
  | 'UNREAD_FILE'
  | 'LIVES_ELSEWHERE'
  | 'NO_ALT_TEXT'
  | 'DEAD_LINK'
  | 'HUGE_VIDEO'
  | 'NO_POSTER'
  | 'TEXT_ITEM';

export interface Finding {
  /** An error keeps a site from being published; a warning does not. */
  readonly severity: 'ERROR' | 'WARNING';
  readonly kind: FindingKind;
  /** Absent for what concerns the site as a whole. */
  readonly galleryId?: string;
  readonly galleryName?: string;
  readonly itemId?: string;
  readonly mediaId?: string;
  /** For people: what it is, where, and what to do. */
  readonly message: CoreText;
}
