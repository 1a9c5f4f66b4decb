import type { ContractClient } from '../../shared/contract/contract.ts';
import type { Gallery } from '../../shared/model/gallery.ts';
import type { GalleryItem } from '../../shared/model/item.ts';

/** The smallest item there is. */
export const textItem = (title: string, sortOrder?: number) => ({
  title,
  text: { html: `<p>${title}</p>` },
  ...(sortOrder === undefined ? {} : { sortOrder }),
});

/** A gallery with one text item for each title, in this order. */
export async function galleryOf(
  { galleries }: ContractClient,
  ...titles: string[]
): Promise<{ gallery: Gallery; items: readonly GalleryItem[] }> {
  const { gallery } = await galleries.createGallery({
    gallery: { name: 'A gallery', items: titles.map((title) => textItem(title)) },
  });
  return { gallery, items: gallery.items };
}

/** The titles of a gallery's items in display order. */
export async function titlesOf({ galleries }: ContractClient, galleryId: string): Promise<unknown[]> {
  const { items } = await galleries.listGalleryItems({ galleryId, itemLimit: 200 });
  return items.map(({ title }) => title);
}
