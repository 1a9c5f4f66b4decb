/** Folders of the site's root that are no gallery's: slugs must differ from these. */
export const RESERVED_SLUGS: readonly string[] = ['assets', 'galleries', 'media'];

export const INDEX_PATH = 'index.html';

export const SITEMAP_PATH = 'sitemap.xml';

/** The page of a gallery, relative to the site's root folder. `page` counts from 1. */
export function galleryPagePath(slug: string, page = 1): string {
  return page === 1 ? `${slug}/index.html` : `${slug}/page-${page}.html`;
}

/** A folder that lies as deep in the site as the pages of galleries: what their markup is relative to, wherever it is shown. */
export const GALLERY_BASE = 'galleries/';

/** The script that brings a gallery, with its first page, to pages that embed it. Pages elsewhere know this address, so it stays. */
export function galleryDataPath(galleryId: string): string {
  return `galleries/${galleryId}/1.js`;
}

/**
 * The script that brings a further page of a gallery to pages that show it already. Its name stands for its content, so that no page ever
 * goes on with the items of another release.
 *
 * @param page from 2
 */
export function furtherDataPath(galleryId: string, page: number, digest: string): string {
  return `galleries/${galleryId}/${page}-${digest}.js`;
}

/** A path of the site as an address: every segment percent-encoded, so that it can stand in a `srcset` too. */
export function pathAsAddress(path: string): string {
  // Names made by the program are plain, and there are a dozen of them for each picture.
  if (/^[\w./-]*$/.test(path)) return path;
  return path.split('/').map(encodeURIComponent).join('/');
}

const SAFE_SCHEMES = /^(?:https?:|mailto:|tel:)/i;

/** The address as it can be linked to, or undefined when following it would run something or nobody knows what. */
export function linkableAddress(address: string): string | undefined {
  const plain = address.trim();
  if (plain === '') return undefined;
  if (SAFE_SCHEMES.test(plain)) return plain;
  // Whatever has a colon before its path may be a scheme, however it is disguised by characters that browsers leave out.
  return /^[^/?#]*:/.test(plain) ? undefined : plain;
}

/** An absolute http(s) address without query and fragment that ends in a slash, or undefined when it is none. */
export function usableBaseAddress(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  url.search = '';
  url.hash = '';
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

/** The absolute address of a path of the site; folders are addressed without `index.html`. */
export function absoluteAddress(baseAddress: string, path: string): string {
  return new URL(pathAsAddress(path.replace(/(^|\/)index\.html$/, '$1')), baseAddress).href;
}
