import { describe, expect, it } from 'vitest';
import { applyToFiltered } from '../../../renderer/app/state/filtered-item-events.ts';
import { SparseList } from '../../../renderer/app/state/sparse-list.ts';
import type { DomainEvent } from '../../../shared/events/domain-event.ts';
import type { GalleryItem } from '../../../shared/model/item.ts';

const GALLERY = 'g';
const FILTER = { flags: ['PICK'] } as const;

const item = (id: string, sortOrder: number, flag?: 'PICK' | 'REJECT'): GalleryItem => ({
  id,
  sortOrder,
  type: 'TEXT',
  text: { html: id },
  createdDate: '',
  updatedDate: '',
  ...(flag === undefined ? {} : { flag }),
});

const list = new SparseList([item('a', 30, 'PICK'), item('b', 20, 'PICK'), item('c', 10, 'PICK')]);

const apply = (...events: DomainEvent[]) => applyToFiltered(list, GALLERY, events, FILTER);
const idsOf = ({ list: after }: ReturnType<typeof apply>) => after.slots.map((slot) => slot?.id);

const flagged = (itemId: string, flag: 'REJECT' | 'PICK' | null): DomainEvent => ({
  type: 'galleryItemUpdated',
  galleryId: GALLERY,
  itemId,
  changed: { flag },
  previous: {},
  sequence: 1,
});

const created = (value: GalleryItem): DomainEvent => ({
  type: 'galleryItemCreated',
  galleryId: GALLERY,
  item: value,
  sequence: 1,
});

describe('a filtered list', () => {
  it('loses what no longer matches, and is read again', () => {
    const after = apply(flagged('b', null));
    expect(idsOf(after)).toEqual(['a', 'c']);
    expect(after).toMatchObject({ removedIds: ['b'], isStale: true });
  });

  it('keeps what still matches', () => {
    expect(idsOf(apply(flagged('b', 'PICK')))).toEqual(['a', 'b', 'c']);
  });

  it('takes in what is new and matches, at its place, and nothing else', () => {
    expect(idsOf(apply(created(item('n', 25, 'PICK')), created(item('m', 15))))).toEqual([
      'a',
      'n',
      'b',
      'c',
    ]);
  });

  it('does not stumble over items that it does not show', () => {
    const gone: DomainEvent = {
      type: 'galleryItemDeleted',
      galleryId: GALLERY,
      item: item('x', 5),
      sequence: 1,
    };
    expect(idsOf(apply(flagged('y', 'REJECT'), gone))).toEqual(['a', 'b', 'c']);
    // One that was not shown may match by now: only the core knows.
    expect(apply(flagged('y', 'PICK')).isStale).toBe(true);
  });

  it('is not concerned by other galleries', () => {
    const after = apply({ ...flagged('b', null), galleryId: 'other' } as DomainEvent);
    expect(after.list).toBe(list);
    expect(after.isStale).toBe(false);
  });
});
