import { describe, expect, test } from 'vitest';
import { applyGalleryEvents } from '../../../renderer/app/state/gallery-list.ts';
import { SparseList } from '../../../renderer/app/state/sparse-list.ts';
import type { DomainEvent } from '../../../shared/events/domain-event.ts';
import type { GallerySummary } from '../../../shared/model/gallery.ts';
import { itemOf } from './made-up-items.ts';

const summary = (id: string, sortOrder: number): GallerySummary => ({
  id,
  name: id,
  sortOrder,
  createdDate: '2026-01-01T00:00:00.000Z',
  updatedDate: '2026-01-01T00:00:00.000Z',
  totalItems: 2,
  coverMediaIds: [],
});

describe('events of the list of galleries', () => {
  const list = new SparseList([summary('summer', 30), summary('autumn', 20), summary('winter', 10)]);
  const names = (events: readonly DomainEvent[]): (string | undefined)[] =>
    applyGalleryEvents(list, events).slots.map((gallery) => gallery?.name);

  test('a new gallery appears in its place', () => {
    const gallery = summary('spring', 40);
    expect(names([{ type: 'galleryCreated', galleryId: 'spring', gallery, sequence: 1 }])).toEqual([
      'spring',
      'summer',
      'autumn',
      'winter',
    ]);
  });

  test('a moved gallery changes its place, a renamed one its name', () => {
    const base = { type: 'galleryUpdated', galleryId: 'winter', previous: {}, sequence: 1 } as const;
    expect(names([{ ...base, changed: { sortOrder: 25 } }])).toEqual(['summer', 'winter', 'autumn']);
    expect(names([{ ...base, changed: { name: 'frost' } }])).toEqual(['summer', 'autumn', 'frost']);
  });

  test('items that come and go are counted', () => {
    const events: DomainEvent[] = [
      { type: 'galleryItemCreated', galleryId: 'autumn', item: itemOf(1), sequence: 1 },
      { type: 'galleryItemCreated', galleryId: 'autumn', item: itemOf(2), sequence: 2 },
      { type: 'galleryItemDeleted', galleryId: 'autumn', item: itemOf(1), sequence: 3 },
    ];
    expect(applyGalleryEvents(list, events).get('autumn')?.totalItems).toBe(3);
  });

  test('a deleted gallery goes', () => {
    const gallery = summary('autumn', 20);
    expect(names([{ type: 'galleryDeleted', galleryId: 'autumn', gallery, sequence: 1 }])).toEqual([
      'summer',
      'winter',
    ]);
  });
});
