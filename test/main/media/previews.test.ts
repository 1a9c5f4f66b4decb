import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { SpawnWorker } from '../../../main/media/worker-process.ts';
import type { PreviewRequest, ToWorker } from '../../../main/media/worker/messages.ts';
import { edit, openMedia, picture, put, workers } from './media-fixture.ts';

/** Workers that keep back requests for previews, from the n-th on, until they are let go. */
function heldPreviews(from = 0) {
  const asked: PreviewRequest[] = [];
  const held: (() => void)[] = [];
  let isHeld = true;
  const spawn = workers();
  const spawnWorker: SpawnWorker = () => {
    const worker = spawn();
    return {
      ...worker,
      send(message: ToWorker) {
        if (message.request.type !== 'preview') return worker.send(message);
        asked.push(message.request);
        if (isHeld && asked.length > from) held.push(() => worker.send(message));
        else worker.send(message);
      },
    };
  };
  const letGo = () => {
    isHeld = false;
    for (const send of held.splice(0)) send();
  };
  return { asked, spawnWorker, letGo };
}

describe('previews', () => {
  it('are made after a file is in the catalog and usable', async () => {
    const { asked, spawnWorker, letGo } = heldPreviews();
    const opening = openMedia({
      spawnWorker,
      before: async (folder) => put(`${folder}/a.jpg`, await picture('red')),
    });
    const sizes: (number | undefined)[] = [];
    await expect.poll(() => asked.length).toBe(1);
    letGo();
    const { at, messages } = await opening;
    for (const message of messages) {
      if (message.kind !== 'change') continue;
      for (const event of message.change.events)
        if (event.type === 'mediaFileAdded') {
          expect(event.file).not.toHaveProperty('thumbhash');
          expect(event.file.status).toBe('READY');
          sizes.push(event.file.width);
        }
    }
    expect(sizes).toEqual([48]);
    expect(at('a.jpg')!.thumbhash).toMatch(/^[\w+/=]{20,}$/);
  });

  it('that were not made when the application was closed are made when it opens again', async () => {
    const fixture = await openMedia({
      before: async (folder) => put(`${folder}/z.jpg`, await picture('red')),
    });
    // A catalog as it is when the application is closed in between: everything is known, but no preview was made.
    const { id, thumbhash } = fixture.at('z.jpg')!;
    await fixture.store.change(() => ({
      label: 'Forget',
      origin: 'MEDIA_FOLDER',
      events: [
        {
          type: 'mediaFileUpdated',
          mediaId: id,
          changed: { thumbhash: null },
          previous: { thumbhash: thumbhash! },
        },
      ],
      result: undefined,
    }));
    await fixture.whileClosed(async () => undefined);
    expect(fixture.at('z.jpg')!.thumbhash).toBe(thumbhash);
  });

  it('of what somebody looks at are made before all others, all its sizes at once', async () => {
    const { asked, spawnWorker, letGo } = heldPreviews();
    const { at, inFolder, media } = await openMedia({ spawnWorker });
    for (let index = 0; index < 12; index++)
      await put(inFolder(`${index}.jpg`), await picture('red', 20 + index));
    await media.rescan();
    await expect.poll(() => asked.length).toBe(2);
    const looked = at('5.jpg')!;
    const thumbnails = [media.thumbnail(looked.id, 256), media.thumbnail(looked.id, 512)];
    letGo();
    await Promise.all(thumbnails);
    await media.whenPreviewed();
    expect(asked[2]!.path).toBe('5.jpg');
    expect(asked.map(({ path }) => path).sort()).toEqual(
      Array.from({ length: 12 }, (_, index) => `${index}.jpg`).sort(),
    );
  });

  it('of a picture that changes while they are made never show other content under its name', async () => {
    const { asked, spawnWorker, letGo } = heldPreviews(1);
    const { at, inFolder, library, media } = await openMedia({
      spawnWorker,
      before: async (folder) => put(`${folder}/a.jpg`, await picture('red')),
    });
    const first = at('a.jpg')!;
    await edit(inFolder('a.jpg'), await picture('green', 40, 30));
    await media.rescan();
    await expect.poll(() => asked.length).toBe(2);
    const second = at('a.jpg')!;
    expect(second.fingerprint).not.toBe(first.fingerprint);
    expect(second).not.toHaveProperty('thumbhash');
    await edit(inFolder('a.jpg'), await picture('blue', 60, 30));
    letGo();
    await media.rescan();
    await media.whenPreviewed();
    expect(at('a.jpg')).toMatchObject({ id: first.id, width: 60, thumbhash: expect.any(String) });
    const { path } = await media.thumbnail(first.id, 256);
    expect(await sharp(path).metadata()).toMatchObject({ width: 60, height: 30 });
    const kept = await readdir(join(library, 'cache/thumbnails'), { recursive: true });
    expect(kept.some((name) => name.includes(second.fingerprint!))).toBe(false);
  });

  it('find a picture that is damaged far behind its beginning', async () => {
    const whole = await picture('red', 600, 400);
    const { at } = await openMedia({
      before: (folder) => put(`${folder}/cut.jpg`, whole.subarray(0, whole.length - 200)),
    });
    expect(at('cut.jpg')).toMatchObject({
      status: 'DAMAGED',
      problem: expect.stringContaining('cut.jpg'),
    });
    expect(at('cut.jpg')).not.toHaveProperty('thumbhash');
  });
});
