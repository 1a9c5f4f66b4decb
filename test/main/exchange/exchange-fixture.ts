import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { EventStream } from '../../../main/events/event-stream.ts';
import { JobRegistry } from '../../../main/events/job-registry.ts';
import { createExchangeService } from '../../../main/exchange/exchange-service.ts';
import { createGalleryService } from '../../../main/galleries/gallery-service.ts';
import type { ImportPlan, ImportResult } from '../../../shared/exchange/import-plan.ts';
import type { Gallery } from '../../../shared/model/gallery.ts';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import type { ItemInput } from '../../../shared/schemas/item.ts';
import { mediaFile } from '../../support/media-files.ts';
import { MemoryStore } from '../../support/memory-store.ts';

export const FILES: readonly MediaFile[] = [
  mediaFile({ id: 'm-dawn', path: 'coast/dawn.jpg', width: 4000, height: 3000 }),
  mediaFile({ id: 'm-dusk', path: 'coast/dusk.jpg', width: 4000, height: 3000 }),
  mediaFile({
    id: 'm-tide',
    path: 'clips/tide.mp4',
    kind: 'VIDEO',
    mimeType: 'video/mp4',
    durationInMillis: 9000,
  }),
];

/** A folder of the test's own, removed when it ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gallery-desk-exchange-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

type ImportOptions = Partial<Parameters<ReturnType<typeof createExchangeService>['planImport']>[0]>;

/** A library in memory with everything that exchanges galleries. */
export function exchangeDesk(files: readonly MediaFile[] = FILES, keptFolders: readonly string[] = []) {
  const store = new MemoryStore(files);
  const galleries = createGalleryService({ store, readText: async () => '' });
  const events = new EventStream();
  const jobs = new JobRegistry(events);
  const exchange = createExchangeService({ store, jobs, keptFolders: () => keptFolders });
  const inputOf = (text: string, options: ImportOptions) =>
    ({ text, mode: 'NEW', emptyCells: 'KEEP', ...options }) as const;
  const plan = (text: string, options: ImportOptions = {}): Promise<ImportPlan> =>
    exchange.planImport(inputOf(text, options));
  const run = (text: string, planId: string, options: ImportOptions = {}): Promise<ImportResult> =>
    exchange.runImport({ ...inputOf(text, options), planId });
  return {
    store,
    galleries,
    exchange,
    events,
    jobs,
    plan,
    run,
    async planAndRun(text: string, options: ImportOptions = {}) {
      const planned = await plan(text, options);
      return { planned, result: await run(text, planned.planId, options) };
    },
    async exported(
      galleryId?: string,
      format: 'JSON' | 'CSV' = 'JSON',
      byteOrderMark = false,
    ): Promise<string> {
      const { text } = await exchange.exportGalleries({ galleryId, format, replace: false, byteOrderMark });
      return text ?? '';
    },
    async makeGallery(name: string, items: ItemInput[] = []): Promise<Gallery> {
      return (await galleries.createGallery({ gallery: { name, items } })).gallery;
    },
    async gallery(galleryId: string): Promise<Gallery> {
      return (await galleries.getGallery({ galleryId, itemOffset: 0, itemLimit: 200 })).gallery;
    },
  };
}

/** One item of each kind, with everything that an item can have. */
export const FULL_ITEMS: ItemInput[] = [
  {
    title: 'Dawn, “first” light',
    description: 'Line one\nline two; and more',
    link: { text: 'More', url: 'https://example.test/dawn?a=1&b=2' },
    tags: { values: ['sea', 'a;b', 'שקיעה', '🌅'] },
    image: {
      imageInfo: { id: 'm-dawn', altText: '=HYPERLINK("x")' },
      focalPoint: { x: 0.25, y: 0.75 },
      exif: { Model: 'X', nested: { deep: [1, 2, { a: null }] } },
      quality: 80,
      unsharpMasking: { amount: 1, radius: 2, threshold: 0.1 },
    },
  },
  { title: 'Far away', image: { imageInfo: { id: 'https://example.test/a.jpg', width: 10, height: 20 } } },
  { title: 'Tide', video: { videoInfo: { id: 'm-tide' } } },
  { video: { type: 'YOUTUBE', videoInfo: { url: 'https://youtu.be/abc' } } },
  {
    title: '-1+1',
    text: { html: '<p>Ebb &amp; <strong>flow</strong></p>', css: { color: '#333', width: 4 } },
  },
];

type Json = Record<string, unknown>;

/** The gallery without what an import gives it anew. */
export function withoutIds(gallery: unknown): unknown {
  const { id: _, ...rest } = gallery as Json;
  const items = (rest.items as Json[]).map(({ id: _id, ...item }) => item);
  return { ...rest, items };
}
