import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { openLibrary } from '../../../main/library.ts';
import { forkWorker } from '../../../main/media/worker-process.ts';

/** Pictures that differ; the files of the media folder are copies of them, so that their thumbnails are soon there as in a library that is in use. */
const PICTURES = 60;

const FILES_A_FOLDER = 1000;

/** Events of one change of the catalog. */
const BATCH = 5000;

/** A thumbhash: what it says of light and colour on the whole, and then of its parts. */
const THUMBHASH = Buffer.from('1QcSHQRnh493V4dIh4eXh1h4kJUI', 'base64');

/** A thumbhash that says nothing of the picture, and is that of no other file: nothing is drawn for it that was drawn before. */
function thumbhashOf(index: number): string {
  const hash = Buffer.from(THUMBHASH);
  hash.writeUInt32LE(Math.imul(index + 1, 0x9e3779b1) >>> 0, hash.length - 4);
  return hash.toString('base64');
}

async function makePictures(): Promise<Buffer[]> {
  const pictures = [];
  for (let index = 0; index < PICTURES; index += 1) {
    const background = { r: (index * 37) % 256, g: (index * 91) % 256, b: (index * 151) % 256 };
    const [width, height] = index % 3 === 0 ? [480, 640] : [640, 480];
    pictures.push(
      await sharp({ create: { width, height, channels: 3, background } })
        .jpeg()
        .toBuffer(),
    );
  }
  return pictures;
}

export const BIG_GALLERY = 'Everything';
export const SMALL_GALLERY = 'A few';

/** A library with so many files, a gallery of so many items and a small one, as the window finds it at a start; closed again. */
export async function makeUiLibrary(folder: string, files: number, items: number): Promise<void> {
  const pictures = await makePictures();
  for (let start = 0; start < files; start += FILES_A_FOLDER) {
    const part = path.join(folder, 'media', `part-${start / FILES_A_FOLDER}`);
    await mkdir(part, { recursive: true });
    const count = Math.min(FILES_A_FOLDER, files - start);
    await Promise.all(
      Array.from({ length: count }, (_, index) =>
        writeFile(
          path.join(part, `picture-${start + index}.jpg`),
          pictures[(start + index) % PICTURES] ?? '',
        ),
      ),
    );
  }
  const library = await openLibrary(folder, {
    host: 'test',
    spawnWorker: forkWorker(path.resolve('out/main/media-worker.js')),
    watch: false,
  });
  try {
    await library.media.rescan();
    await library.media.whenSettled();
    const all = [...library.store.state.media.values()];
    for (let start = 0; start < all.length; start += BATCH) {
      await library.store.change(() => ({
        label: 'Placeholders',
        origin: 'MEDIA_FOLDER',
        events: all.slice(start, start + BATCH).map((file, index) => ({
          type: 'mediaFileUpdated' as const,
          mediaId: file.id,
          changed: { thumbhash: thumbhashOf(start + index) },
          previous: { thumbhash: file.thumbhash ?? null },
        })),
        result: undefined,
      }));
    }
    for (const [name, count] of [
      [BIG_GALLERY, items],
      [SMALL_GALLERY, 20],
    ] as const) {
      const { gallery } = await library.galleries.createGallery({ gallery: { name } });
      for (let start = 0; start < count; start += 1000) {
        const mediaIds = all.slice(start, Math.min(count, start + 1000)).map(({ id }) => id);
        await library.galleries.addMediaToGallery({ galleryId: gallery.id, mediaIds, place: { at: 'end' } });
      }
    }
  } finally {
    await library.close();
  }
}
