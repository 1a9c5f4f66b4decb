import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { documentText } from '../../../main/store/document-text.ts';
import { openStore, type Store } from '../../../main/store/open-store.ts';
import type { GalleryItem } from '../../../shared/model/item.ts';

const DATE = '2026-03-01T10:00:00.000Z';

export function itemIdOf(index: number): string {
  return `6f1c2a90-5b7e-4d13-9a42-${index.toString(16).padStart(12, '0')}`;
}

/** An item of about 600 bytes of JSON, like one of a curated gallery. */
export function sampleItem(index: number): GalleryItem {
  const number = index.toString(16).padStart(12, '0');
  return {
    id: itemIdOf(index),
    sortOrder: 1_700_000_000_000 + index,
    title: `Harbour at first light, frame ${index}`,
    description: 'Fishing boats leaving at dawn, seen from the east pier; the second of three exposures.',
    type: 'IMAGE',
    image: {
      type: 'WIX_MEDIA',
      imageInfo: {
        id: `media-${number}`,
        width: 6000,
        height: 4000,
        altText: 'Boats on calm water before sunrise',
        filename: `DSC_${index}.jpg`,
      },
      focalPoint: { x: 0.5, y: 0.33 },
    },
    link: { text: 'Prints', url: 'https://example.org/prints/harbour' },
    tags: { values: ['harbour', 'dawn', 'boats'] },
    createdDate: DATE,
    updatedDate: DATE,
  };
}

export function galleryIdOf(index: number): string {
  return `0d8f6a3e-91c4-4b52-8e07-${index.toString(16).padStart(12, '0')}`;
}

export function open(folder: string): Promise<Store> {
  return openStore(folder, { program: 'Benchmark', host: 'test', createWith: { name: 'Benchmark' } });
}

/** A closed library of `galleries` galleries with `itemsEach` items. */
export async function makeLibrary(folder: string, galleries: number, itemsEach: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  await (await open(folder)).close();
  // Written as the store writes them, but without a flush for each.
  for (let gallery = 0; gallery < galleries; gallery += 1) {
    const id = galleryIdOf(gallery);
    const head = {
      schemaVersion: 1,
      id,
      name: `Gallery ${gallery}`,
      sortOrder: gallery,
      createdDate: new Date(Date.parse(DATE) + gallery * 1000).toISOString(),
      updatedDate: DATE,
      sequence: 0,
      appliedSequence: 0,
    };
    const items = Array.from({ length: itemsEach }, (_, index) => sampleItem(gallery * itemsEach + index));
    const text = documentText(head, 'items', items.toReversed());
    await writeFile(path.join(folder, 'galleries', `${id}.json`), [...text].join(''));
  }
  // The first opening reads them all and leaves the index.
  await (await open(folder)).close();
}

/** Acknowledged when it is durable. */
export function editTitle(store: Store, itemIndex: number, title: string): Promise<undefined> {
  return store.change(() => ({
    label: 'Change title of an item',
    events: [
      {
        type: 'galleryItemUpdated',
        galleryId: galleryIdOf(0),
        itemId: itemIdOf(itemIndex),
        changed: { title },
        previous: {},
      },
    ],
    result: undefined,
  }));
}
