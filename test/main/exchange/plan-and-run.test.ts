import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchangeDesk, FULL_ITEMS } from './exchange-fixture.ts';

const EMPTY = JSON.stringify({ name: 'Coast', items: [{ text: { html: 'a' } }] });

describe('a plan and its run', () => {
  it('changes nothing by planning', async () => {
    const desk = exchangeDesk();
    await desk.makeGallery('Coast', FULL_ITEMS);
    const changes = desk.store.changes.length;
    await desk.plan(await desk.exported());
    expect(desk.store.changes).toHaveLength(changes);
  });

  it('name the same new galleries and items', async () => {
    const desk = exchangeDesk();
    const { planned, result } = await desk.planAndRun(EMPTY);
    expect(result.addedGalleryIds).toEqual([planned.galleries[0]!.galleryId]);
    const { items } = await desk.gallery(planned.galleries[0]!.galleryId);
    expect(items.map(({ id }) => id)).toEqual(planned.items.map(({ itemId }) => itemId));
  });

  it('give what has no dates of its own the date of the run', async () => {
    const desk = exchangeDesk();
    const before = new Date().toISOString();
    const { result } = await desk.planAndRun(EMPTY);
    const gallery = await desk.gallery(result.addedGalleryIds[0]!);
    expect(gallery.createdDate >= before).toBe(true);
    expect(gallery.items[0]!.createdDate).toBe(gallery.createdDate);
  });

  it('refuses when the library changed in a way that alters the plan', async () => {
    const desk = exchangeDesk();
    const { id, items } = await desk.makeGallery('Coast', FULL_ITEMS);
    const text = JSON.stringify({ id, items: [{ id: items[0]!.id, title: 'New' }] });
    const { planId } = await desk.plan(text, { mode: 'UPDATE' });
    await desk.galleries.updateGalleryItem({ galleryId: id, item: { id: items[0]!.id, title: 'Meanwhile' } });
    const changes = desk.store.changes.length;
    await expect(desk.run(text, planId, { mode: 'UPDATE' })).rejects.toMatchObject({
      code: 'FAILED_PRECONDITION',
      message: /^The library changed/,
    });
    expect(desk.store.changes).toHaveLength(changes);
  });

  it('does not mind changes that have nothing to do with the plan', async () => {
    const desk = exchangeDesk();
    const { id, items } = await desk.makeGallery('Coast', FULL_ITEMS);
    const text = JSON.stringify({ id, items: [{ id: items[0]!.id, title: 'New' }] });
    const { planId } = await desk.plan(text, { mode: 'UPDATE' });
    await desk.galleries.updateGalleryItem({ galleryId: id, item: { id: items[1]!.id, title: 'Meanwhile' } });
    await desk.makeGallery('Another');
    await desk.run(text, planId, { mode: 'UPDATE' });
    const titles = (await desk.gallery(id)).items.map(({ title }) => title);
    expect(titles.slice(0, 2)).toEqual(['New', 'Meanwhile']);
  });

  it('refuses another text, other options, a plan that was run, and what is no plan', async () => {
    const desk = exchangeDesk();
    const { planId } = await desk.plan(EMPTY);
    const outdated = { code: 'FAILED_PRECONDITION' };
    await expect(desk.run(`${EMPTY} `, planId)).rejects.toMatchObject({
      ...outdated,
      message: /^The given text changed/,
    });
    const own = JSON.stringify({ id: randomUUID(), name: 'Coast', items: [] });
    const { planId: ownPlan } = await desk.plan(own);
    await expect(desk.run(own, ownPlan, { mode: 'UPDATE' })).rejects.toMatchObject(outdated);
    await desk.run(EMPTY, planId);
    await expect(desk.run(EMPTY, planId)).rejects.toMatchObject(outdated);
    await expect(desk.run(EMPTY, 'nonsense')).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });

  it('agree, whatever is imported: the totals come true', async () => {
    const sortOrder = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined });
    const item = fc.record({
      id: fc.constantFrom(0, 1, 2, 3, 4, undefined),
      title: fc.option(fc.string({ maxLength: 5 }), { nil: undefined }),
      sortOrder,
      kind: fc.constantFrom('text', 'image', 'nothing', 'missing'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ sortOrder, isOld: fc.boolean(), items: fc.array(item, { maxLength: 6 }) }), {
          maxLength: 3,
        }),
        fc.constantFrom('NEW' as const, 'UPDATE' as const),
        async (given, mode) => {
          const desk = exchangeDesk();
          const old = await desk.makeGallery('Old', FULL_ITEMS);
          const payloads = {
            text: { text: { html: 'x' } },
            image: { image: { imageInfo: { id: 'm-dawn' } } },
            nothing: {},
            missing: { image: { imageInfo: { id: 'nowhere' } } },
          };
          const galleries = given.map(({ isOld, items, sortOrder: order }) => ({
            id: isOld ? old.id : undefined,
            sortOrder: order,
            items: items.map(({ id, kind, title, sortOrder: itemOrder }) => ({
              id: id === undefined ? undefined : old.items[id]!.id,
              title,
              sortOrder: itemOrder,
              ...payloads[kind],
            })),
          }));
          const count = async () => {
            const summaries = [...desk.store.state.galleries];
            return [
              summaries.length,
              summaries.reduce((total, { totalItems }) => total + totalItems, 0),
            ] as const;
          };
          const [galleriesBefore, itemsBefore] = await count();
          const { planned, result } = await desk.planAndRun(JSON.stringify({ galleries }), { mode });
          expect(result.totals).toEqual(planned.totals);
          const [galleriesAfter, itemsAfter] = await count();
          expect(galleriesAfter - galleriesBefore).toBe(planned.totals.galleriesToAdd);
          expect(itemsAfter - itemsBefore).toBe(planned.totals.itemsToAdd);
          for (const { id } of desk.store.state.galleries) {
            const orders = (await desk.gallery(id)).items.map(({ sortOrder: order }) => order);
            expect(new Set(orders).size).toBe(orders.length);
          }
          const galleryOrders = Array.from(desk.store.state.galleries, ({ sortOrder: order }) => order);
          expect(new Set(galleryOrders).size).toBe(galleryOrders.length);
        },
      ),
      { numRuns: 150 },
    );
  });
});
