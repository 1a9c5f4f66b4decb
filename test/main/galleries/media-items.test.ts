import { describe, expect, it } from 'vitest';
import type { MediaStatus } from '../../../shared/model/media-file.ts';
import { mediaFile } from '../../support/media-files.ts';
import { serviceWith } from './service-fixture.ts';

const photo = mediaFile({ id: 'photo', path: 'trip/dawn.jpg', width: 300, height: 200 });
const film = mediaFile({
  id: 'film',
  path: 'film.mp4',
  kind: 'VIDEO',
  mimeType: 'video/mp4',
  width: 1920,
  height: 1080,
  durationInMillis: 61_000,
});
const text = (id: string, path: string, mimeType = 'text/plain') =>
  mediaFile({ id, path, kind: 'TEXT', mimeType });

describe('items of the media folder', () => {
  it('take what a video file is from the catalog', async () => {
    const { service } = serviceWith([film]);
    const { gallery } = await service.createGallery({});
    const { item } = await service.createGalleryItem({
      galleryId: gallery.id,
      item: { video: { videoInfo: { id: 'film', url: 'https://elsewhere.test', filename: 'other.mp4' } } },
    });
    const url = 'originals/film';
    expect(item).toMatchObject({
      type: 'VIDEO',
      video: {
        type: 'WIX_MEDIA',
        videoInfo: {
          id: 'film',
          url,
          filename: 'film.mp4',
          resolutions: [{ url, width: 1920, height: 1080, format: 'mp4', filename: 'film.mp4' }],
        },
        durationInMillis: 61_000,
      },
    });
  });

  it('keep posters of a video that stays and drop what belonged to one that goes', async () => {
    const other = mediaFile({ id: 'other', path: 'other.webm', kind: 'VIDEO', mimeType: 'video/webm' });
    const { service } = serviceWith([film, other]);
    const { gallery } = await service.createGallery({});
    const galleryId = gallery.id;
    const { item } = await service.createGalleryItem({
      galleryId,
      item: { video: { videoInfo: { id: 'film' } } },
    });
    const update = async (video: object) =>
      (await service.updateGalleryItem({ galleryId, item: { id: item.id, video } })).item;
    const posters = [{ id: 'photo', width: 10, height: 10 }];
    await update({ videoInfo: { posters } });
    expect(await update({ videoInfo: { url: 'https://ignored.test' }, durationInMillis: 5 })).toMatchObject({
      video: {
        type: 'WIX_MEDIA',
        videoInfo: { id: 'film', url: 'originals/film', posters },
        durationInMillis: 5,
      },
    });
    const replaced = await update({ videoInfo: { id: 'other' } });
    expect(replaced).toMatchObject({ video: { videoInfo: { id: 'other', filename: 'other.webm' } } });
    expect(replaced).not.toHaveProperty('video.videoInfo.posters');
    expect(replaced).not.toHaveProperty('video.durationInMillis');
    const url = 'https://youtu.be/abc';
    const onSite = await update({ videoInfo: { url } });
    expect(onSite).toHaveProperty('video', { type: 'YOUTUBE', videoInfo: { url } });
    expect(await update({ videoInfo: { id: 'film' } })).toMatchObject({
      video: { type: 'WIX_MEDIA', videoInfo: { id: 'film' } },
    });
  });

  it.each<[MediaStatus, RegExp]>([
    ['MISSING', /missing/],
    ['DAMAGED', /damaged/],
    ['UNSUPPORTED', /cannot show/],
  ])('are not made of a file that is %s, and the refusal names it', async (status, reason) => {
    const { service, store } = serviceWith([{ ...photo, status }]);
    const { gallery } = await service.createGallery({});
    const item = { image: { imageInfo: { id: 'photo' } } };
    await expect(service.createGalleryItem({ galleryId: gallery.id, item })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: expect.stringMatching(reason) as unknown,
      data: {
        fieldViolations: [
          {
            field: 'item.image.imageInfo.id',
            violatedRule: 'OTHER',
            description: expect.stringContaining('trip/dawn.jpg (photo)') as unknown,
          },
        ],
      },
    });
    expect(store.changes).toHaveLength(1);
  });

  it('stay, and can be edited and cloned, when their file goes missing', async () => {
    const { service, store } = serviceWith([photo]);
    const { gallery } = await service.createGallery({
      gallery: { items: [{ image: { imageInfo: { id: 'photo' } } }] },
    });
    const [item] = gallery.items;
    await store.change(() => ({
      label: 'Lose',
      events: [
        {
          type: 'mediaFileUpdated',
          mediaId: 'photo',
          changed: { status: 'MISSING' },
          previous: { status: 'READY' },
        },
      ],
      result: undefined,
    }));
    const patch = { id: item!.id, image: { imageInfo: { id: 'photo', altText: 'Still here' }, quality: 70 } };
    const { item: edited } = await service.updateGalleryItem({ galleryId: gallery.id, item: patch });
    expect(edited).toMatchObject({
      image: { imageInfo: { id: 'photo', altText: 'Still here', width: 300 }, quality: 70 },
    });
    const { gallery: clone } = await service.createGallery({ cloneFromGalleryId: gallery.id });
    expect(clone.items[0]).toMatchObject({ image: { imageInfo: { altText: 'Still here' } } });
  });

  it('show the size of their file as soon as it is known', async () => {
    const { width: _width, height: _height, ...uninspected } = photo;
    const { service, store } = serviceWith([{ ...uninspected, status: 'PENDING' }]);
    const { gallery } = await service.createGallery({});
    const galleryId = gallery.id;
    const { items } = await service.addMediaToGallery({
      galleryId,
      mediaIds: ['photo'],
      place: { at: 'end' },
    });
    expect(items[0]).not.toHaveProperty('image.imageInfo.width');
    await store.change(() => ({
      label: 'Inspect',
      events: [
        {
          type: 'mediaFileUpdated',
          mediaId: 'photo',
          changed: { status: 'READY', width: 300, height: 200 },
          previous: { status: 'PENDING', width: null, height: null },
        },
      ],
      result: undefined,
    }));
    const { item } = await service.getGalleryItem({ galleryId, itemId: items[0]!.id });
    expect(item).toMatchObject({ image: { imageInfo: { width: 300, height: 200 } } });
  });

  it('become pictures that live elsewhere, and back, without keeping what belonged to the other', async () => {
    const { service } = serviceWith([photo]);
    const { gallery } = await service.createGallery({
      gallery: { items: [{ image: { imageInfo: { id: 'photo' } } }] },
    });
    const update = async (image: object) => {
      const patch = { id: gallery.items[0]!.id, image };
      return (await service.updateGalleryItem({ galleryId: gallery.id, item: patch })).item;
    };
    const address = 'https://img.test/a.jpg';
    expect(await update({ imageInfo: { id: address, altText: 'Alt' } })).toHaveProperty('image', {
      type: 'EXTERNAL',
      imageInfo: { id: address, url: address, altText: 'Alt' },
    });
    expect(await update({ imageInfo: { id: 'photo' } })).toHaveProperty('image', {
      type: 'WIX_MEDIA',
      imageInfo: {
        id: 'photo',
        url: 'originals/photo',
        width: 300,
        height: 200,
        filename: 'dawn.jpg',
        altText: 'Alt',
      },
    });
    await expect(update({ type: 'EXTERNAL' })).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });
});

describe('adding media files to a gallery', () => {
  it('makes texts of text files: paragraphs of plain text, the sanitised content of HTML', async () => {
    const contents: Record<string, string> = {
      'a.txt': '\uFEFFOne & two\r\nline\r\n\r\n\r\n  <b>Three</b>  \r\n',
      'b.md': '# Title\n\n* point',
      'c.html': '<h1>Title</h1><script>alert(1)</script><p onclick="x">Text</p>',
      'empty.txt': '',
    };
    const files = Object.keys(contents).map((name, index) =>
      text(`text${index}`, name, name.endsWith('.html') ? 'text/html' : 'text/plain'),
    );
    const { service, lastLabel } = serviceWith(files, async ({ path }) => contents[path]!);
    const { gallery } = await service.createGallery({ gallery: { name: 'Texts' } });
    const { items } = await service.addMediaToGallery({
      galleryId: gallery.id,
      mediaIds: files.map(({ id }) => id),
      place: { at: 'end' },
    });
    expect(items.map((item) => item.type === 'TEXT' && item.text.html)).toEqual([
      '<p>One &amp; two<br />line</p><p>&lt;b&gt;Three&lt;/b&gt;</p>',
      '<p># Title</p><p>* point</p>',
      '<h1>Title</h1><p>Text</p>',
      '',
    ]);
    expect(lastLabel()).toBe('Add 4 items to “Texts”');
  });

  it('refuses a file that cannot be shown or a text that is too long, naming it, and adds nothing', async () => {
    const other = mediaFile({ id: 'other', path: 'notes.zip', kind: 'OTHER' });
    const long = text('long', 'long.txt');
    const { service, store } = serviceWith([photo, other, long], async () => 'x'.repeat(200_001));
    const { gallery } = await service.createGallery({});
    const add = (...mediaIds: string[]) =>
      service.addMediaToGallery({ galleryId: gallery.id, mediaIds, place: { at: 'end' } });
    await expect(add('photo', 'other')).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      data: {
        fieldViolations: [
          { field: 'mediaIds[1]', description: expect.stringContaining('notes.zip') as unknown },
        ],
      },
    });
    await expect(add('long')).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      data: { fieldViolations: [{ field: 'mediaIds[0]', violatedRule: 'MAX_LENGTH' }] },
    });
    await expect(add('photo', 'gone')).rejects.toMatchObject({ code: 'NOT_FOUND', data: { value: 'gone' } });
    expect(store.changes).toHaveLength(1);
  });

  it('passes on why a text file cannot be read, and adds nothing', async () => {
    const failure = new Error('The disk is on fire.');
    const { service, store } = serviceWith([text('note', 'note.txt')], () => Promise.reject(failure));
    const { gallery } = await service.createGallery({});
    const input = { galleryId: gallery.id, mediaIds: ['note'], place: { at: 'end' as const } };
    await expect(service.addMediaToGallery(input)).rejects.toBe(failure);
    expect(store.changes).toHaveLength(1);
  });
});
