import type { GalleryItem, ImageItem, VideoItem } from '../../shared/model/item.ts';
import type { MediaFile } from '../../shared/model/media-file.ts';
import type { Finding, FindingKind } from '../../shared/publish/preflight-finding.ts';
import type { SiteSettings } from '../../shared/publish/site-settings.ts';
import type { CoreText } from '../../shared/text/core-text.ts';
import type { Breather } from '../events/breather.ts';
import type { MediaCatalog } from '../store/state.ts';
import type { SiteContent, SourceGallery } from './site-content.ts';
import { isDeadLink, linksOf, sitePagesOf } from './site-links.ts';

/** bytes: a minute of video at 25 Mbit a second, which not every visitor can follow. */
const HUGE_VIDEO = 190_000_000;

export interface PreflightSources {
  readonly settings: SiteSettings;
  readonly galleries: readonly SourceGallery[];
  readonly media: Pick<MediaCatalog, 'get'>;
  readonly content: SiteContent;
}

/** What is told of one gallery's items. */
type Tell = (severity: Finding['severity'], kind: FindingKind, message: CoreText, mediaId?: string) => void;

function nameOf(item: GalleryItem, file: MediaFile | undefined): string {
  const title = item.title?.trim() ?? '';
  return title === '' ? (file?.path ?? 'an item without a title') : title;
}

function checkFile(
  item: ImageItem | VideoItem,
  mediaId: string,
  file: MediaFile | undefined,
  tell: Tell,
): boolean {
  const name = nameOf(item, file);
  if (file === undefined || file.status === 'MISSING') {
    tell(
      'ERROR',
      'MISSING_FILE',
      `The file of “${name}” is missing. Put it back into the media folder, or remove the item.`,
      mediaId,
    );
    return false;
  }
  if (file.status === 'DAMAGED' || file.status === 'UNSUPPORTED') {
    const reason = file.problem ?? 'it cannot be decoded';
    tell(
      'ERROR',
      'DAMAGED_FILE',
      `The file of “${name}” cannot be shown: ${reason} Replace it, or remove the item.`,
      mediaId,
    );
    return false;
  }
  if (file.status === 'PENDING' || file.width === undefined || file.fingerprint === undefined) {
    if (item.type === 'VIDEO' && file.status === 'READY') return true;
    tell(
      'ERROR',
      'UNREAD_FILE',
      `The file of “${name}” was not looked into yet. Wait until the media folder is read.`,
      mediaId,
    );
    return false;
  }
  return true;
}

function checkImage(item: ImageItem, media: Pick<MediaCatalog, 'get'>, tell: Tell): void {
  const { imageInfo } = item.image;
  if (item.image.type === 'EXTERNAL') {
    const name = nameOf(item, undefined);
    tell(
      'WARNING',
      'LIVES_ELSEWHERE',
      `“${name}” lives at another address and is published as a link. Put the picture into the media folder to show it.`,
    );
    return;
  }
  const file = media.get(imageInfo.id);
  checkFile(item, imageInfo.id, file, tell);
  if ((imageInfo.altText ?? '').trim() === '') {
    const message =
      `“${nameOf(item, file)}” has no alternative text, which is read to people who cannot see it.` as const;
    tell('WARNING', 'NO_ALT_TEXT', message, imageInfo.id);
  }
}

function checkVideo(item: VideoItem, media: Pick<MediaCatalog, 'get'>, tell: Tell): void {
  const { type, videoInfo } = item.video;
  const posterId = videoInfo.posters?.[0]?.id;
  if (type !== 'WIX_MEDIA') {
    if (posterId === undefined || media.get(posterId) === undefined) {
      const message =
        `The video “${nameOf(item, undefined)}” has no picture to show before it plays. Choose a poster for it.` as const;
      tell('WARNING', 'NO_POSTER', message);
    }
    return;
  }
  if (videoInfo.id === undefined) return;
  const file = media.get(videoInfo.id);
  if (!checkFile(item, videoInfo.id, file, tell) || file === undefined) return;
  if (file.sizeInBytes > HUGE_VIDEO) {
    const size = Math.round(file.sizeInBytes / 1_000_000);
    tell(
      'WARNING',
      'HUGE_VIDEO',
      `The video “${nameOf(item, file)}” has ${size} MB, which takes visitors long to load. Save a smaller copy in its place.`,
      videoInfo.id,
    );
  }
  if (file.thumbhash === undefined && posterId === undefined) {
    tell(
      'WARNING',
      'NO_POSTER',
      `The video “${nameOf(item, file)}” has no picture to show before it plays. Choose a poster for it.`,
      videoInfo.id,
    );
  }
}

/**
 * Looks for what visitors would miss, and for what keeps a site from being published. Errors first; within both in the order of the site.
 * Pure but for giving way to others; O(items).
 */
export async function preflight(
  { settings, galleries, media, content }: PreflightSources,
  breather: Breather,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  if (galleries.length === 0) {
    const message = `The site “${settings.name}” shows no gallery. Choose at least one.` as const;
    findings.push({ severity: 'ERROR', kind: 'NO_GALLERIES', message });
  }
  let pages: ReadonlySet<string> | undefined;
  for (const [index, { properties, items }] of galleries.entries()) {
    const about = { galleryId: properties.id, galleryName: properties.name };
    const slug = content.galleries[index]?.slug ?? '';
    let isEmpty = true;
    for (const item of items) {
      isEmpty = false;
      const tell: Tell = (severity, kind, message, mediaId) =>
        findings.push({
          severity,
          kind,
          ...about,
          itemId: item.id,
          ...(mediaId !== undefined && { mediaId }),
          message,
        });
      if (item.type === 'IMAGE') checkImage(item, media, tell);
      else if (item.type === 'VIDEO') checkVideo(item, media, tell);
      else {
        tell(
          'WARNING',
          'TEXT_ITEM',
          `“${nameOf(item, undefined)}” is a text. The site shows it; some platforms drop texts when a gallery is moved there.`,
        );
      }
      for (const link of linksOf(item)) {
        pages ??= sitePagesOf(content);
        if (!isDeadLink(link, slug, pages, settings.baseAddress)) continue;
        tell(
          'WARNING',
          'DEAD_LINK',
          `A link of “${nameOf(item, undefined)}” leads to ${link}, which is no page of this site.`,
        );
      }
      if (breather.isDue) await breather.rest();
    }
    if (isEmpty) {
      const message =
        `The gallery “${properties.name}” is empty. Add something to it, or take it off the site.` as const;
      findings.push({ severity: 'WARNING', kind: 'EMPTY_GALLERY', ...about, message });
    }
  }
  const isError = ({ severity }: Finding) => severity === 'ERROR';
  return [...findings.filter(isError), ...findings.filter((finding) => !isError(finding))];
}
