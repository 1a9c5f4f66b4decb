import { existsSync } from 'node:fs';
import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { forkWorker } from '../../../main/media/worker-process.ts';
import { smallMp4 } from '../../support/small-videos.ts';
import { openMedia, picture, put, temporaryFolder, type MediaFixture } from './media-fixture.ts';
import { colourAt, differenceOf } from './worker/look.ts';

const bytesOf = (content: Uint8Array): ReadableStream<Uint8Array> =>
  new Blob([Uint8Array.from(content)]).stream();

/** A library with one video, on a machine without ffmpeg. */
async function withVideo(): Promise<MediaFixture & { id: string }> {
  const path = process.env.PATH;
  process.env.PATH = await temporaryFolder();
  onTestFinished(() => {
    process.env.PATH = path;
  });
  const fixture = await openMedia({
    spawnWorker: forkWorker(inject('mediaWorker')),
    before: async (folder) => {
      await put(join(folder, 'film.mp4'), smallMp4);
      await put(join(folder, 'teal.jpg'), await picture('teal', 640, 360));
    },
  });
  return {
    ...fixture,
    get store() {
      return fixture.store;
    },
    get media() {
      return fixture.media;
    },
    id: fixture.at('film.mp4')!.id,
  };
}

async function shown(fixture: MediaFixture, id: string, size: number): Promise<number[]> {
  return colourAt(await readFile((await fixture.media.thumbnail(id, size)).path), 0.5, 0.5);
}

const TEAL = [0, 128, 128];
const PURPLE = [128, 0, 128];

describe('a video without ffmpeg', () => {
  it('is shown, and has no still', async () => {
    const fixture = await withVideo();
    expect(fixture.at('film.mp4')).toMatchObject({ status: 'READY', width: 64, height: 32 });
    expect(fixture.at('film.mp4')).not.toHaveProperty('thumbhash');
    await expect(fixture.media.thumbnail(fixture.id, 256)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('takes the still that the window made, in every size, with a placeholder', async () => {
    const fixture = await withVideo();
    await fixture.media.takePoster(fixture.id, 'AUTOMATIC', bytesOf(await picture('teal', 640, 360)));
    for (const size of [256, 512, 1024]) {
      expect(differenceOf(await shown(fixture, fixture.id, size), TEAL)).toBeLessThan(8);
    }
    expect(fixture.at('film.mp4')!.thumbhash).toMatch(/^[\w+/=]{20,}$/);
    expect(fixture.at('film.mp4')).not.toHaveProperty('poster');
  });

  it('takes nothing but pictures, and keeps nothing of what it refused', async () => {
    const fixture = await withVideo();
    for (const origin of ['AUTOMATIC', 'CHOSEN'] as const) {
      await expect(
        fixture.media.takePoster(fixture.id, origin, bytesOf(Buffer.from('<script>alert(1)</script>'))),
      ).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
      await expect(
        fixture.media.takePoster(
          fixture.id,
          origin,
          bytesOf((await picture('teal', 640, 360)).subarray(0, 900)),
        ),
      ).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    }
    expect(existsSync(join(fixture.library, 'posters'))).toBe(false);
    expect(await readdir(join(fixture.library, 'cache/incoming'))).toEqual([]);
  });

  it('refuses a picture of more than 64 MB before all of it came', async () => {
    const fixture = await withVideo();
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1024 * 1024));
      },
    });
    await expect(fixture.media.takePoster(fixture.id, 'CHOSEN', endless)).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
    expect(pulled).toBeLessThan(70);
  });
});

describe('a chosen poster', () => {
  it('is shown in place of the still, and undone and redone like any other step', async () => {
    const fixture = await withVideo();
    await fixture.media.takePoster(fixture.id, 'AUTOMATIC', bytesOf(await picture('teal', 640, 360)));
    await fixture.media.takePoster(fixture.id, 'CHOSEN', bytesOf(await picture('purple', 640, 360)));
    const { poster } = fixture.at('film.mp4')!;
    expect(poster).toMatchObject({ width: 640, height: 360 });
    expect(differenceOf(await shown(fixture, fixture.id, 512), PURPLE)).toBeLessThan(8);
    const last = fixture.messages.findLast(({ kind }) => kind === 'change');
    expect(last).toMatchObject({ kind: 'change', change: { label: 'Choose poster of “film.mp4”' } });
    expect(last).not.toHaveProperty('change.origin');
    await fixture.media.resetPoster(fixture.id);
    expect(fixture.at('film.mp4')).not.toHaveProperty('poster');
    expect(differenceOf(await shown(fixture, fixture.id, 512), TEAL)).toBeLessThan(8);
    // The file stays, so that the step can be taken back.
    expect(await readdir(join(fixture.library, 'posters'))).toEqual([`${poster!.id}.jpg`]);
  });

  it('outlives the cache, and the editing of its video', async () => {
    const fixture = await withVideo();
    await fixture.media.takePoster(fixture.id, 'CHOSEN', bytesOf(await picture('purple', 640, 360)));
    await fixture.whileClosed(async () => {
      await rm(join(fixture.library, 'cache'), { recursive: true });
      await writeFile(
        fixture.inFolder('film.mp4'),
        Buffer.concat([smallMp4, Buffer.from('\0\0\0\u0008free')]),
      );
    });
    expect(fixture.at('film.mp4')).toMatchObject({ id: fixture.id, poster: { width: 640 } });
    expect(differenceOf(await shown(fixture, fixture.id, 256), PURPLE)).toBeLessThan(8);
  });

  it('can be an image of the media folder', async () => {
    const fixture = await withVideo();
    const file = await fixture.media.setPoster(fixture.id, fixture.at('teal.jpg')!.id);
    expect(file.poster).toMatchObject({ width: 640, height: 360 });
    expect(differenceOf(await shown(fixture, fixture.id, 256), TEAL)).toBeLessThan(8);
    await expect(fixture.media.setPoster(fixture.at('teal.jpg')!.id, fixture.id)).rejects.toMatchObject({
      code: 'FAILED_PRECONDITION',
    });
  });

  it('that was taken out of the library leaves the still', async () => {
    const fixture = await withVideo();
    await fixture.media.takePoster(fixture.id, 'AUTOMATIC', bytesOf(await picture('teal', 640, 360)));
    await fixture.media.takePoster(fixture.id, 'CHOSEN', bytesOf(await picture('purple', 640, 360)));
    await rm(join(fixture.library, 'posters'), { recursive: true });
    expect(differenceOf(await shown(fixture, fixture.id, 1024), TEAL)).toBeLessThan(8);
  });

  it('brings nothing along but its pixels', async () => {
    const fixture = await withVideo();
    const told = await sharp(await picture('purple', 640, 360))
      .withExif({ IFD0: { Artist: 'A secret' } })
      .jpeg()
      .toBuffer();
    await fixture.media.takePoster(fixture.id, 'CHOSEN', bytesOf(told));
    const kept = await readFile(
      join(fixture.library, 'posters', `${fixture.at('film.mp4')!.poster!.id}.jpg`),
    );
    expect(kept.includes('A secret')).toBe(false);
  });
});

describe('a cache that nobody can write', () => {
  it.skipIf(process.getuid?.() === 0)('keeps no picture from being shown', async () => {
    const fixture = await openMedia();
    await chmod(join(fixture.library, 'cache'), 0o500);
    await put(fixture.inFolder('a.jpg'), await picture('teal', 600, 400));
    await fixture.media.rescan();
    await fixture.media.whenPreviewed();
    expect(fixture.at('a.jpg')).toMatchObject({ status: 'READY' });
  });

  it('of which a file is in the way keeps no picture from being shown', async () => {
    const fixture = await openMedia();
    await rm(join(fixture.library, 'cache'), { recursive: true, force: true });
    await writeFile(join(fixture.library, 'cache'), 'in the way');
    await put(fixture.inFolder('a.jpg'), await picture('teal', 600, 400));
    await fixture.media.rescan();
    await fixture.media.whenPreviewed();
    const file = fixture.at('a.jpg')!;
    expect(file).toMatchObject({ status: 'READY', width: 600 });
    expect(file.thumbhash).toMatch(/^[\w+/=]{20,}$/);
    const served = await fixture.media.thumbnail(file.id, 256);
    expect(served.mimeType).toBe('image/jpeg');
    expect(differenceOf(await colourAt(Buffer.from(served.content!), 0.5, 0.5), TEAL)).toBeLessThan(8);
  });
});
