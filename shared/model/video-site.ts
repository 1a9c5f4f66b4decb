import type { GalleryItem, VideoPayload } from './item.ts';

/** A site on which videos live that are no files. */
export type VideoSite = Exclude<VideoPayload['type'], 'WIX_MEDIA'>;

/** What people call these sites. */
export const VIDEO_SITE_NAMES: Readonly<Record<VideoSite, string>> = { YOUTUBE: 'YouTube', VIMEO: 'Vimeo' };

/** The site that an item's video lives on; undefined for files, pictures and texts. */
export function siteOfVideo(item: GalleryItem): VideoSite | undefined {
  return item.type === 'VIDEO' && item.video.type !== 'WIX_MEDIA' ? item.video.type : undefined;
}
