import { createGalleryService, type GalleryService } from '../../../main/galleries/gallery-service.ts';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import { MemoryStore } from '../../support/memory-store.ts';

/** A gallery service on the model of the store, with a clock and ids that are the same in every run. */
export interface ServiceFixture {
  readonly store: MemoryStore;
  readonly service: GalleryService;
  /** The label of the last change. */
  lastLabel(): string | undefined;
}

export const START = Date.UTC(2024, 0, 1);

export function serviceWith(
  media: readonly MediaFile[] = [],
  readText: (file: MediaFile) => Promise<string> = async (file) => `Text of ${file.path}`,
): ServiceFixture {
  const store = new MemoryStore(media);
  let ticks = 0;
  let ids = 0;
  const service = createGalleryService({
    store,
    readText,
    now: () => new Date(START + 1000 * ticks++),
    newId: () => `00000000-0000-4000-8000-${String(ids++).padStart(12, '0')}`,
  });
  return { store, service, lastLabel: () => store.changes.at(-1)?.label };
}
