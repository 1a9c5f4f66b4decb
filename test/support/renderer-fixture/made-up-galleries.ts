import type { GallerySummary } from '../../../shared/model/gallery.ts';
import { mediaIdOf, type GalleryItem } from '../../../shared/model/item.ts';
import { sortedForDisplay, type SortedList } from '../../../shared/order/sorted-list.ts';
import { mediaFileOf } from './made-up-media.ts';

const NAMES = [
  'Coastal light',
  'Studio, spring',
  'Anna & Tomás — the wedding',
  'Night trains',
  'Portfolio 2026',
  'An exceptionally long gallery name that has to end somewhere',
  'Gardens',
  'Brutalism',
];
const TEXT = '<h2>The sea has no memory</h2><p>Every wave begins again.</p>';
const START = Date.UTC(2026, 0, 1);

export interface MadeUpGallery {
  readonly summary: GallerySummary;
  readonly items: SortedList<GalleryItem>;
}

function itemOf(seed: number, sortOrder: number): GalleryItem {
  const now = new Date(sortOrder).toISOString();
  const common = { id: crypto.randomUUID(), sortOrder, createdDate: now, updatedDate: now };
  if (seed % 13 === 9) return { ...common, type: 'TEXT', text: { html: TEXT } };
  const { id, path, kind, width, height, durationInMillis } = mediaFileOf(seed);
  const filename = path.slice(path.indexOf('/') + 1);
  return kind === 'VIDEO'
    ? {
        ...common,
        type: 'VIDEO',
        video: { type: 'WIX_MEDIA', videoInfo: { id, filename }, durationInMillis },
      }
    : {
        ...common,
        type: 'IMAGE',
        image: { type: 'WIX_MEDIA', imageInfo: { id, filename, width, height } },
      };
}

/** Galleries of so many items each; the last of several is empty. */
export function makeUpGalleries(count: number, itemCount: number): MadeUpGallery[] {
  return Array.from({ length: count }, (_, index) => {
    const length = index > 0 && index === count - 1 ? 0 : itemCount;
    const items = sortedForDisplay(
      Array.from({ length }, (_item, place) => itemOf(index * 31 + place, START - place * 1000)),
    );
    const now = new Date(START).toISOString();
    const summary = {
      id: crypto.randomUUID(),
      name: NAMES[index % NAMES.length] ?? '',
      sortOrder: START - index * 1000,
      createdDate: now,
      updatedDate: now,
      totalItems: items.size,
      coverMediaIds: items
        .slice(0, 12)
        .flatMap((item) => mediaIdOf(item) ?? [])
        .slice(0, 4),
    };
    return { summary, items };
  });
}
