import type { GalleryItem } from '../../../shared/model/item.ts';

const GALLERY_ID = '00000000-0000-4000-8000-000000000001';

/** The gallery that events of these tests belong to. */
export const galleryId = GALLERY_ID;

/** A text item that is known by its number; lower numbers show later. */
export function itemOf(number: number, sortOrder = number): GalleryItem {
  return {
    id: `item-${String(number).padStart(4, '0')}`,
    sortOrder,
    type: 'TEXT',
    text: { html: `<p>${number}</p>` },
    createdDate: '2026-01-01T00:00:00.000Z',
    updatedDate: '2026-01-01T00:00:00.000Z',
  };
}
