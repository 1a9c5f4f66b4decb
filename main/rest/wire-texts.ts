import type { Gallery } from '../../shared/model/gallery.ts';
import type { GalleryItem } from '../../shared/model/item.ts';
import type { MediaAddresses } from './media-addresses.ts';
import { galleryPropertiesToWire, itemToWire } from './wire-items.ts';

/** What the gallery service's methods answer, all together. */
export interface GalleryAnswer {
  readonly gallery?: Gallery;
  readonly galleries?: readonly Gallery[];
  readonly item?: GalleryItem;
  readonly items?: readonly GalleryItem[];
}

/** Texts are kept up to about so many characters, twice. */
const KEPT = 8 * 1024 * 1024;

/**
 * Answers as JSON. Items never change, they are replaced: the text of each is made once and kept while the item is asked for, so that a
 * page is put together from pieces that are there. What was not asked for of late is forgotten.
 */
export class WireTexts {
  readonly #addresses: MediaAddresses;
  #recent = new WeakMap<GalleryItem, string>();
  /** Characters in it. */
  #recentLength = 0;
  #former = new WeakMap<GalleryItem, string>();

  constructor(addresses: MediaAddresses) {
    this.#addresses = addresses;
  }

  answer(answer: GalleryAnswer): string {
    const { gallery, galleries, item, items, ...rest } = answer;
    const fields = Object.entries(rest).map(
      ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
    );
    if (gallery !== undefined) fields.push(`"gallery":${this.#gallery(gallery)}`);
    if (galleries !== undefined) {
      fields.push(`"galleries":[${galleries.map((each) => this.#gallery(each)).join(',')}]`);
    }
    if (item !== undefined) fields.push(`"item":${this.#item(item)}`);
    if (items !== undefined) fields.push(`"items":${this.#items(items)}`);
    return `{${fields.join(',')}}`;
  }

  #gallery({ items, ...properties }: Gallery): string {
    const text = JSON.stringify(galleryPropertiesToWire(properties));
    // A gallery has an id at least, so that there is something before the comma.
    return `${text.slice(0, -1)},"items":${this.#items(items)}}`;
  }

  #items(items: readonly GalleryItem[]): string {
    return `[${items.map((item) => this.#item(item)).join(',')}]`;
  }

  #item(item: GalleryItem): string {
    const known = this.#recent.get(item);
    if (known !== undefined) return known;
    const text = this.#former.get(item) ?? JSON.stringify(itemToWire(item, this.#addresses));
    if (this.#recentLength > KEPT) {
      this.#former = this.#recent;
      this.#recent = new WeakMap();
      this.#recentLength = 0;
    }
    this.#recent.set(item, text);
    this.#recentLength += text.length;
    return text;
  }
}
