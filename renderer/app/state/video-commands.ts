import type { GalleryItem } from '../../../shared/model/item.ts';
import { videoPlayerAddress } from '../../../shared/site/video-player-address.ts';
import { t } from '../text/text.ts';
import type { GalleryItems } from './gallery-items.ts';
import { problemText } from './problem.ts';
import { placeBehindSelection } from './text-commands.ts';
import type { Workspace } from './workspace.ts';

/** The most addresses that are taken at once. */
const MOST_AT_ONCE = 100;

/** An address as it is said, or as the bar of a browser shows it, is one without `https://`. */
function withScheme(address: string): string {
  if (address.startsWith('//')) return `https:${address}`;
  return /^[\w.-]+\.\w+\//.test(address) ? `https://${address}` : address.replace(/^http:/, 'https:');
}

/**
 * The addresses of YouTube and Vimeo videos in a text, as they are watched: one a line, alone or within the snippet that those sites offer
 * for other pages. Empty when the text holds anything else: then it is somebody's text.
 */
export function videoAddressesIn(text: string): string[] {
  const lines = text
    // Snippets may run over several lines within their tags.
    .replaceAll(/<[^<>]*>/g, (tag) => tag.replaceAll(/\s+/g, ' '))
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0 || lines.length > MOST_AT_ONCE) return [];
  const addresses = lines.map((line) => {
    const address = /<iframe\b[^>]*?\ssrc=(["'])(.+?)\1/i.exec(line)?.[2]?.replaceAll('&amp;', '&') ?? line;
    const whole = withScheme(address);
    return videoPlayerAddress(whole) === undefined ? undefined : whole;
  });
  return addresses.every((address) => address !== undefined) ? addresses : [];
}

/** Puts videos that live elsewhere into a gallery, behind the selection, in one step. Nothing is asked of those sites. */
export async function addVideos(
  workspace: Workspace,
  items: GalleryItems,
  addresses: readonly string[],
): Promise<boolean> {
  const added: string[] = [];
  const steps = await workspace.history.record(async () => {
    const answer = await workspace.attempt(t('problem.addVideo'), () =>
      workspace.client.galleries.createGalleryItems({
        galleryId: items.galleryId,
        items: addresses.map((url) => ({
          video: { type: /vimeo\.com/.test(new URL(url).hostname) ? 'VIMEO' : 'YOUTUBE', videoInfo: { url } },
        })),
        place: placeBehindSelection(items),
      }),
    );
    if (answer === undefined) return undefined;
    added.push(...answer.items.map(({ id }) => id));
    return { galleryId: items.galleryId, calls: 1 };
  });
  const last = added.at(-1);
  if (last === undefined) return false;
  items.selection.set({ ids: new Set(added), anchor: last, focus: last });
  workspace.messages.show({ tone: 'DONE', text: t('video.added', { count: added.length }), steps });
  return true;
}

/** Asks the sites of videos for their pictures, and for titles where there are none. Says of how many it got them, and why not of others. */
export async function fetchPosters(
  workspace: Workspace,
  galleryId: string,
  videos: readonly GalleryItem[],
): Promise<void> {
  let fetched = 0;
  let problem: string | undefined;
  workspace.messages.announce(t('video.fetchingPosters', { count: videos.length }));
  const steps = await workspace.history.record(async () => {
    for (const { id } of videos) {
      try {
        await workspace.client.media.fetchVideoPoster({ galleryId, itemId: id });
        fetched += 1;
      } catch (error) {
        problem ??= problemText(error);
      }
    }
    return fetched === 0 ? undefined : { galleryId, calls: fetched };
  });
  workspace.messages.show({
    tone: problem === undefined ? 'DONE' : 'PROBLEM',
    text: t('video.postersFetched', { count: fetched, total: videos.length }),
    steps,
    ...(problem === undefined ? {} : { detail: problem }),
  });
}
