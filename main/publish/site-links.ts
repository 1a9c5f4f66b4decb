import { assertNever } from '../../shared/assert-never.ts';
import type { GalleryItem } from '../../shared/model/item.ts';
import { galleryPagePath, INDEX_PATH, SITEMAP_PATH, usableBaseAddress } from '../../shared/site/addresses.ts';
import type { SiteContent } from './site-content.ts';
import { foldedPath } from './site-path.ts';

/** A made-up place that relative addresses are resolved at, deep enough to see them climb out of the site. */
const NOWHERE = 'https://site.invalid/a/b/c/d/';

/** The paths that a link within the site may lead to, folders as their `index.html`. */
export function sitePagesOf({ published, videos, recipes }: SiteContent): ReadonlySet<string> {
  const pages = new Set([INDEX_PATH, SITEMAP_PATH]);
  for (const { slug } of published) pages.add(foldedPath(galleryPagePath(slug)));
  for (const path of videos.keys()) pages.add(path);
  for (const { outputs } of recipes.values()) for (const { name } of outputs) pages.add(`media/${name}`);
  return pages;
}

/** The addresses that an item links to. */
export function linksOf(item: GalleryItem): string[] {
  const own = item.link?.url === undefined || item.link.url === '' ? [] : [item.link.url];
  switch (item.type) {
    case 'IMAGE':
    case 'VIDEO':
      return own;
    case 'TEXT':
      // The text was sanitised when it was written, which leaves attributes in double quotes.
      return [
        ...own,
        ...[...item.text.html.matchAll(/\shref="([^"]*)"/g)].map(([, url = '']) =>
          url.replaceAll('&amp;', '&'),
        ),
      ];
    default:
      return assertNever(item);
  }
}

/**
 * Whether a link leads into the site and there to no page. Links to elsewhere are not followed: nothing is asked of the network.
 *
 * @param slug of the gallery on whose page the link stands
 */
export function isDeadLink(
  link: string,
  slug: string,
  pages: ReadonlySet<string>,
  baseAddress: string | undefined,
): boolean {
  const trimmed = link.trim();
  if (trimmed === '' || trimmed.startsWith('#')) return false;
  const base = usableBaseAddress(baseAddress) ?? NOWHERE;
  const page = new URL(galleryPagePath(encodeURIComponent(slug)), base);
  if (!URL.canParse(trimmed, page)) return true;
  const url = new URL(trimmed, page);
  if (url.origin !== page.origin || !/^https?:$/.test(url.protocol)) return false;
  const root = new URL(base).pathname;
  // A relative link that climbs out of the site leads to whatever stands beside it.
  if (!url.pathname.startsWith(root)) return false;
  let path: string;
  try {
    path = decodeURIComponent(url.pathname.slice(root.length));
  } catch {
    return true;
  }
  if (path === '' || path.endsWith('/')) path += INDEX_PATH;
  return !pages.has(foldedPath(path)) && !/\/page-\d+\.html$/.test(path);
}
