import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invertEvents } from '../../../shared/events/invert-events.ts';
import { mediaFile } from '../../support/media-files.ts';
import type { MemoryStore } from '../../support/memory-store.ts';
import { serviceWith, type ServiceFixture } from './service-fixture.ts';

/** Everything a person sees: galleries and items in order, with all their fields. */
async function shown({ state }: MemoryStore): Promise<unknown> {
  const galleries = [];
  for (const { id } of state.galleries) {
    const document = await state.gallery(id);
    galleries.push({ ...document?.properties, items: [...(document?.items ?? [])] });
  }
  return galleries;
}

interface Step {
  readonly action: (typeof ACTIONS)[number];
  readonly gallery: number;
  readonly picks: readonly number[];
  readonly place: 'start' | 'end' | 'before' | 'after';
}

const ACTIONS = [
  ...(['create', 'create', 'clone', 'rename', 'delete', 'moveGallery'] as const),
  ...(['add', 'add', 'addMedia', 'edit', 'editImage', 'remove', 'move', 'move'] as const),
];

const step: fc.Arbitrary<Step> = fc.record({
  action: fc.constantFrom(...ACTIONS),
  gallery: fc.nat(20),
  picks: fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }),
  place: fc.constantFrom('start', 'end', 'before', 'after'),
});

async function perform(
  { service, store }: ServiceFixture,
  { action, gallery, picks, place }: Step,
): Promise<void> {
  const summaries = [...store.state.galleries];
  if (action === 'create' || summaries.length === 0) {
    const items = picks.map((pick) => ({ title: `item ${pick}`, text: { html: 'x' } }));
    await service.createGallery({ gallery: { items } });
    return;
  }
  const target = summaries[gallery % summaries.length]!;
  const galleryId = target.id;
  const { items } = await service.listGalleryItems({ galleryId, itemOffset: 0, itemLimit: 200 });
  const placeAmong = (ids: readonly string[]) => {
    const neighbour = ids[picks[0]! % ids.length]!;
    if (place === 'start' || place === 'end') return { at: place };
    return place === 'before' ? { before: neighbour } : { after: neighbour };
  };
  switch (action) {
    case 'clone':
      return void (await service.createGallery({ cloneFromGalleryId: galleryId }));
    case 'rename':
      return void (await service.updateGallery({ gallery: { id: galleryId, name: `Name ${picks[0]}` } }));
    case 'delete':
      return void (await service.deleteGallery({ galleryId }));
    case 'moveGallery': {
      const ids = summaries.map(({ id }) => id);
      const galleryIds = picks.map((pick) => ids[pick % ids.length]!);
      return void (await service.moveGalleries({ galleryIds, place: placeAmong(ids) }));
    }
    case 'add': {
      const inputs = picks.map((pick) => ({ title: `added ${pick}`, text: { html: '' } }));
      return void (await service.createGalleryItems({ galleryId, items: inputs }));
    }
    case 'addMedia':
      return void (await service.addMediaToGallery({
        galleryId,
        mediaIds: ['photo'],
        place: { at: 'start' },
      }));
  }
  if (items.length === 0) return;
  const ids = items.map(({ id }) => id);
  const itemIds = picks.map((pick) => ids[pick % ids.length]!);
  const first = items.find(({ id }) => id === itemIds[0])!;
  if (action === 'remove') await service.bulkDeleteGalleryItems({ galleryId, itemIds });
  else if (action === 'move') await service.moveGalleryItems({ galleryId, itemIds, place: placeAmong(ids) });
  else if (action === 'editImage' && first.type === 'IMAGE') {
    const image = { quality: 30 + picks[0]!, focalPoint: picks[0]! % 2 === 0 ? null : { x: 0, y: 1 } };
    await service.updateGalleryItem({ galleryId, item: { id: first.id, image } });
  } else {
    const item = {
      id: first.id,
      title: `title ${picks[0]}`,
      tags: picks.length > 2 ? null : { values: ['t'] },
    };
    await service.updateGalleryItem({ galleryId, item });
  }
}

describe('the events of every command', () => {
  it('carry what takes the change back, whatever was done before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const fixture = serviceWith([mediaFile({ id: 'photo', width: 3, height: 2 })]);
        const { store } = fixture;
        const states = [await shown(store)];
        for (const next of steps) {
          const before = store.changes.length;
          await perform(fixture, next);
          const now = await shown(store);
          const isChanged = store.changes.length > before;
          expect(isChanged || isDeepStrictEqual(now, states.at(-1))).toBe(true);
          if (isChanged) states.push(now);
        }
        const done = [...store.changes];
        expect(states).toHaveLength(done.length + 1);
        for (const [index, change] of [...done.entries()].toReversed()) {
          const events = invertEvents(change.events);
          await store.change(() => ({ label: `Undo ${change.label}`, events, result: undefined }));
          expect(await shown(store)).toEqual(states[index]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('name the change for people', async () => {
    const { service, lastLabel } = serviceWith();
    const labels: (string | undefined)[] = [];
    const after = async <T>(call: Promise<T>): Promise<T> => {
      const answer = await call;
      labels.push(lastLabel());
      return answer;
    };
    const { gallery } = await after(service.createGallery({ gallery: { name: 'Summer' } }));
    const galleryId = gallery.id;
    await after(service.updateGallery({ gallery: { id: galleryId, name: 'Winter' } }));
    const { gallery: clone } = await after(service.createGallery({ cloneFromGalleryId: galleryId }));
    await after(service.moveGalleries({ galleryIds: [galleryId], place: { before: clone.id } }));
    await after(service.moveGalleries({ galleryIds: [galleryId, clone.id], place: { before: galleryId } }));
    const items = Array.from({ length: 3 }, () => ({ text: { html: '' } }));
    const { items: created } = await after(service.createGalleryItems({ galleryId, items }));
    const [a, b, c] = created.map(({ id }) => id) as [string, string, string];
    await after(service.moveGalleryItems({ galleryId, itemIds: [a, b], place: { at: 'end' } }));
    await after(service.updateGalleryItem({ galleryId, item: { id: a, tags: { values: ['x'] } } }));
    await after(service.updateGalleryItem({ galleryId, item: { id: a, title: 'A', description: 'B' } }));
    await after(service.bulkDeleteGalleryItems({ galleryId, itemIds: [a, b] }));
    await after(service.deleteGalleryItem({ galleryId, itemId: c }));
    await after(service.deleteGallery({ galleryId }));
    expect(labels).toEqual([
      'Create gallery “Summer”',
      'Rename gallery to “Winter”',
      'Clone gallery “Winter”',
      'Move gallery “Winter”',
      // Already in that order: the last change is still the one before.
      'Move gallery “Winter”',
      'Add 3 items to “Winter”',
      'Move 2 items',
      'Change tags of an item',
      'Change an item',
      'Remove 2 items from “Winter”',
      'Remove 1 item from “Winter”',
      'Delete gallery “Winter”',
    ]);
  });

  it('say of neighbours that only made room why they changed', async () => {
    const { service, store } = serviceWith();
    const tight = [3, 2, 1].map((steps) => ({ sortOrder: steps * Number.MIN_VALUE, text: { html: '' } }));
    const { gallery } = await service.createGallery({ gallery: { items: tight } });
    const [top] = gallery.items;
    const input = { galleryId: gallery.id, items: [{ text: { html: 'new' } }], place: { after: top!.id } };
    const { items } = await service.createGalleryItems(input);
    const { items: shownItems } = await service.listGalleryItems({
      galleryId: gallery.id,
      itemOffset: 0,
      itemLimit: 10,
    });
    expect(shownItems.map(({ id }) => id).indexOf(items[0]!.id)).toBe(1);
    const moved = store.changes.at(-1)!.events.filter(({ type }) => type === 'galleryItemUpdated');
    expect(moved.length).toBeGreaterThan(0);
    expect(
      moved.every((event) => 'originatedFrom' in event && event.originatedFrom === 'Sort Orders Rebalanced'),
    ).toBe(true);
  });
});
