import { describe, expect, it } from 'vitest';
import type { ItemFilter } from '../../../shared/model/item-filter.ts';
import { serviceWith, type ServiceFixture } from './service-fixture.ts';

/** A gallery of five texts: picked with 3 stars, picked, without a mark, rejected, rejected with 5 stars. */
async function culledGallery({ service }: ServiceFixture): Promise<string> {
  const marks = [
    { flag: 'PICK', rating: 3 },
    { flag: 'PICK' },
    {},
    { flag: 'REJECT' },
    { flag: 'REJECT', rating: 5 },
  ] as const;
  const items = marks.map((mark, index) => ({
    ...mark,
    title: `${index}`,
    sortOrder: 10 - index,
    text: { html: 'a' },
  }));
  return (await service.createGallery({ gallery: { name: 'Coast', items } })).gallery.id;
}

const titlesOf = (items: readonly { readonly title?: string }[]) => items.map(({ title }) => title);

describe('the items that match', () => {
  const filtered = async (fixture: ServiceFixture, galleryId: string, filter: ItemFilter) =>
    fixture.service.filterGalleryItems({
      galleryId,
      filter: { ...filter, flags: [...(filter.flags ?? [])] },
      itemOffset: 0,
      itemLimit: 50,
    });

  it.each([
    [{}, ['0', '1', '2', '3', '4']],
    [{ flags: ['PICK'] as const }, ['0', '1']],
    [{ flags: ['NONE', 'REJECT'] as const }, ['2', '3', '4']],
    [{ minimumRating: 3 }, ['0', '4']],
    [{ minimumRating: 4 }, ['4']],
    [{ flags: ['PICK'] as const, minimumRating: 4 }, []],
  ])('%j', async (filter, titles) => {
    const fixture = serviceWith();
    const answer = await filtered(fixture, await culledGallery(fixture), filter);
    expect(titlesOf(answer.items)).toEqual(titles);
    expect(answer).toMatchObject({
      totalMatching: titles.length,
      totalItems: 5,
      counts: { flags: { PICK: 2, NONE: 1, REJECT: 2 }, ratings: [3, 0, 0, 1, 0, 1] },
    });
  });

  it('come a page at a time', async () => {
    const fixture = serviceWith();
    const galleryId = await culledGallery(fixture);
    const filter = { flags: ['NONE' as const, 'REJECT' as const] };
    const page = await fixture.service.filterGalleryItems({ galleryId, filter, itemOffset: 1, itemLimit: 1 });
    expect(titlesOf(page.items)).toEqual(['3']);
    expect(page.totalMatching).toBe(3);
  });
});

describe('rejected items', () => {
  it('go in one step that says how many', async () => {
    const fixture = serviceWith();
    const galleryId = await culledGallery(fixture);
    const { itemIds } = await fixture.service.removeRejectedItems({ galleryId });
    expect(itemIds).toHaveLength(2);
    expect(fixture.lastLabel()).toBe('Remove 2 rejected items from “Coast”');
    const { items } = await fixture.service.listGalleryItems({ galleryId, itemOffset: 0, itemLimit: 50 });
    expect(titlesOf(items)).toEqual(['0', '1', '2']);
  });

  it('leave no step when there are none', async () => {
    const fixture = serviceWith();
    const galleryId = await culledGallery(fixture);
    await fixture.service.removeRejectedItems({ galleryId });
    const changes = fixture.store.changes.length;
    expect(await fixture.service.removeRejectedItems({ galleryId })).toEqual({ itemIds: [] });
    expect(fixture.store.changes).toHaveLength(changes);
  });
});

describe('a step of culling is called by what it does', () => {
  it.each([
    [{ flag: 'PICK' as const }, 'Pick 3 items of “Coast”'],
    [{ flag: 'REJECT' as const }, 'Reject 3 items of “Coast”'],
    [{ flag: null }, 'Unflag 4 items of “Coast”'],
    [{ rating: 2 }, 'Rate 5 items of “Coast” with 2 stars'],
    [{ rating: 1 }, 'Rate 5 items of “Coast” with 1 star'],
    [{ rating: null }, 'Take the stars of 2 items of “Coast”'],
    [{ rating: 2, title: 'x' }, 'Change 5 items of “Coast”'],
  ])('%j', async (fields, label) => {
    const fixture = serviceWith();
    const galleryId = await culledGallery(fixture);
    const { items } = await fixture.service.listGalleryItems({ galleryId, itemOffset: 0, itemLimit: 50 });
    await fixture.service.updateGalleryItems({
      galleryId,
      items: items.map(({ id }) => ({ id, ...fields })),
    });
    expect(fixture.lastLabel()).toBe(label);
  });
});
