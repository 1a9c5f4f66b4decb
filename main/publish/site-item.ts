import { assertNever } from '../../shared/assert-never.ts';
import type { GalleryItem, ImageItem, TextItem, VideoItem } from '../../shared/model/item.ts';
import type { MediaFile } from '../../shared/model/media-file.ts';
import type { SiteSettings } from '../../shared/publish/site-settings.ts';
import type {
  SiteImageItem,
  SiteItem,
  SitePicture,
  SiteTextItem,
  SiteVideoItem,
} from '../../shared/site/page-model.ts';
import { sanitiseHtml } from '../galleries/text-sanitiser.ts';
import { extensionOf } from '../media/formats.ts';
import type { MediaCatalog } from '../store/state.ts';
import { recipeOf, type PictureRecipe, type PictureWishes } from './picture-recipe.ts';
import { placeholderOf } from './placeholder.ts';
import { sha256 } from './sha256.ts';

/** Folder of the site that holds pictures and videos, each under a name that stands for its content. */
export const MEDIA_FOLDER = 'media';

/** A video that goes into the site as it is, but for what it says of itself. */
export interface VideoCopy {
  readonly mediaId: string;
  /** bytes */
  readonly size: number;
  readonly metadata: 'COPYRIGHT' | 'ALL';
}

/** What a page shows of a file that can be shown; missing files were known once and keep their facts. */
const isShowable = (file: MediaFile | undefined): file is MediaFile =>
  file !== undefined && (file.status === 'READY' || file.status === 'MISSING');

/** Items are never changed in place, so what was made of one holds as long as it does. */
const sanitised = new WeakMap<TextItem, string>();

/** Reads the items of one site and gathers the files that they need. */
export class ItemReader {
  readonly recipes = new Map<string, PictureRecipe>();
  readonly videos = new Map<string, VideoCopy>();
  readonly #settings: SiteSettings;
  readonly #media: Pick<MediaCatalog, 'get'>;

  constructor(settings: SiteSettings, media: Pick<MediaCatalog, 'get'>) {
    this.#settings = settings;
    this.#media = media;
  }

  read(item: GalleryItem): SiteItem {
    switch (item.type) {
      case 'IMAGE':
        return this.#image(item);
      case 'VIDEO':
        return this.#video(item);
      case 'TEXT':
        return this.#text(item);
      default:
        return assertNever(item);
    }
  }

  #common(item: GalleryItem) {
    const { id, title = '', description = '', link, tags } = item;
    return {
      id,
      title,
      description,
      tags: tags?.values ?? [],
      ...(link?.url !== undefined && link.url !== '' && { link: { url: link.url, text: link.text ?? '' } }),
    };
  }

  #image(item: ImageItem): SiteImageItem {
    const { imageInfo, focalPoint, quality, unsharpMasking } = item.image;
    const alt = imageInfo.altText ?? '';
    const common = this.#common(item);
    const { width = 4, height = 3 } = imageInfo;
    if (item.image.type === 'EXTERNAL') {
      // A site loads nothing from elsewhere: the picture stands there as a link to where it is.
      const link = common.link ?? { url: imageInfo.id, text: '' };
      return { ...common, type: 'IMAGE', link, picture: { alt, width, height, sources: [] } };
    }
    const file = this.#media.get(imageInfo.id);
    const picture = isShowable(file) ? this.#picture(file, { quality, unsharpMasking }, alt) : undefined;
    return {
      ...common,
      type: 'IMAGE',
      picture: {
        ...(picture ?? { alt, width, height, sources: [] }),
        ...(focalPoint !== undefined && { focalPoint }),
      },
    };
  }

  #video(item: VideoItem): SiteVideoItem {
    const { type, videoInfo, durationInMillis } = item.video;
    const common = { ...this.#common(item), type: 'VIDEO' as const };
    const chosenId = videoInfo.posters?.[0]?.id;
    const chosen = chosenId === undefined ? undefined : this.#media.get(chosenId);
    const name = item.title ?? '';
    if (type !== 'WIX_MEDIA') {
      const { url } = videoInfo;
      const poster = isShowable(chosen) ? this.#picture(chosen, {}, name) : undefined;
      return {
        ...common,
        sources: [],
        ...(url !== undefined && { embedAddress: url }),
        ...(poster !== undefined && { poster }),
        width: 0,
        height: 0,
      };
    }
    const file = videoInfo.id === undefined ? undefined : this.#media.get(videoInfo.id);
    if (!isShowable(file) || file.fingerprint === undefined) {
      return { ...common, sources: [], width: 0, height: 0 };
    }
    const { metadata } = this.#settings;
    const path = videoPathOf(file, file.fingerprint, metadata);
    this.videos.set(path, { mediaId: file.id, size: file.sizeInBytes, metadata });
    const picture = this.#picture(isShowable(chosen) ? chosen : file, {}, name);
    const duration = file.durationInMillis ?? durationInMillis;
    return {
      ...common,
      sources: [{ mimeType: file.mimeType, path }],
      ...(picture !== undefined && { poster: picture }),
      width: file.width ?? 0,
      height: file.height ?? 0,
      ...(duration !== undefined && { durationInMillis: duration }),
    };
  }

  #text(item: TextItem): SiteTextItem {
    const html = sanitised.get(item) ?? sanitiseHtml(item.text.html);
    sanitised.set(item, html);
    return { ...this.#common(item), type: 'TEXT', html, css: item.text.css ?? {} };
  }

  #picture(file: MediaFile, wishes: PictureWishes, alt: string): SitePicture | undefined {
    const recipe = recipeOf(file, wishes, this.#settings);
    if (recipe === undefined) return undefined;
    this.recipes.set(recipe.key, recipe);
    const placeholder = file.thumbhash === undefined ? undefined : placeholderOf(file.thumbhash);
    const sources = recipe.outputs.map(({ format, width, height, name }) => ({
      format,
      width,
      height,
      path: `${MEDIA_FOLDER}/${name}`,
    }));
    const { width = 0, height = 0 } = file;
    return { alt, width, height, sources, ...(placeholder !== undefined && { placeholder }) };
  }
}

/** By content, like everything in this folder; of the file's name only a known ending is left. */
function videoPathOf(file: MediaFile, fingerprint: string, metadata: 'COPYRIGHT' | 'ALL'): string {
  const key = sha256(`video ${fingerprint} ${metadata}`).slice(0, 20);
  const extension = /^(?:mp4|m4v|mov|webm|mkv)$/.exec(extensionOf(file.path))?.[0] ?? 'mp4';
  return `${MEDIA_FOLDER}/${key.slice(0, 2)}/${key.slice(2)}.${extension}`;
}
