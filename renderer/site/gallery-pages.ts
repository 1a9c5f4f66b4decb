import { GALLERY_BASE } from '../../shared/site/addresses.ts';
import type { ReceivedGallery } from '../../shared/site/gallery-data.ts';

declare global {
  /** Where the scripts of gallery data leave what they bring. Scripts, since those load from `file://` and from other sites as well. */
  var galleryDeskData: ReceivedGallery[] | undefined;
}

/**
 * Brings one page of a gallery.
 *
 * @param address of its script, absolute
 * @param page from 1
 * @throws Error when the script cannot be loaded, or brings something else
 */
export function loadGalleryPage(address: string, galleryId: string, page: number): Promise<ReceivedGallery> {
  const script = document.createElement('script');
  script.src = address;
  script.async = true;
  return new Promise((resolve, reject) => {
    // A script's own load event follows upon its running, before any other script runs: what came last came from it.
    script.addEventListener('load', () => {
      script.remove();
      const data = globalThis.galleryDeskData?.pop();
      if (data?.gallery === galleryId && data.page === page) resolve(data);
      else reject(new Error(`${script.src} does not hold page ${page} of the gallery ${galleryId}.`));
    });
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error(`${script.src} cannot be loaded.`));
    });
    document.head.append(script);
  });
}

const ADDRESS_ATTRIBUTES = ['href', 'src', 'poster'] as const;

/**
 * HTML of a gallery as elements, its addresses made absolute. Nothing of it loads before that: the content of a template is no part of the
 * page yet.
 *
 * @param root absolute address of the site's root folder
 */
export function elementsOf(html: string, root: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  const { content } = template;
  const base = new URL(GALLERY_BASE, root);
  const absolute = (address: string) => (address.startsWith('#') ? address : new URL(address, base).href);
  for (const name of ADDRESS_ATTRIBUTES) {
    for (const element of content.querySelectorAll(`[${name}]`)) {
      element.setAttribute(name, absolute(element.getAttribute(name) ?? ''));
    }
  }
  for (const element of content.querySelectorAll('[srcset]')) {
    const candidates = (element.getAttribute('srcset') ?? '').split(', ').map((candidate) => {
      const [address = '', width = ''] = candidate.split(' ');
      return `${absolute(address)} ${width}`;
    });
    element.setAttribute('srcset', candidates.join(', '));
  }
  return content;
}
