import type { LayoutSettings } from '../../../shared/layout/layout-settings.ts';
import { renderGallery, renderItems } from '../../../shared/site/gallery-markup.ts';
import type { Site, SiteGallery, SiteItem } from '../../../shared/site/page-model.ts';
import { chosenLanguage } from '../text/text.ts';

/** The gallery as the first page of a site has it: the very markup that is published. */
export function previewHtml(
  gallery: { readonly id: string; readonly name: string },
  items: readonly SiteItem[],
  settings: LayoutSettings,
): string {
  const { language } = chosenLanguage.get();
  const site: Site = {
    title: '',
    description: '',
    language: language.id,
    direction: language.direction,
    theme: 'LIGHT',
    galleries: [],
    assets: { style: '', script: '', embedScript: '' },
  };
  const layout = { ...settings, pageSize: Math.max(settings.pageSize, items.length) };
  const shown: SiteGallery = { ...gallery, slug: '', description: '', layout, items };
  const place = { site, root: '', gallery: shown, page: 1 };
  return renderGallery(shown, place, renderItems(shown, place)).text;
}

/**
 * Markup as elements, of which nothing is loaded or run that the window does not allow: styles are given by script, which the window's
 * policy lets it do, pictures are those that the window has, and links lead nowhere.
 *
 * @param pictureAddress the address of the picture of a media file
 */
export function previewElements(html: string, pictureAddress: (mediaId: string) => string): DocumentFragment {
  const parsed = new DOMParser().parseFromString(
    `<body>${html.replaceAll(' style="', ' data-style="')}`,
    'text/html',
  );
  const fragment = document.createDocumentFragment();
  for (const image of parsed.querySelectorAll('img')) {
    const mediaId = decodeURIComponent(image.getAttribute('src') ?? '');
    image.removeAttribute('srcset');
    image.removeAttribute('sizes');
    image.removeAttribute('src');
    if (mediaId !== '') image.dataset['address'] = pictureAddress(mediaId);
  }
  for (const link of parsed.querySelectorAll('a')) link.setAttribute('href', '#');
  fragment.append(...[...parsed.body.childNodes].map((node) => document.importNode(node, true)));
  for (const element of fragment.querySelectorAll<HTMLElement>('[data-style]')) {
    element.style.cssText = element.dataset['style'] ?? '';
    delete element.dataset['style'];
  }
  for (const image of fragment.querySelectorAll('img')) {
    const { address } = image.dataset;
    if (address !== undefined) image.src = address;
  }
  return fragment;
}
