import { assertNever } from '../assert-never.ts';
import type { LayoutSettings } from '../layout/layout-settings.ts';
import { linkableAddress, pathAsAddress } from './addresses.ts';
import { attribute, markup, trustedMarkup, type Markup } from './markup.ts';
import type {
  SiteImageItem,
  SiteItem,
  SiteLink,
  SitePicture,
  SiteTextItem,
  SiteTexts,
  SiteVideoItem,
} from './page-model.ts';
import { largestSource, renderPicture, type PicturePlace } from './picture-markup.ts';
import { fillIn } from './site-texts.ts';
import { ratioOfText, styleOfText } from './text-style.ts';
import { videoPlayerAddress } from './video-player-address.ts';

/** What an item needs to know of where it stands. */
export interface ItemPlace extends PicturePlace {
  readonly settings: LayoutSettings;
  readonly texts: SiteTexts;
  /** From the page to the site's root folder: empty, or `../`. */
  readonly root: string;
  /** Counted from 1, among all items of the gallery. */
  readonly number: number;
  /** The custom properties of its box. */
  readonly style: string;
  /** Indices of its tags among those of the gallery. */
  readonly tagIndices: readonly number[];
}

/** Width by height of what an item shows. */
export function ratioOf(item: SiteItem): number {
  const ratio = ((): number => {
    switch (item.type) {
      case 'IMAGE':
        return item.picture.width / item.picture.height;
      case 'VIDEO':
        return item.width / item.height;
      case 'TEXT':
        return ratioOfText(item.css);
      default:
        return assertNever(item);
    }
  })();
  if (Number.isFinite(ratio) && ratio > 0) return ratio;
  return item.type === 'VIDEO' ? 16 / 9 : 1;
}

function renderLink(link: SiteLink | undefined): Markup | undefined {
  const address = link === undefined ? undefined : linkableAddress(link.url);
  if (link === undefined || address === undefined) return undefined;
  return markup`<a class="link" href="${address}" rel="noopener">${link.text === '' ? address : link.text}</a>`;
}

function renderCaption({ title, description, link }: SiteItem, { settings }: ItemPlace): Markup | undefined {
  const anchor = settings.click === 'LINK' ? undefined : renderLink(link);
  if (title === '' && description === '' && anchor === undefined) return undefined;
  return markup`<figcaption>${title !== '' && markup`<p class="title" dir="auto">${title}</p>`}${
    description !== '' && markup`<p class="description" dir="auto">${description}</p>`
  }${anchor}</figcaption>`;
}

/** What is named by nothing else is at least told apart by its number. */
function nameOf(item: SiteItem, alt: string, { texts, number }: ItemPlace): string {
  return alt || item.title || fillIn(texts.openPicture, { number });
}

/** Around what there is no file of: the item's own link is all that is left to follow, as for a picture that lives elsewhere. */
function renderDeadFrame({ link }: SiteItem, content: Markup): Markup {
  const address = link === undefined ? undefined : linkableAddress(link.url);
  if (address === undefined) return markup`<div class="frame">${content}</div>`;
  return markup`<a class="frame" href="${address}" rel="noopener">${content}</a>`;
}

/** The frame around a picture: what a click on it does where no script runs. */
function renderFrame(
  item: SiteItem,
  content: Markup,
  opens: Markup | undefined,
  name: string | undefined,
  { settings }: ItemPlace,
): Markup {
  if (settings.click === 'LINK') {
    const address = item.link === undefined ? undefined : linkableAddress(item.link.url);
    if (address === undefined) return markup`<div class="frame">${content}</div>`;
    const label = attribute('aria-label', name);
    return markup`<a class="frame" href="${address}" rel="noopener"${label}>${content}</a>`;
  }
  if (settings.click === 'NOTHING' && item.type === 'IMAGE') {
    return markup`<div class="frame">${content}</div>`;
  }
  if (opens === undefined) return renderDeadFrame(item, content);
  return markup`<a class="frame opens"${opens}${attribute('aria-label', name)}>${content}</a>`;
}

/** A plain surface with words, where there is no picture. */
function renderBlank(words: string): Markup {
  return markup`<span class="blank">${words}</span>`;
}

function pictureIn(picture: SitePicture | undefined, place: ItemPlace): Markup | undefined {
  return picture === undefined ? undefined : renderPicture(picture, place.root, place);
}

function renderImage(item: SiteImageItem, place: ItemPlace): Markup {
  const { picture } = item;
  const largest = largestSource(picture);
  const shown = pictureIn(picture, place);
  if (largest === undefined || shown === undefined) {
    const words = item.title || picture.alt || place.texts.pictureCannotBeShown;
    return renderFrame(item, renderBlank(words), undefined, undefined, place);
  }
  const opens = markup` href="${place.root}${pathAsAddress(largest.path)}" data-w="${largest.width}" data-h="${largest.height}"`;
  const name = picture.alt === '' ? nameOf(item, '', place) : undefined;
  return renderFrame(item, shown, opens, name, place);
}

/** Minutes and seconds, and hours where there are some: `1:05`, `1:02:03`. */
function durationText(milliseconds: number): string {
  const total = Math.max(0, Math.round(milliseconds / 1000));
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  const tail = String(seconds).padStart(2, '0');
  return hours === 0 ? `${minutes}:${tail}` : `${hours}:${String(minutes).padStart(2, '0')}:${tail}`;
}

function renderVideo(item: SiteVideoItem, place: ItemPlace): Markup {
  const ratio = ratioOf(item);
  const size = markup` data-w="${Math.round(item.width || 1280)}" data-h="${Math.round(item.height || 1280 / ratio)}"`;
  const poster = pictureIn(item.poster, place) ?? renderBlank(item.title);
  const name = `${place.texts.playVideo}: ${nameOf(item, item.poster?.alt ?? '', place)}`;
  const duration = item.durationInMillis === undefined ? undefined : durationText(item.durationInMillis);
  const content = markup`${poster}<span class="play" aria-hidden="true"></span>${duration !== undefined && markup`<span class="duration">${duration}</span>`}`;
  const player = item.embedAddress === undefined ? undefined : videoPlayerAddress(item.embedAddress);
  const [source] = item.sources;
  if (item.embedAddress !== undefined && player !== undefined) {
    const opens = markup` href="${item.embedAddress}" rel="noopener" data-player="${player}"${size}`;
    return renderFrame(item, content, opens, name, place);
  }
  if (source === undefined) {
    return renderFrame(item, renderBlank(item.title), undefined, undefined, place);
  }
  const opens = markup` href="${place.root}${pathAsAddress(source.path)}" data-video="${source.mimeType}"${size}`;
  return renderFrame(item, content, opens, name, place);
}

function renderText(item: SiteTextItem): Markup {
  const style = styleOfText(item.css, item.html);
  return markup`<div class="frame text" dir="auto" tabindex="0"${attribute('style', style || undefined)}>${trustedMarkup(item.html)}</div>`;
}

function renderContent(item: SiteItem, place: ItemPlace): Markup {
  switch (item.type) {
    case 'IMAGE':
      return renderImage(item, place);
    case 'VIDEO':
      return renderVideo(item, place);
    case 'TEXT':
      return renderText(item);
    default:
      return assertNever(item);
  }
}

/** One item of a gallery, in its place. */
export function renderItem(item: SiteItem, place: ItemPlace): Markup {
  const ratio = Number(ratioOf(item).toFixed(4));
  const tags = place.tagIndices.length === 0 ? undefined : place.tagIndices.join(' ');
  return markup`<li class="item ${item.type.toLowerCase()}" id="item-${item.id}" data-r="${ratio}"${attribute('data-tags', tags)} style="${place.style}"><figure>${renderContent(item, place)}${renderCaption(item, place)}</figure></li>\n`;
}
