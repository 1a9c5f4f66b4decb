import { absoluteAddress, INDEX_PATH, pathAsAddress, usableBaseAddress } from './addresses.ts';
import { attribute, jsonForScript, markup, trustedMarkup, type Markup } from './markup.ts';
import type { Site, SitePicture } from './page-model.ts';
import { largestSource } from './picture-markup.ts';
import { textsOf } from './texts/texts-of-site.ts';
import { PLAYER_ORIGINS } from './video-player-address.ts';

/** What one page adds to the frame that all pages share. */
export interface PageFrame {
  readonly site: Site;
  /** Relative to the site's root folder. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** The picture that stands for the page where it is shared. */
  readonly cover?: SitePicture;
  /** Schema.org data of the page; written only when there is a base address, since it speaks in absolute addresses. */
  readonly structuredData?: unknown;
  /** Whether a video of the page plays on YouTube or Vimeo. */
  readonly hasPlayers?: boolean;
  /** Whether search engines should leave the page out. */
  readonly isUnlisted?: boolean;
  readonly previousPath?: string;
  readonly nextPath?: string;
  readonly main: Markup;
}

/** From a page to the site's root folder. */
export function rootOf(path: string): string {
  return '../'.repeat(path.split('/').length - 1);
}

/**
 * What a page may load: its own files, and nothing else from anywhere. Styles of single elements are the boxes of the layout and the
 * colours of sanitised texts.
 */
function policyOf(hasPlayers: boolean): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "media-src 'self'",
    `frame-src ${hasPlayers ? PLAYER_ORIGINS.join(' ') : "'none'"}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The head's part that only makes sense where the site has an address. */
function renderAddresses({ site, path, cover, structuredData }: PageFrame, base: string): Markup {
  const address = absoluteAddress(base, path);
  const largest = cover === undefined ? undefined : largestSource(cover);
  const picture =
    largest === undefined
      ? undefined
      : markup`<meta property="og:image" content="${absoluteAddress(base, largest.path)}">
<meta property="og:image:width" content="${largest.width}">
<meta property="og:image:height" content="${largest.height}">
<meta property="og:image:alt" content="${cover?.alt}">
<meta name="twitter:card" content="summary_large_image">
`;
  const data =
    structuredData === undefined
      ? undefined
      : markup`<script type="application/ld+json">${trustedMarkup(jsonForScript(structuredData))}</script>\n`;
  return markup`<link rel="canonical" href="${address}">
<meta property="og:url" content="${address}">
${picture}<meta property="og:site_name" content="${site.title}">
${data}`;
}

function renderHead(frame: PageFrame): Markup {
  const { site, title, description } = frame;
  const root = rootOf(frame.path);
  const base = usableBaseAddress(site.baseAddress);
  const related = (rel: string, path: string | undefined) =>
    path === undefined ? undefined : markup`<link rel="${rel}" href="${root}${pathAsAddress(path)}">\n`;
  return markup`<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(frame.hasPlayers === true)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${description !== '' && markup`<meta name="description" content="${description}">\n`}<meta name="generator" content="Gallery Desk">
${frame.isUnlisted === true && markup`<meta name="robots" content="noindex">\n`}<meta property="og:type" content="website">
<meta property="og:title" content="${title}">
${description !== '' && markup`<meta property="og:description" content="${description}">\n`}${base === undefined ? undefined : renderAddresses(frame, base)}${related('prev', frame.previousPath)}${related('next', frame.nextPath)}<link rel="icon" href="data:,">
<link rel="stylesheet" href="${root}${pathAsAddress(site.assets.style)}">
<script src="${root}${pathAsAddress(site.assets.script)}" defer></script>
</head>`;
}

function renderHeader({ site, path }: PageFrame): Markup {
  const root = rootOf(path);
  const isIndex = path === INDEX_PATH;
  const name = isIndex
    ? markup`<h1 class="site-title">${site.title}</h1>`
    : markup`<p class="site-title"><a href="${root}${INDEX_PATH}">${site.title}</a></p>`;
  const texts = textsOf(site);
  const links = site.galleries.map(({ slug, name: galleryName }) => {
    const galleryPath = `${slug}/${INDEX_PATH}`;
    const current = attribute('aria-current', path === galleryPath ? 'page' : undefined);
    return markup`<li><a href="${root}${pathAsAddress(galleryPath)}"${current}>${galleryName}</a></li>\n`;
  });
  const navigation =
    links.length === 0 || (isIndex && links.length === 1)
      ? undefined
      : markup`<nav aria-label="${texts.galleries}"><ul role="list">\n${links}</ul></nav>`;
  return markup`<header class="site-header">${name}${navigation}</header>`;
}

/** A whole page: the frame with what is in it. */
export function renderPage(frame: PageFrame): string {
  const { site } = frame;
  const texts = textsOf(site);
  return markup`<!doctype html>
<html lang="${site.language}" dir="${site.direction}" data-theme="${site.theme.toLowerCase()}">
${renderHead(frame)}
<body>
<a class="skip" href="#content">${texts.skipToContent}</a>
${renderHeader(frame)}
<main id="content" tabindex="-1">
${frame.main}
</main>
</body>
</html>
`.text;
}
