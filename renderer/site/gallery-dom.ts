import { DEFAULT_LAYOUT, type LayoutSettings } from '../../shared/layout/layout-settings.ts';
import type { SiteTexts } from '../../shared/site/page-model.ts';
import { ENGLISH_TEXTS } from '../../shared/site/site-texts.ts';

/** Where a gallery stands. */
export interface GalleryHost {
  /** Absolute address of the site's root folder. */
  readonly root: string;
  /** What covers the whole page goes in here: the page itself, or the shadow root of an embedded gallery. */
  readonly overlayParent: ParentNode & Node;
  /** Whether the page's address is the gallery's to change. Not so in another's page. */
  readonly hasAddressBar: boolean;
}

/** The parts of a gallery's section, as the pages are written. */
export interface GalleryDom {
  readonly section: HTMLElement;
  readonly scroller: HTMLElement;
  readonly list: HTMLElement;
  readonly settings: LayoutSettings;
  readonly texts: SiteTexts;
  readonly galleryId: string;
  /** From 1: the page that the section came with, and how many there are. */
  readonly page: number;
  readonly pages: number;
  /** The script with the items of the next page, from the site's root folder. */
  readonly nextData: string | undefined;
  readonly flow: 'VERTICAL' | 'HORIZONTAL' | 'SLIDES';
  readonly isRightToLeft: boolean;
}

function parse<T extends object>(json: string | undefined, defaults: T): T {
  return json === undefined ? defaults : { ...defaults, ...(JSON.parse(json) as Partial<T>) };
}

/** The parts of a section, or undefined for one without items. */
export function readGalleryDom(section: HTMLElement): GalleryDom | undefined {
  const scroller = section.querySelector<HTMLElement>('.scroller');
  const list = section.querySelector<HTMLElement>('.items');
  if (scroller === null || list === null) return undefined;
  const { dataset, classList } = section;
  const sideways = classList.contains('slides') ? 'SLIDES' : 'HORIZONTAL';
  return {
    section,
    scroller,
    list,
    settings: parse(dataset['layout'], DEFAULT_LAYOUT),
    texts: parse(dataset['texts'], ENGLISH_TEXTS),
    galleryId: dataset['gallery'] ?? '',
    page: Number(dataset['page'] ?? 1),
    pages: Number(dataset['pages'] ?? 1),
    nextData: dataset['next'],
    flow: classList.contains('vertical') ? 'VERTICAL' : sideways,
    isRightToLeft: getComputedStyle(section).direction === 'rtl',
  };
}

/** All items that the page holds, whether they show or not, in order. */
export function itemsOf({ list }: GalleryDom): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(':scope > .item')];
}

export function shownItemsOf(dom: GalleryDom): HTMLElement[] {
  return itemsOf(dom).filter((item) => !item.hidden);
}

export function prefersReducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
