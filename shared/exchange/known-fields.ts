/**
 * The fields that this program knows, read-only ones too: an object names its fields, a list has one shape for all its entries, and `true` stands
 * for a value that is taken whole.
 */
export type Shape = true | readonly [Shape] | { readonly [field: string]: Shape };

export const ITEM_SHAPE = {
  id: true,
  sortOrder: true,
  title: true,
  description: true,
  type: true,
  createdDate: true,
  updatedDate: true,
  link: { text: true, url: true },
  tags: { values: true },
  flag: true,
  rating: true,
  image: {
    type: true,
    imageInfo: { id: true, url: true, width: true, height: true, altText: true, filename: true },
    focalPoint: { x: true, y: true },
    exif: true,
    quality: true,
    unsharpMasking: { amount: true, radius: true, threshold: true },
  },
  video: {
    type: true,
    videoInfo: {
      id: true,
      url: true,
      resolutions: [{ url: true, width: true, height: true, format: true, quality: true, filename: true }],
      posters: [{ id: true, url: true, width: true, height: true }],
      filename: true,
    },
    durationInMillis: true,
  },
  text: { html: true, css: true },
} as const satisfies Shape;

export const GALLERY_SHAPE = {
  id: true,
  name: true,
  sortOrder: true,
  description: true,
  coverItemId: true,
  layout: true,
  createdDate: true,
  updatedDate: true,
  totalItems: true,
  items: true,
} as const satisfies Shape;
