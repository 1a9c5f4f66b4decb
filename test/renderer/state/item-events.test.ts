import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyItemEvents, withChanges } from '../../../renderer/app/state/item-events.ts';
import { SparseList } from '../../../renderer/app/state/sparse-list.ts';
import type { DomainEvent } from '../../../shared/events/domain-event.ts';
import type { GalleryItem } from '../../../shared/model/item.ts';
import { sortedForDisplay } from '../../../shared/order/sorted-list.ts';
import { galleryId, itemOf } from './made-up-items.ts';

const created = (item: GalleryItem): DomainEvent => ({
  type: 'galleryItemCreated',
  galleryId,
  item,
  sequence: 1,
});
const deleted = (item: GalleryItem): DomainEvent => ({
  type: 'galleryItemDeleted',
  galleryId,
  item,
  sequence: 1,
});
const moved = (item: GalleryItem, sortOrder: number): DomainEvent => ({
  type: 'galleryItemUpdated',
  galleryId,
  itemId: item.id,
  changed: { sortOrder },
  previous: { sortOrder: item.sortOrder },
  sequence: 1,
});

const listOf = (...numbers: number[]): SparseList<GalleryItem> =>
  new SparseList(numbers.map((number) => itemOf(number)));
const idsOf = (list: SparseList<GalleryItem>): (string | undefined)[] => list.slots.map((item) => item?.id);

describe('events of a gallery that is loaded in parts', () => {
  test('a new item appears in its place', () => {
    const { list } = applyItemEvents(listOf(50, 40, 20), galleryId, [created(itemOf(30))]);
    expect(idsOf(list)).toEqual(idsOf(listOf(50, 40, 30, 20)));
  });

  test('an item that a page brought before its event is not there twice', () => {
    const { list } = applyItemEvents(listOf(50, 40, 20), galleryId, [created(itemOf(40))]);
    expect(list.total).toBe(3);
  });

  test('a new item between two holes is a hole more', () => {
    const sparse = new SparseList([itemOf(90), undefined, undefined, itemOf(10)]);
    const { list, isStale } = applyItemEvents(sparse, galleryId, [created(itemOf(50))]);
    expect(idsOf(list)).toEqual([itemOf(90).id, undefined, undefined, undefined, itemOf(10).id]);
    expect(isStale).toBe(false);
  });

  test('an item that goes where nothing is loaded takes a hole with it', () => {
    const sparse = new SparseList([itemOf(90), undefined, undefined, itemOf(10)]);
    const { list, removedIds } = applyItemEvents(sparse, galleryId, [deleted(itemOf(50))]);
    expect(idsOf(list)).toEqual([itemOf(90).id, undefined, itemOf(10).id]);
    expect(removedIds).toEqual([itemOf(50).id]);
  });

  test('an item that goes from where there is no room for it makes the list stale', () => {
    const { isStale } = applyItemEvents(listOf(90, 10), galleryId, [deleted(itemOf(50))]);
    expect(isStale).toBe(true);
  });

  test('events of other galleries change nothing', () => {
    const list = listOf(3, 2, 1);
    const event = { ...created(itemOf(9)), galleryId: 'another' };
    expect(applyItemEvents(list, galleryId, [event]).list).toBe(list);
  });

  test('a field that is set to null is gone, others stay', () => {
    const item = { ...itemOf(1), title: 'Dusk', description: 'Low tide' };
    expect(withChanges<GalleryItem>(item, { title: null })).toEqual({
      ...itemOf(1),
      description: 'Low tide',
    });
  });

  test('whatever happens, every loaded item is where the whole list has it', () => {
    const step = fc.record({
      kind: fc.constantFrom('create', 'delete', 'move'),
      pick: fc.nat(1000),
      order: fc.integer({ min: 0, max: 5000 }),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.array(fc.boolean(), { maxLength: 60 }),
        fc.array(step, { maxLength: 40 }),
        (size, holes, steps) => {
          const whole = sortedForDisplay(Array.from({ length: size }, (_, n) => itemOf(n, n * 80)));
          let sparse = new SparseList([...whole].map((item, index) => (holes[index] ? undefined : item)));
          let next = 5000;
          for (const { kind, pick, order } of steps) {
            const item = whole.at(pick % Math.max(1, whole.size));
            let event: DomainEvent;
            if (kind === 'create') {
              const made = itemOf(next++, order + next / 10_000);
              whole.set(made);
              event = created(made);
            } else if (item === undefined) {
              continue;
            } else if (kind === 'delete') {
              whole.delete(item.id);
              event = deleted(item);
            } else {
              const sortOrder = order + next++ / 10_000;
              whole.set({ ...item, sortOrder });
              event = moved(item, sortOrder);
            }
            const result = applyItemEvents(sparse, galleryId, [event]);
            expect(result.isStale).toBe(false);
            sparse = result.list;
          }
          expect(sparse.total).toBe(whole.size);
          sparse.slots.forEach((item, index) => {
            if (item !== undefined) expect(item.id).toBe(whole.at(index)?.id);
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});
