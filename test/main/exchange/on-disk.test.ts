import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EventStream } from '../../../main/events/event-stream.ts';
import { JobRegistry } from '../../../main/events/job-registry.ts';
import { createExchangeService } from '../../../main/exchange/exchange-service.ts';
import { createGalleryService } from '../../../main/galleries/gallery-service.ts';
import { openStore } from '../../../main/store/open-store.ts';
import type { ChangeableState } from '../../../main/store/state.ts';
import { FULL_ITEMS, temporaryFolder } from './exchange-fixture.ts';

const TEXTS = FULL_ITEMS.filter(
  ({ image, video }) => video?.type === 'YOUTUBE' || (image ?? video) === undefined,
);
const OPTIONS = { emptyCells: 'KEEP' } as const;

async function openDesk(folder: string) {
  const store = await openStore(folder, { program: 'Test', host: 'test', createWith: {} });
  onTestFinished(() => store.close().catch(() => undefined));
  const jobs = new JobRegistry(new EventStream());
  return {
    store,
    galleries: createGalleryService({ store, readText: async () => '' }),
    exchange: createExchangeService({ store, jobs, keptFolders: () => [folder] }),
  };
}

describe('exchange with a library on the disk', () => {
  it('keeps what was imported, unknown fields included, when the library is opened again', async () => {
    const folder = path.join(await temporaryFolder(), 'library');
    const first = await openDesk(folder);
    const text = JSON.stringify({
      name: 'Coast',
      theme: { dark: true },
      items: TEXTS.map((item) => ({ ...item, mood: 'calm' })),
    });
    const { planId } = await first.exchange.planImport({ ...OPTIONS, mode: 'NEW', text });
    const { addedGalleryIds } = await first.exchange.runImport({ ...OPTIONS, mode: 'NEW', text, planId });
    const galleryId = addedGalleryIds[0]!;
    const exported = async ({ exchange }: typeof first) =>
      (await exchange.exportGalleries({ galleryId, replace: false, byteOrderMark: false })).text;
    const before = await exported(first);
    await first.store.close();
    expect(await exported(await openDesk(folder))).toBe(before);
    expect(JSON.parse(before!)).toMatchObject({
      theme: { dark: true },
      items: TEXTS.map(() => ({ mood: 'calm' })),
    });
  });

  it('refuses a run that a change overtakes which alters its plan', async () => {
    const desk = await openDesk(path.join(await temporaryFolder(), 'library'));
    const { gallery } = await desk.galleries.createGallery({ gallery: { items: TEXTS } });
    const itemId = gallery.items[0]!.id;
    const text = JSON.stringify({ id: gallery.id, items: [{ id: itemId, title: 'New' }] });
    const input = { ...OPTIONS, mode: 'UPDATE', text } as const;
    const { planId } = await desk.exchange.planImport(input);
    // The run is planned while the other change waits in front of it, and that change is made only then.
    let plannedEarly = () => {};
    const isPlannedEarly = new Promise<void>((resolve) => (plannedEarly = resolve));
    const overtaking = desk.store.change(async () => {
      await isPlannedEarly;
      const changed = { title: 'Meanwhile' };
      return {
        label: 'Overtake',
        result: undefined,
        events: [{ type: 'galleryItemUpdated', galleryId: gallery.id, itemId, changed, previous: {} }],
      };
    });
    const queueing: ChangeableState = {
      state: desk.store.state,
      change: (command) => {
        plannedEarly();
        return desk.store.change(command);
      },
    };
    const jobs = new JobRegistry(new EventStream());
    const exchange = createExchangeService({ store: queueing, jobs, keptFolders: () => [] });
    await expect(exchange.runImport({ ...input, planId })).rejects.toMatchObject({
      code: 'FAILED_PRECONDITION',
      message: /^The library changed/,
    });
    await overtaking;
    const { item } = await desk.galleries.getGalleryItem({ galleryId: gallery.id, itemId });
    expect(item.title).toBe('Meanwhile');
  });

  it('lets others work while a large library is written', async () => {
    const folder = await temporaryFolder();
    const desk = await openDesk(path.join(folder, 'library'));
    for (let count = 0; count < 4; count += 1) {
      await desk.galleries.createGallery({
        gallery: { items: Array.from({ length: 1000 }, () => ({ text: { html: 'x'.repeat(500) } })) },
      });
    }
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 0);
    const { totalItems, sizeInBytes } = await desk.exchange.exportGalleries({
      file: path.join(folder, 'library.json'),
      replace: false,
      byteOrderMark: false,
    });
    clearInterval(turning);
    expect(totalItems).toBe(4000);
    expect(turns).toBeGreaterThan(sizeInBytes / (512 * 1024));
  });
});
