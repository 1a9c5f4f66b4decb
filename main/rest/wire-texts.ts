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

/** Texts of so many characters are kept. */
const KEPT = 24 * 1024 * 1024;

/** When so many times as many items as are kept had to be written anew, other items are asked for now. */
const PATIENCE = 20;

/**
 * Answers as JSON. Items never change, they are replaced: the text of each is made once and kept, so that a page is put together from
 * pieces that are there. When there is room for no more, the others are written each time they are asked for: replacing texts that are
 * kept, while a program reads through a library that is larger than the room, would cost more than keeping none.
 */
export class WireTexts {
  readonly #addresses: MediaAddresses;
  #kept = new WeakMap<GalleryItem, string>();
  /** Texts in it, and their characters. */
  #count = 0;
  #length = 0;
  /** Texts that found no room. */
  #refused = 0;

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
    const known = this.#kept.get(item);
    if (known !== undefined) return known;
    const text = JSON.stringify(itemToWire(item, this.#addresses));
    if (this.#length + text.length > KEPT) {
      this.#refused += 1;
      if (this.#refused > this.#count * PATIENCE) this.#forget();
    } else {
      this.#kept.set(item, text);
      this.#count += 1;
      this.#length += text.length;
    }
    return text;
  }

  #forget(): void {
    this.#kept = new WeakMap();
    this.#count = 0;
    this.#length = 0;
    this.#refused = 0;
  }
}
