import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openDesk, type Desk } from './desk.ts';
import { makePhotos } from './photos.ts';

/** ms between two of the pictures that are looked for. */
const INTERVAL = 250;

/**
 * ms from the last write to a picture until the window is told of its placeholder: alone, and while many others are being copied in. As the
 * window does, it is asked for as soon as it is in the catalog, because the newest are on screen.
 */
export async function timesUntilVisible(
  folder: string,
  photo: (number: number) => Buffer,
  { pictures, others }: { readonly pictures: number; readonly others: number },
): Promise<{ readonly alone: number[]; readonly amid: number[] }> {
  const media = path.join(folder, 'media');
  const source = path.join(folder, 'source');
  await mkdir(media, { recursive: true });
  await makePhotos(source, others, (number) => photo(1000 + number));
  const desk = await openDesk(path.join(folder, 'library'), media, true);
  await desk.media.whenSettled();
  const alone: number[] = [];
  for (let index = 0; index < pictures; index += 1) {
    alone.push(await timeUntilVisible(desk, media, `alone ${index}.jpg`, photo(index)));
  }
  const copy = spawn('cp', ['-r', source, path.join(media, 'copied')], { stdio: 'inherit' });
  const copied = once(copy, 'exit');
  const amid: Promise<number>[] = [];
  for (let index = 0; index < pictures; index += 1) {
    amid.push(timeUntilVisible(desk, media, `amid ${index}.jpg`, photo(500 + index)));
    await pause(INTERVAL);
  }
  await copied;
  const times = { alone, amid: await Promise.all(amid) };
  await desk.close();
  return times;
}

async function timeUntilVisible(desk: Desk, folder: string, name: string, content: Buffer): Promise<number> {
  const isSeen = new Promise<void>((resolve) => {
    const unsubscribe = desk.events.subscribe((message) => {
      if (message.kind !== 'change') return;
      const file = desk.store.state.media.byPath(name);
      if (file === undefined) return;
      for (const event of message.change.events) {
        // It may be taken back while it is made; the next request makes it then.
        if (event.type === 'mediaFileAdded' && event.file.id === file.id)
          void desk.media.thumbnail(file.id, 256).catch(() => undefined);
      }
      if (file.thumbhash === undefined) return;
      unsubscribe();
      resolve();
    });
  });
  await writeFile(path.join(folder, name), content);
  const written = performance.now();
  await isSeen;
  return performance.now() - written;
}
