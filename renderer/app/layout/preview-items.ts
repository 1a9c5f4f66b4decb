import { assertNever } from '../../../shared/assert-never.ts';
import { pictureIdOf, type GalleryItem } from '../../../shared/model/item.ts';
import { siteOfVideo } from '../../../shared/model/video-site.ts';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import type { SiteItem, SitePicture } from '../../../shared/site/page-model.ts';
import type { MediaRecord } from '../state/media-records.ts';

/** The picture of a file under its media id, for which the preview has an address of its own. */
function pictureOf(file: MediaFile, alt: string): SitePicture | undefined {
  const { width, height } = file.poster ?? file;
  if (width === undefined || height === undefined) return undefined;
  return { alt, width, height, sources: [{ format: 'jpeg', width, height, path: file.id }] };
}

/** An item as a page of a site has it, with the picture that the window has. What publishing makes of it has the same ratio and texts. */
export function previewItem(item: GalleryItem, recordOf: (mediaId: string) => MediaRecord): SiteItem {
  const { id, title = '', description = '', link, tags } = item;
  const mediaId = pictureIdOf(item);
  const record = mediaId === undefined ? undefined : recordOf(mediaId);
  const file = typeof record === 'object' ? record : undefined;
  const common = {
    id,
    title,
    description,
    tags: tags?.values ?? [],
    ...(link?.url === undefined || link.url === '' ? {} : { link: { url: link.url, text: link.text ?? '' } }),
  };
  switch (item.type) {
    case 'IMAGE': {
      const { imageInfo, focalPoint } = item.image;
      const alt = imageInfo.altText ?? '';
      const { width = 4, height = 3 } = imageInfo;
      const picture = file === undefined ? undefined : pictureOf(file, alt);
      return {
        ...common,
        type: 'IMAGE',
        picture: {
          ...(picture ?? { alt, width, height, sources: [] }),
          ...(focalPoint === undefined ? {} : { focalPoint }),
        },
      };
    }
    case 'VIDEO': {
      const poster = file === undefined ? undefined : pictureOf(file, title);
      const { url } = item.video.videoInfo;
      // Of a video on another site the file is the poster.
      const film = siteOfVideo(item) === undefined ? file : undefined;
      const duration = item.video.durationInMillis ?? film?.durationInMillis;
      return {
        ...common,
        type: 'VIDEO',
        // The preview leads nowhere; that there is a file makes a page show its poster.
        sources: film === undefined ? [] : [{ mimeType: film.mimeType, path: film.id }],
        ...(duration === undefined ? {} : { durationInMillis: duration }),
        ...(poster === undefined ? {} : { poster }),
        ...(item.video.type === 'WIX_MEDIA' || url === undefined ? {} : { embedAddress: url }),
        width: film?.width ?? 0,
        height: film?.height ?? 0,
      };
    }
    case 'TEXT':
      return { ...common, type: 'TEXT', html: item.text.html, css: item.text.css ?? {} };
    default:
      return assertNever(item);
  }
}
