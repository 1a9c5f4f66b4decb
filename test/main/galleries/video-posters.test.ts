import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { pictureIdOf, type VideoItem } from '../../../shared/model/item.ts';
import { openTestLibrary } from '../../support/test-library.ts';
import { openVideoSites } from '../../support/video-sites.ts';

const stillOf = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 360, channels: 3, background } })
    .jpeg()
    .toBuffer();

/** A library with one video of YouTube in a gallery, and YouTube with this title and still. */
async function openWithVideo(site: { title?: string; still?: Buffer }) {
  const sites = await openVideoSites((request, response) => {
    if (request.url?.startsWith('/oembed')) {
      response.end(JSON.stringify({ title: site.title, thumbnail_url: undefined }));
    } else if (site.still === undefined) response.writeHead(404).end();
    else response.setHeader('content-type', 'image/jpeg').end(site.still);
  });
  const { library, mediaFolder, remove } = await openTestLibrary({ askAddress: sites.ask });
  onTestFinished(async () => {
    await remove();
    sites.close();
  });
  const { gallery } = await library.galleries.createGallery({ gallery: { name: 'Films' } });
  const galleryId = gallery.id;
  const { item } = await library.galleries.createGalleryItem({
    galleryId,
    item: { video: { type: 'YOUTUBE', videoInfo: { url: 'https://youtu.be/dQw4w9WgXcQ' } } },
  });
  const current = async (): Promise<VideoItem> => {
    const answer = await library.galleries.getGalleryItem({ galleryId, itemId: item.id });
    return answer.item as VideoItem;
  };
  const covers = (): readonly string[] => library.store.state.galleries.get(galleryId)?.coverMediaIds ?? [];
  return { sites, library, mediaFolder, galleryId, itemId: item.id, current, covers };
}

describe('a video of another site', () => {
  it('is asked for nothing until a person wants its picture', async () => {
    const { sites, library, galleryId, itemId } = await openWithVideo({});
    await library.galleries.updateGalleryItem({ galleryId, item: { id: itemId, title: 'Mine' } });
    await library.media.rescan();
    expect(sites.asked).toEqual([]);
  });

  it('gets its still as a file of the media folder, and its title where it has none', async () => {
    const still = await stillOf('#a03030');
    const { library, mediaFolder, galleryId, itemId, current, covers } = await openWithVideo({
      title: 'Alps / winter: 1.5',
      still,
    });
    await library.videoPosters.fetch({ galleryId, itemId });
    const item = await current();
    expect(item.title).toBe('Alps / winter: 1.5');
    const mediaId = pictureIdOf(item);
    const file = library.media.get(mediaId ?? '');
    expect(file.path).toBe('Video posters/Alps - winter_ 1 5.jpg');
    expect(await readFile(path.join(mediaFolder, file.path))).toEqual(still);
    expect(item.video.videoInfo).toEqual({
      url: 'https://youtu.be/dQw4w9WgXcQ',
      posters: [{ id: mediaId, url: `originals/${mediaId}`, width: 640, height: 360 }],
    });
    expect(covers()).toEqual([mediaId]);
    const [uses] = await library.media.uses([file.id]);
    expect(uses?.galleries).toEqual([{ galleryId, items: 1 }]);
  });

  it('keeps the title that it has, and loses the picture by undo', async () => {
    const { library, galleryId, itemId, current, covers } = await openWithVideo({
      title: 'Theirs',
      still: await stillOf('#3030a0'),
    });
    await library.galleries.updateGalleryItem({ galleryId, item: { id: itemId, title: 'Mine' } });
    await library.videoPosters.fetch({ galleryId, itemId });
    expect((await current()).title).toBe('Mine');
    expect(covers()).toHaveLength(1);
    await library.history.undo();
    expect(pictureIdOf(await current())).toBeUndefined();
    expect(covers()).toEqual([]);
  });

  it('asked twice brings one file', async () => {
    const { library, galleryId, itemId } = await openWithVideo({ still: await stillOf('#30a030') });
    await library.videoPosters.fetch({ galleryId, itemId });
    await library.videoPosters.fetch({ galleryId, itemId });
    expect([...library.store.state.media.values()].map((file) => file.path)).toEqual([
      'Video posters/Video.jpg',
    ]);
  });

  it('stays as it is when its site gives nothing', async () => {
    const { library, galleryId, itemId, current } = await openWithVideo({ title: 'Theirs' });
    const before = await current();
    await expect(library.videoPosters.fetch({ galleryId, itemId })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    expect(await current()).toEqual(before);
    expect(library.store.state.media.size).toBe(0);
  });

  it('is the only kind of item that has a site to ask', async () => {
    const { library, galleryId, sites } = await openWithVideo({});
    const { item } = await library.galleries.createGalleryItem({
      galleryId,
      item: { text: { html: 'Hello' } },
    });
    await expect(library.videoPosters.fetch({ galleryId, itemId: item.id })).rejects.toMatchObject({
      code: 'FAILED_PRECONDITION',
    });
    expect(sites.asked).toEqual([]);
  });

  it('shows a picture of the media folder that is chosen, none that is no picture, and goes back to none', async () => {
    const { library, galleryId, itemId, current } = await openWithVideo({ still: await stillOf('#888888') });
    await library.videoPosters.fetch({ galleryId, itemId });
    const file = [...library.store.state.media.values()][0];
    const setPosters = (posters: { id: string }[]) =>
      library.galleries.updateGalleryItem({
        galleryId,
        item: { id: itemId, video: { videoInfo: { posters } } },
      });
    await setPosters([]);
    expect((await current()).video.videoInfo).toEqual({ url: 'https://youtu.be/dQw4w9WgXcQ' });
    await setPosters([{ id: file?.id ?? '' }]);
    expect(pictureIdOf(await current())).toBe(file?.id);
    // An import may bring posters of the place that it comes from.
    await setPosters([{ id: 'elsewhere~mv2.jpg' }]);
    expect((await current()).video.videoInfo.posters).toEqual([{ id: 'elsewhere~mv2.jpg' }]);
  });
});
