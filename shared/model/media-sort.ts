/**
 * What media files are sorted by: when they were first seen, when they were taken (or, where that is not known, last written), their path in
 * the media folder, their name without its folder, or their size.
 */
export const MEDIA_SORTS = ['ADDED', 'TAKEN', 'PATH', 'NAME', 'SIZE'] as const;
export type MediaSort = (typeof MEDIA_SORTS)[number];

export type SortDirection = 'ASC' | 'DESC';

/** What people look for first: the newest, the largest, A before Z. */
export function usualDirection(sort: MediaSort): SortDirection {
  return sort === 'PATH' || sort === 'NAME' ? 'ASC' : 'DESC';
}
