import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareGalleries, compareGallery } from '../../../main/publish/compare-galleries.ts';
import type { PublishedGallery, PublishedItem } from '../../../shared/publish/manifest.ts';

const galleryOf = (
  items: readonly PublishedItem[],
  more: Partial<PublishedGallery> = {},
): PublishedGallery => ({
  id: 'g',
  slug: 'tuscany',
  name: 'Tuscany',
  state: 'LIVE',
  digest: 'same',
  items,
  ...more,
});

const itemsOf = (ids: string): PublishedItem[] => Array.from(ids, (id) => ({ id, digest: id }));

const compare = (before: PublishedGallery | undefined, after: PublishedGallery) =>
  compareGallery(before, after, () => undefined);

describe('comparing a gallery with what is published of it', () => {
  it('names the fewest items that explain a new order', () => {
    const plan = compare(galleryOf(itemsOf('abcdefgh')), galleryOf(itemsOf('habcdefg')));
    expect(plan).toMatchObject({ state: 'REORDERED', moved: 1, items: [{ itemId: 'h', change: 'MOVED' }] });
  });

  it('does not call items moved because others came or went', () => {
    expect(compare(galleryOf(itemsOf('abcd')), galleryOf(itemsOf('xbdy')))).toMatchObject({
      state: 'CHANGED',
      added: 2,
      removed: 2,
      moved: 0,
    });
  });

  it('sees a change of the gallery itself', () => {
    expect(compare(galleryOf([]), galleryOf([], { digest: 'other' })).state).toBe('CHANGED');
  });

  it('takes a gallery that was deleted and came back for one that is not published', () => {
    const before = galleryOf([], { state: 'DELETED' });
    expect(compare(before, galleryOf(itemsOf('ab')))).toMatchObject({ state: 'NOT_PUBLISHED', added: 2 });
  });

  it('lists what is to be removed after what is shown, and what is removed already not at all', () => {
    const before = [
      galleryOf(itemsOf('a')),
      galleryOf(itemsOf('bc'), { id: 'x' }),
      galleryOf([], { id: 'y', state: 'DELETED' }),
    ];
    const plans = compareGalleries(before, [galleryOf(itemsOf('a'))], () => undefined);
    expect(plans.map(({ galleryId, state, removed }) => [galleryId, state, removed])).toEqual([
      ['g', 'UP_TO_DATE', 0],
      ['x', 'TO_BE_REMOVED', 2],
    ]);
  });

  it('accounts for every item, whatever changed', () => {
    const list = fc.uniqueArray(
      fc.record({ id: fc.string({ maxLength: 2 }), digest: fc.constantFrom('1', '2') }),
      {
        selector: ({ id }) => id,
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(list, list, (before, after) => {
        const plan = compare(galleryOf(before), galleryOf(after));
        const ids = (items: readonly PublishedItem[]) => new Set(items.map(({ id }) => id));
        const [former, now] = [ids(before), ids(after)];
        expect(plan.added).toBe([...now].filter((id) => !former.has(id)).length);
        expect(plan.removed).toBe([...former].filter((id) => !now.has(id)).length);
        const isSame = JSON.stringify(before) === JSON.stringify(after);
        expect(plan.state === 'UP_TO_DATE').toBe(isSame);
        // Without the moved and changed ones, those that stayed are in their former order.
        const touched = new Set(plan.items.map(({ itemId }) => itemId));
        const still = after.filter(({ id }) => former.has(id) && !touched.has(id)).map(({ id }) => id);
        const formerOrder = before.filter(({ id }) => still.includes(id)).map(({ id }) => id);
        expect(still).toEqual(formerOrder);
      }),
    );
  });
});
