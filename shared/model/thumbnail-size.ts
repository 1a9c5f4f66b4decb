/** Longer side of the thumbnails that windows ask for, px: tiles at any pixel ratio, and the large view. */
export const THUMBNAIL_SIZES = [256, 512, 1024, 2048] as const;

export type ThumbnailSize = (typeof THUMBNAIL_SIZES)[number];
