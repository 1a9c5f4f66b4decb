import type { Site, SiteGallery, SiteItem } from './page-model.ts';

/** What a gallery needs to know of the page it is part of. */
export interface GalleryPlace {
  readonly site: Site;
  /** From the page to the site's root folder: empty, or `../`. */
  readonly root: string;
  /** From 1. */
  readonly page: number;
  /** The script with the items of the next page, from the site's root folder; undefined on the last page. */
  readonly nextData?: string | undefined;
}

/** How many pages the items of a gallery fill; at least one. */
export function pageCountOf({ items, layout }: Pick<SiteGallery, 'items' | 'layout'>): number {
  return Math.max(1, Math.ceil(items.length / Math.max(1, layout.pageSize)));
}

/** @param page from 1 */
export function itemsOfPage(
  { items, layout }: Pick<SiteGallery, 'items' | 'layout'>,
  page: number,
): readonly SiteItem[] {
  return items.slice((page - 1) * layout.pageSize, page * layout.pageSize);
}
