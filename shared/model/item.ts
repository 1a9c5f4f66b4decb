import type { UnknownFields } from './unknown-fields.ts';

/** What an item shows. Derived from the item's one payload, never set by a caller. */
export type ItemType = 'IMAGE' | 'VIDEO' | 'TEXT';

/** A point of a picture as fractions of its width and height, 0..1 from the top left. */
export interface FocalPoint {
  readonly x: number;
  readonly y: number;
}

/** Sharpening as sharp and Pro Gallery know it. */
export interface UnsharpMasking {
  /** 0..5 */
  readonly amount?: number;
  /** px */
  readonly radius?: number;
  /** 0..1 */
  readonly threshold?: number;
}

export interface ImageInfo {
  /** Media id for WIX_MEDIA, an https address for EXTERNAL. */
  readonly id: string;
  /** Read-only: where the picture can be loaded from. For WIX_MEDIA relative to the host's base address of media: `originals/<id>`. */
  readonly url?: string;
  /** px, after the EXIF orientation was applied */
  readonly width?: number;
  /** px, after the EXIF orientation was applied */
  readonly height?: number;
  readonly altText?: string;
  readonly filename?: string;
}

export interface ImagePayload {
  readonly imageInfo: ImageInfo;
  /** WIX_MEDIA: a file of the media folder. EXTERNAL: an https address. */
  readonly type: 'WIX_MEDIA' | 'EXTERNAL';
  readonly focalPoint?: FocalPoint;
  readonly exif?: Readonly<Record<string, unknown>>;
  /** 30..100 */
  readonly quality?: number;
  readonly unsharpMasking?: UnsharpMasking;
}

export interface VideoResolution {
  readonly url?: string;
  readonly width?: number;
  readonly height?: number;
  readonly format?: string;
  readonly quality?: string;
  readonly filename?: string;
}

export interface VideoPoster {
  readonly id?: string;
  readonly url?: string;
  readonly width?: number;
  readonly height?: number;
}

export interface VideoInfo {
  /** Media id for WIX_MEDIA, absent for YOUTUBE and VIMEO. */
  readonly id?: string;
  /** The https address for YOUTUBE and VIMEO; read-only for WIX_MEDIA, and relative to the host's base address of media. */
  readonly url?: string;
  readonly resolutions?: readonly VideoResolution[];
  /** The first is shown before the video plays. Its id is a media id, of a picture of the media folder. */
  readonly posters?: readonly VideoPoster[];
  readonly filename?: string;
}

export interface VideoPayload {
  readonly type: 'WIX_MEDIA' | 'YOUTUBE' | 'VIMEO';
  readonly videoInfo: VideoInfo;
  readonly durationInMillis?: number;
}

export interface TextPayload {
  /** Sanitised: holds no script, no remote resource and no event handler. */
  readonly html: string;
  readonly css?: Readonly<Record<string, unknown>>;
}

/** Whether a person chose an item while culling or sorted it out. */
export type ItemFlag = 'PICK' | 'REJECT';

export interface ItemLink {
  readonly text?: string;
  readonly url?: string;
}

interface ItemProperties {
  /** GUID */
  readonly id: string;
  /** Unique in its gallery. Items show in descending sort order. */
  readonly sortOrder: number;
  readonly title?: string;
  readonly description?: string;
  readonly link?: ItemLink;
  readonly tags?: { readonly values: readonly string[] };
  /** For culling; the library's own, of which neither the API nor a published site tells. */
  readonly flag?: ItemFlag;
  /** Stars, for culling; the library's own as the flag is. 1..5, absent for none */
  readonly rating?: number;
  /** ISO 8601, UTC */
  readonly createdDate: string;
  /** ISO 8601, UTC */
  readonly updatedDate: string;
  /** What an import brought that this program does not know; kept as it came and given back on export. */
  readonly unknownFields?: UnknownFields;
}

export interface ImageItem extends ItemProperties {
  readonly type: 'IMAGE';
  readonly image: ImagePayload;
}

export interface VideoItem extends ItemProperties {
  readonly type: 'VIDEO';
  readonly video: VideoPayload;
}

export interface TextItem extends ItemProperties {
  readonly type: 'TEXT';
  readonly text: TextPayload;
}

/** One picture, video or text of a gallery: exactly one payload, named by `type`. */
export type GalleryItem = ImageItem | VideoItem | TextItem;

/** Width by height of what an item shows, as far as the item itself tells; 1 where it does not. */
export function ratioOfItem(item: GalleryItem): number {
  if (item.type === 'TEXT') return 1;
  const info = item.type === 'IMAGE' ? item.image.imageInfo : item.video.videoInfo.resolutions?.[0];
  const { width = 0, height = 0 } = info ?? {};
  if (width > 0 && height > 0) return width / height;
  return item.type === 'VIDEO' ? 16 / 9 : 1;
}

/** The media file an item shows, or undefined for text and for pictures and videos that live elsewhere. */
export function mediaIdOf(item: GalleryItem): string | undefined {
  if (item.type === 'IMAGE') return item.image.type === 'WIX_MEDIA' ? item.image.imageInfo.id : undefined;
  if (item.type === 'VIDEO') return item.video.type === 'WIX_MEDIA' ? item.video.videoInfo.id : undefined;
  return undefined;
}

/** The media file whose picture stands for an item: the file it shows, or the poster of a video that lives on another site. */
export function pictureIdOf(item: GalleryItem): string | undefined {
  if (item.type !== 'VIDEO' || item.video.type === 'WIX_MEDIA') return mediaIdOf(item);
  return item.video.videoInfo.posters?.[0]?.id;
}
