import { galleryDataPath } from '../../shared/site/addresses.ts';
import type { ReceivedGallery } from '../../shared/site/gallery-data.ts';
import { ENGLISH_TEXTS } from '../../shared/site/site-texts.ts';
import { elementsOf, loadGalleryPage } from './gallery-pages.ts';
import { startGallery } from './gallery-view.ts';

const NAME = 'gallery-desk-gallery';

/** Once the style sheet is there, or cannot be had: then the gallery shows plain. */
function untilLoaded(link: HTMLLinkElement): Promise<void> {
  return new Promise((resolve) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => resolve());
  });
}

/**
 * Defines `<gallery-desk-gallery gallery="id">`, which shows a gallery of the site whose root folder has this absolute address. Its styles
 * and the page's do not touch each other. What the page puts inside the element shows when the gallery cannot be reached.
 */
export function defineGalleryElement(root: string): void {
  if (customElements.get(NAME) !== undefined) return;
  customElements.define(
    NAME,
    class extends HTMLElement {
      static readonly observedAttributes = ['gallery'];
      readonly #shadow = this.attachShadow({ mode: 'open' });
      /** The gallery that was asked for last: a slower answer for an earlier one is left alone. */
      #wanted = '';

      connectedCallback(): void {
        void this.#show();
      }

      attributeChangedCallback(): void {
        if (this.isConnected) void this.#show();
      }

      async #show(): Promise<void> {
        const id = this.getAttribute('gallery')?.trim() ?? '';
        if (id === '' || id === this.#wanted) return;
        this.#wanted = id;
        try {
          const address = new URL(galleryDataPath(encodeURIComponent(id)), root).href;
          const data = await loadGalleryPage(address, id, 1);
          if (this.#wanted === id) await this.#fill(data);
        } catch (error) {
          console.warn(error);
          if (this.#wanted === id) this.#showUnreachable();
        }
      }

      async #fill(data: ReceivedGallery): Promise<void> {
        const link = document.createElement('link');
        link.rel = 'stylesheet';
        link.href = new URL(data.style, root).href;
        const content = document.createElement('div');
        content.hidden = true;
        content.lang = data.language;
        content.dir = data.direction;
        content.append(elementsOf(data.html, root));
        if (!this.hasAttribute('data-theme')) this.dataset['theme'] = data.theme.toLowerCase();
        const isStyled = untilLoaded(link);
        this.#shadow.replaceChildren(link, content);
        await isStyled;
        content.hidden = false;
        for (const section of content.querySelectorAll<HTMLElement>('.gallery[data-layout]')) {
          startGallery(section, { root, overlayParent: content, hasAddressBar: false });
        }
      }

      #showUnreachable(): void {
        this.#wanted = '';
        const slot = document.createElement('slot');
        slot.textContent = ENGLISH_TEXTS.galleryUnreachable;
        this.#shadow.replaceChildren(slot);
      }
    },
  );
}
