import { mediaIdOf, pictureIdOf, type GalleryItem } from '../../../shared/model/item.ts';
import { fileNameOf, type MediaFile } from '../../../shared/model/media-file.ts';
import { shortNameOf } from '../gallery/item-name.ts';

/** What the loupe shows of an item or a file. */
export interface LoupeSubject {
  readonly id: string;
  readonly name: string;
  /** What a screen reader says of the picture. */
  readonly alternative: string;
  /** The file to show; absent for texts and for what lives elsewhere. */
  readonly mediaId?: string;
  readonly html?: string;
  readonly css?: Readonly<Record<string, unknown>>;
  /** Where a video of another site is watched, and its poster. */
  readonly elsewhere?: { readonly address: string; readonly posterId?: string };
}

export function subjectOfItem(item: GalleryItem): LoupeSubject {
  const name = shortNameOf(item);
  const mediaId = mediaIdOf(item);
  const given = item.type === 'IMAGE' ? item.image.imageInfo.altText : undefined;
  return {
    id: item.id,
    name,
    alternative: given === undefined || given === '' ? name : given,
    ...(mediaId === undefined ? {} : { mediaId }),
    ...(item.type === 'TEXT'
      ? { html: item.text.html, ...(item.text.css === undefined ? {} : { css: item.text.css }) }
      : {}),
    ...elsewhereOf(item),
  };
}

function elsewhereOf(item: GalleryItem): Pick<LoupeSubject, 'elsewhere'> {
  if (item.type !== 'VIDEO' || item.video.type === 'WIX_MEDIA') return {};
  const { url } = item.video.videoInfo;
  const posterId = pictureIdOf(item);
  if (url === undefined) return {};
  return { elsewhere: { address: url, ...(posterId === undefined ? {} : { posterId }) } };
}

export function subjectOfFile(file: MediaFile): LoupeSubject {
  const name = fileNameOf(file);
  return { id: file.id, name, alternative: name, mediaId: file.id };
}
