import { assertNever } from '../../shared/assert-never.ts';
import type { VideoPayload, VideoPoster } from '../../shared/model/item.ts';
import { fileNameOf, type MediaFile } from '../../shared/model/media-file.ts';
import type { ItemInput, ItemPatch } from '../../shared/schemas/item.ts';
import type { MediaCatalog } from '../store/state.ts';
import { present } from './field-changes.ts';
import { originalUrlOf, usableFile } from './media-source.ts';
import { invalidField } from './refusals.ts';
import { checkVideoAddress, videoSiteOf } from './video-address.ts';

type VideoPatch = NonNullable<ItemInput['video']> | NonNullable<ItemPatch['video']>;
type VideoType = VideoPayload['type'];

/** A reference that is an address on a video site is a video there; any other is a file of the media folder. */
function typeOfReference(given: VideoPatch['videoInfo']): VideoType | undefined {
  if (given?.id === undefined && given?.url === undefined) return undefined;
  return videoSiteOf(given.id) ?? videoSiteOf(given.url) ?? 'WIX_MEDIA';
}

/**
 * The video of an item after a patch, or of a new item when there was none before. A video that stays is not checked again.
 *
 * @throws GalleryDeskError `INVALID_ARGUMENT` or `NOT_FOUND` when the video cannot be shown
 */
export function decideVideo(
  patch: VideoPatch,
  before: VideoPayload | undefined,
  media: MediaCatalog,
  field: string,
): VideoPayload {
  const type = patch.type ?? typeAfter(patch, before);
  switch (type) {
    case 'WIX_MEDIA':
      return decideFileVideo(patch, before, media, `${field}.videoInfo`);
    case 'YOUTUBE':
    case 'VIMEO':
      return decideSiteVideo(patch, before, media, type, `${field}.videoInfo`);
    default:
      return assertNever(type);
  }
}

/** The address of a file's own video is read-only, so a patch of it alone changes no source. */
function typeAfter(patch: VideoPatch, before: VideoPayload | undefined): VideoType {
  const inferred = typeOfReference(patch.videoInfo);
  if (before === undefined) return inferred ?? 'WIX_MEDIA';
  if (patch.videoInfo?.id === undefined && inferred === 'WIX_MEDIA') return before.type;
  return inferred ?? before.type;
}

function decideFileVideo(
  patch: VideoPatch,
  before: VideoPayload | undefined,
  media: MediaCatalog,
  field: string,
): VideoPayload {
  const given = patch.videoInfo;
  const earlier = before?.type === 'WIX_MEDIA' ? before : undefined;
  const id = given?.id ?? earlier?.videoInfo.id;
  if (id === undefined)
    throw invalidField(
      `${field}.id`,
      'REQUIRED',
      'A video needs the id of its file, or its address on YouTube or Vimeo.',
    );
  if (earlier?.videoInfo.id === id) {
    return present({
      ...earlier,
      videoInfo: present({
        ...earlier.videoInfo,
        resolutions: given?.resolutions ?? earlier.videoInfo.resolutions,
        posters: given?.posters ?? earlier.videoInfo.posters,
      }),
      durationInMillis: patch.durationInMillis ?? earlier.durationInMillis,
    });
  }
  return fileVideoOf(usableFile(media, id, ['VIDEO'], `${field}.id`), patch);
}

/** The payload that shows a video file; what the caller gives beside it wins where it may. */
export function fileVideoOf(file: MediaFile, patch: VideoPatch = {}): VideoPayload {
  const url = originalUrlOf(file.id);
  const filename = fileNameOf(file);
  const format = file.mimeType.slice(file.mimeType.indexOf('/') + 1);
  const original = present({ url, width: file.width, height: file.height, format, filename });
  return present({
    type: 'WIX_MEDIA' as const,
    videoInfo: present({
      id: file.id,
      url,
      resolutions: patch.videoInfo?.resolutions ?? [original],
      posters: patch.videoInfo?.posters,
      filename,
    }),
    durationInMillis: patch.durationInMillis ?? file.durationInMillis,
  });
}

function decideSiteVideo(
  patch: VideoPatch,
  before: VideoPayload | undefined,
  media: MediaCatalog,
  type: 'YOUTUBE' | 'VIMEO',
  field: string,
): VideoPayload {
  const given = patch.videoInfo;
  const earlier = before?.type === type ? before : undefined;
  // Callers name the address in either field; it is kept as `url`.
  const named = given?.url !== undefined && given.url !== '' ? 'url' : 'id';
  const address = given?.[named] ?? earlier?.videoInfo.url;
  const url = checkVideoAddress(address, type, `${field}.${given?.[named] === undefined ? 'url' : named}`);
  const kept = earlier?.videoInfo.url === url ? earlier : undefined;
  const { resolutions, filename } = { ...kept?.videoInfo, ...given };
  const posters =
    given?.posters?.map((poster, index) => posterOf(poster, media, `${field}.posters[${index}].id`)) ??
    kept?.videoInfo.posters;
  return present({
    type,
    videoInfo: present({ url, resolutions, posters: posters?.length === 0 ? undefined : posters, filename }),
    durationInMillis: patch.durationInMillis ?? kept?.durationInMillis,
  });
}

/** A poster with what the catalog knows of its picture. One that it does not know, which an import brought, stays as it came. */
function posterOf(poster: VideoPoster, media: MediaCatalog, field: string): VideoPoster {
  if (poster.id === undefined || media.get(poster.id) === undefined) return poster;
  const file = usableFile(media, poster.id, ['IMAGE'], field);
  return present({ id: file.id, url: originalUrlOf(file.id), width: file.width, height: file.height });
}
