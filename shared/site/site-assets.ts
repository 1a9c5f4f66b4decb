/**
 * The program's own files in every site, as the build puts them into `out/site`. Scripts are classic ones, which run from `file://` too, and
 * need nothing but themselves.
 */
export const SITE_ASSET_FILES = { style: 'site.css', script: 'site.js', embedScript: 'embed.js' } as const;

/** Where those files go in a site, relative to its root folder. */
export const SITE_ASSET_PATHS = {
  style: 'assets/site.css',
  script: 'assets/site.js',
  embedScript: 'assets/embed.js',
} as const;
