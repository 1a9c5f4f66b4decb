import type { GalleryItem } from '../../shared/model/item.ts';
import type { MediaFile } from '../../shared/model/media-file.ts';
import { DEFAULT_MEDIA } from '../../shared/model/library.ts';
import type { Place } from '../../shared/order/display-order.ts';
import { TEXT_LIMIT, type ItemInput } from '../../shared/schemas/item.ts';
import type { Decision, LibraryState, MediaCatalog } from '../store/state.ts';
import type { CommandContext } from './command-context.ts';
import { decideCreateItems } from './create-items.ts';
import { usableFile } from './media-source.ts';
import { metadataTextsOf } from './metadata-texts.ts';
import { invalidField } from './refusals.ts';
import { htmlOfTextFile } from './text-of-file.ts';

interface AddMediaInput {
  readonly galleryId: string;
  readonly mediaIds: readonly string[];
  readonly place: Place;
}

/** HTML of text files by media id. */
export type TextsOfFiles = ReadonlyMap<string, string>;

const fileAt = (media: MediaCatalog, mediaId: string, index: number): MediaFile =>
  usableFile(media, mediaId, ['IMAGE', 'VIDEO', 'TEXT'], `mediaIds[${index}]`);

/**
 * Reads the text files among the media files. Done before the command, so that a slow disk holds up no other change.
 *
 * @throws GalleryDeskError when a file cannot be used or read, or is too long for a text item
 */
export async function readTextsOfFiles(
  media: MediaCatalog,
  mediaIds: readonly string[],
  readText: (file: MediaFile) => Promise<string>,
): Promise<TextsOfFiles> {
  const texts = new Map<string, string>();
  for (const [index, mediaId] of mediaIds.entries()) {
    const file = fileAt(media, mediaId, index);
    if (file.kind !== 'TEXT' || texts.has(mediaId)) continue;
    const html = htmlOfTextFile(file, await readText(file));
    if (html.length > TEXT_LIMIT) {
      throw invalidField(
        `mediaIds[${index}]`,
        'MAX_LENGTH',
        `The text of ${file.path} is ${html.length} characters long as HTML; a text item holds at most ${TEXT_LIMIT}. Split the file.`,
      );
    }
    texts.set(mediaId, html);
  }
  return texts;
}

/** What an item of a file begins with. */
export function itemInputOf(file: MediaFile, texts: TextsOfFiles, isMetadataUsed: boolean): ItemInput {
  const { altText = '', ...described } = isMetadataUsed ? metadataTextsOf(file) : {};
  if (file.kind === 'IMAGE') {
    return { ...described, image: { type: 'WIX_MEDIA', imageInfo: { id: file.id, altText } } };
  }
  if (file.kind === 'VIDEO') {
    return { ...described, video: { type: 'WIX_MEDIA', videoInfo: { id: file.id } } };
  }
  return { text: { html: texts.get(file.id) ?? '' } };
}

/**
 * Makes an item of each media file, in the order given: an image of an image, a video of a video, a text of a text file. Items begin with the
 * texts that their files bring, unless the library is set otherwise.
 *
 * @throws GalleryDeskError `NOT_FOUND` for an unknown gallery or file, `INVALID_ARGUMENT` for a file that cannot be shown
 */
export async function decideAddMedia(
  state: LibraryState,
  { galleryId, mediaIds, place }: AddMediaInput,
  texts: TextsOfFiles,
  context: CommandContext,
): Promise<Decision<{ items: GalleryItem[] }>> {
  const { isMetadataUsed } = state.settings.media ?? DEFAULT_MEDIA;
  const items = mediaIds.map((mediaId, index) =>
    itemInputOf(fileAt(state.media, mediaId, index), texts, isMetadataUsed),
  );
  return decideCreateItems(state, { galleryId, items, place }, context);
}
