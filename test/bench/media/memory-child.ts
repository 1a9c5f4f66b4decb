import { mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import { FACTS_VERSION } from '../../../main/media/metadata-facts.ts';
import { openDesk } from './desk.ts';

const FILES_EACH = 100;

/** Makes a library whose catalog has so many pictures with all that pictures say, and empty files in their places. */
export async function makeCatalog(library: string, folder: string, files: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const desk = await openDesk(library, folder);
  await desk.media.whenSettled();
  for (let start = 0; start < files; start += FILES_EACH) {
    const name = `year ${Math.floor(start / 10_000)}/day ${start / FILES_EACH}`;
    await mkdir(path.join(folder, name), { recursive: true });
    const added: MediaFile[] = [];
    for (let number = start; number < start + FILES_EACH; number += 1) {
      const place = `${name}/IMG_${number}.jpg`;
      await writeFile(path.join(folder, place), '');
      added.push(fileOf(place, number, Math.trunc((await stat(path.join(folder, place))).mtimeMs)));
    }
    await desk.store.change(() => ({
      label: 'Fill',
      origin: 'MEDIA_FOLDER',
      events: added.map((file) => ({ type: 'mediaFileAdded', file })),
      result: undefined,
    }));
  }
  await desk.close();
}

function fileOf(place: string, number: number, modifiedTime: number): MediaFile {
  const fingerprint = number.toString(16).padStart(32, '0');
  const date = '2026-05-31T18:03:11.000Z';
  return {
    id: fingerprint.slice(6),
    path: place,
    kind: 'IMAGE',
    mimeType: 'image/jpeg',
    sizeInBytes: 0,
    modifiedTime,
    fingerprint,
    width: 6000,
    height: 4000,
    orientation: 1,
    dateTaken: '2024-05-31T18:03:11',
    metadata: {
      title: `Morning ${number}`,
      description: 'Fishing boats come home at dawn.',
      keywords: ['harbour', 'dawn', 'boats'],
      creator: 'Somebody',
      camera: 'Canon EOS R5',
      lens: 'RF24-70mm F2.8',
      rating: number % 6,
      location: { latitude: 53 + number / 1e6, longitude: 8 },
      exposure: { exposureTime: 0.004, fNumber: 8, iso: 100, focalLength: 35 },
    },
    factsVersion: FACTS_VERSION,
    thumbhash: '3OcRJYB4d3h/iIeHeEh3eIhw+j2w',
    status: 'READY',
    addedDate: date,
    updatedDate: date,
  };
}

export interface Opened {
  /** ms */
  readonly ready: number;
  /** MB of the process, before anything was opened. */
  readonly before: number;
  /** MB of the process, with everything known and watched. */
  readonly after: number;
}

/** Opens a library in this process and watches; answers how long it took and what it needs. */
export async function openAndWatch(library: string, folder: string): Promise<Opened> {
  const before = process.memoryUsage().rss / 1e6;
  const started = performance.now();
  const desk = await openDesk(library, folder, true);
  await desk.media.whenSettled();
  const ready = performance.now() - started;
  globalThis.gc?.();
  const after = process.memoryUsage().rss / 1e6;
  await desk.close();
  return { ready, before, after };
}
