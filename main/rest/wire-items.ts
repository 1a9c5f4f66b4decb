import type { Gallery, GalleryProperties } from '../../shared/model/gallery.ts';
import { fileNameOf } from '../../shared/model/media-file.ts';
import type { GalleryItem, VideoPoster, VideoResolution } from '../../shared/model/item.ts';
import type { MediaCatalog } from '../store/state.ts';
import type { MediaAddresses } from './media-addresses.ts';
import { isRecord } from './request-input.ts';

type Media = Pick<MediaCatalog, 'get'>;

/** Fields of an item that the API has no name for. */
export const OWN_ITEM_FIELDS = ['unknownFields', 'flag', 'rating'] as const;

/** Fields of a gallery that the API has no name for. */
export const OWN_GALLERY_FIELDS = [
  'unknownFields',
  'sourceFolder',
  'description',
  'coverItemId',
  'layout',
] as const;

/** px: of the still that stands for a video whose item names none. */
const POSTER_WIDTH = 1024;

/** An address of the library's own media, which is kept relative, as one that a client can load; all others as they are. */
function absolute<T extends VideoPoster | VideoResolution>(entry: T, addresses: MediaAddresses): T {
  return entry.url === undefined ? entry : { ...entry, url: addresses.absolute(entry.url) };
}

/** An item or its changes without what is the library's own, which the API has no name for. */
export function withoutOwnItemFields<T extends Partial<Record<(typeof OWN_ITEM_FIELDS)[number], unknown>>>(
  item: T,
): Omit<T, (typeof OWN_ITEM_FIELDS)[number]> {
  const { unknownFields: _unknown, flag: _flag, rating: _rating, ...known } = item;
  return known;
}

/** A gallery or its changes without what is the library's own. */
export function withoutOwnGalleryFields<
  T extends Partial<Record<(typeof OWN_GALLERY_FIELDS)[number], unknown>>,
>(gallery: T): Omit<T, (typeof OWN_GALLERY_FIELDS)[number]> {
  const {
    unknownFields: _unknown,
    sourceFolder: _source,
    description: _description,
    coverItemId: _cover,
    layout: _layout,
    ...known
  } = gallery;
  return known;
}

/** An item as the API answers it: addresses of media are whole, and an image from elsewhere is its address alone. */
export function itemToWire(item: GalleryItem, addresses: MediaAddresses): Record<string, unknown> {
  const known = withoutOwnItemFields(item) as GalleryItem;
  if (known.type === 'IMAGE') {
    const { imageInfo } = known.image;
    if (known.image.type === 'EXTERNAL') {
      // The official client makes a URI of its own of every id, and would lose the address.
      const { id: _id, ...external } = imageInfo;
      return {
        ...known,
        image: { ...known.image, imageInfo: { ...external, url: imageInfo.url ?? imageInfo.id } },
      };
    }
    return {
      ...known,
      image: { ...known.image, imageInfo: { ...imageInfo, url: addresses.original(imageInfo.id) } },
    };
  }
  if (known.type === 'VIDEO') {
    const { videoInfo } = known.video;
    if (known.video.type !== 'WIX_MEDIA' || videoInfo.id === undefined) {
      if (videoInfo.posters === undefined) return { ...known };
      const posters = videoInfo.posters.map((poster) => absolute(poster, addresses));
      return { ...known, video: { ...known.video, videoInfo: { ...videoInfo, posters } } };
    }
    return {
      ...known,
      video: {
        ...known.video,
        videoInfo: {
          ...videoInfo,
          url: addresses.original(videoInfo.id),
          ...(videoInfo.resolutions && {
            resolutions: videoInfo.resolutions.map((resolution) => absolute(resolution, addresses)),
          }),
          posters: videoInfo.posters?.map((poster) => absolute(poster, addresses)) ?? [
            { id: videoInfo.id, url: addresses.thumbnail(videoInfo.id, POSTER_WIDTH) },
          ],
        },
      },
    };
  }
  return { ...known };
}

export function galleryToWire(gallery: Gallery, addresses: MediaAddresses): Record<string, unknown> {
  const { items, ...properties } = gallery;
  return { ...galleryPropertiesToWire(properties), items: items.map((item) => itemToWire(item, addresses)) };
}

/** A gallery without its items, as events carry it. */
export function galleryPropertiesToWire(gallery: GalleryProperties): Record<string, unknown> {
  return withoutOwnGalleryFields(gallery);
}

/** The width or height of a picture whose URI names none: the official client makes 0 or nothing of it. */
const isNoLength = (value: unknown): boolean => value === 0 || value === null;

/**
 * An image as the official client sends it: a file of the media folder with everything its URI holds, an image from elsewhere as its
 * address alone. The URI has one place for the file's name and the alternative text; a file's name is no alternative text.
 */
function imageFromWire(image: unknown, media: Media): unknown {
  if (!isRecord(image) || !isRecord(image.imageInfo)) return image;
  const { imageInfo } = image;
  const { url, width, height, altText, ...rest } = imageInfo;
  const file = typeof imageInfo.id === 'string' ? media.get(imageInfo.id) : undefined;
  const isFileName = file !== undefined && altText === imageInfo.filename && altText === fileNameOf(file);
  const isExternal = imageInfo.id === undefined && typeof url === 'string' && url !== '';
  return {
    ...image,
    imageInfo: {
      ...rest,
      ...(isExternal ? { id: url } : {}),
      ...(isNoLength(width) || width === undefined ? {} : { width }),
      ...(isNoLength(height) || height === undefined ? {} : { height }),
      ...(isFileName || altText === undefined ? {} : { altText }),
    },
    ...(isExternal && image.type === undefined ? { type: 'EXTERNAL' } : {}),
  };
}

/** What a client sends as an item, as the library's own schema reads it. Whatever is no item stays as it is, for the check to name. */
export function itemFromWire(item: unknown, media: Media): unknown {
  if (!isRecord(item)) return item;
  // The client sends `null` for payloads that an item does not have.
  const payloads = Object.fromEntries(
    ['image', 'video', 'text'].flatMap((name) =>
      item[name] === undefined || item[name] === null
        ? []
        : [[name, name === 'image' ? imageFromWire(item[name], media) : item[name]]],
    ),
  );
  const { image: _image, video: _video, text: _text, ...rest } = withoutOwnItemFields(item);
  return { ...rest, ...payloads };
}

export function galleryFromWire(gallery: unknown, media: Media): unknown {
  if (!isRecord(gallery)) return gallery;
  const known = withoutOwnGalleryFields(gallery);
  if (!Array.isArray(gallery.items)) return known;
  return { ...known, items: gallery.items.map((item) => itemFromWire(item, media)) };
}
