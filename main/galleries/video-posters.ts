import type { GalleryItem, VideoItem } from '../../shared/model/item.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { ITEM_LIMITS } from '../../shared/schemas/item.ts';
import { textFromElsewhere, type CoreText } from '../../shared/text/core-text.ts';
import type { AddingService } from '../media/adding-service.ts';
import { safeFileName } from '../media/file-names.ts';
import type { ChangeableState } from '../store/state.ts';
import type { VideoSiteAnswer } from '../video-sites/ask-video-site.ts';
import { requireGallery, requireItem, type CommandContext } from './command-context.ts';
import { decideUpdateItem } from './update-item.ts';

/** Of the media folder: where stills of videos on other sites go. */
const FOLDER = 'Video posters';

/** Characters of a title that become a file's name. */
const LONGEST_STEM = 80;

export interface VideoPosterParts {
  readonly store: ChangeableState;
  readonly adding: Pick<AddingService, 'uploads'>;
  readonly context: CommandContext;
  /** Asks the site of a video, by the video's address. */
  readonly ask: (address: string) => Promise<VideoSiteAnswer>;
}

/** Posters of videos that live on other sites. */
export interface VideoPosters {
  /**
   * Asks the site of a video for its still, puts that into the media folder, and shows it; a video without a title gets its title as well.
   * The change of the item is one step that can be undone; the picture stays in the media folder.
   *
   * @throws GalleryDeskError `NOT_FOUND`, `FAILED_PRECONDITION` for what is no such video, `UNAVAILABLE` when the site or the disk refuses
   */
  fetch(input: { readonly galleryId: string; readonly itemId: string }): Promise<{ item: GalleryItem }>;
}

export function createVideoPosters({ store, adding, context, ask }: VideoPosterParts): VideoPosters {
  return {
    async fetch({ galleryId, itemId }) {
      const { address } = await siteVideo(store, galleryId, itemId);
      const answer = await ask(address);
      const { picture, extension } = answer;
      const title = answer.title?.slice(0, ITEM_LIMITS.title);
      const mediaId = await addPicture(adding, picture, nameOf(title, extension));
      // It may have got a title, or another address, while its site was asked.
      const now = await siteVideo(store, galleryId, itemId);
      if (now.address !== address) throw changedMeanwhile(address);
      return store.change((state) =>
        decideUpdateItem(
          state,
          {
            galleryId,
            item: {
              id: itemId,
              video: { videoInfo: { posters: [{ id: mediaId }] } },
              ...(title !== undefined && (now.item.title ?? '') === '' && { title }),
            },
          },
          context,
        ),
      );
    },
  };
}

/** @throws GalleryDeskError `NOT_FOUND`, or `FAILED_PRECONDITION` when the item is no video of another site */
async function siteVideo(
  { state }: ChangeableState,
  galleryId: string,
  itemId: string,
): Promise<{ item: VideoItem; address: string }> {
  const item = requireItem(await requireGallery(state, galleryId), itemId);
  const address =
    item.type === 'VIDEO' && item.video.type !== 'WIX_MEDIA' ? item.video.videoInfo.url : undefined;
  if (item.type === 'VIDEO' && address !== undefined) return { item, address };
  throw new GalleryDeskError(
    'FAILED_PRECONDITION',
    'This item is no video on YouTube or Vimeo. Only those have a site to ask for a picture.',
    { value: itemId },
  );
}

function changedMeanwhile(address: string): GalleryDeskError {
  return new GalleryDeskError(
    'FAILED_PRECONDITION',
    'The video was changed while its site was asked. Ask again.',
    { value: address },
  );
}

/** A name by which people know the picture again. */
function nameOf(title: string | undefined, extension: string): string {
  const stem = Array.from((title ?? '').replaceAll(/[/\\]/g, '-'))
    .slice(0, LONGEST_STEM)
    .join('')
    // What stands behind a point would be taken for the kind of the file.
    .replaceAll('.', ' ')
    .trim();
  return safeFileName(`${stem === '' ? 'Video' : stem}.${extension}`);
}

/** Where nobody says why. */
const notAdded = 'The picture was not added. Ask again.' satisfies CoreText;

/** Answers the media id, also of a file with this content that is there already. @throws GalleryDeskError when the disk refuses */
async function addPicture(
  { uploads }: VideoPosterParts['adding'],
  picture: Uint8Array,
  name: string,
): Promise<string> {
  const uploadId = uploads.begin({ totalFiles: 1, totalBytes: picture.length });
  async function* bytes() {
    yield picture;
  }
  await uploads.take(uploadId, { index: 0, path: `${FOLDER}/${name}`, bytes: bytes() }).catch(() => {
    // What became of it is told at the end.
  });
  const { mediaIds, failures, problem } = await uploads.finish(uploadId);
  const [mediaId] = mediaIds;
  if (mediaId !== undefined) return mediaId;
  throw new GalleryDeskError('UNAVAILABLE', textFromElsewhere(problem ?? failures[0]?.reason ?? notAdded), {
    file: `${FOLDER}/${name}`,
  });
}
