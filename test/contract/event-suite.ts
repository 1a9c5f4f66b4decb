import { describe, expect, it } from 'vitest';
import type { Change } from '../../shared/events/domain-event.ts';
import { envelopesOf, GALLERY_ENTITY } from '../../shared/events/envelope.ts';
import type { Connected } from './contract-suite.ts';
import { galleryOf, textItem } from './fixtures.ts';
import { refusalOf } from './refusal.ts';

export function eventSuite(connected: Connected): void {
  const galleries = () => connected.client.galleries;

  /** The changes that reach a subscriber while `act` runs, up to the one that `isLast` knows. */
  async function changesDuring(
    act: () => Promise<void>,
    isLast: (change: Change) => boolean,
  ): Promise<Change[]> {
    const stream = await connected.client.library.subscribe({});
    const first = await stream.next();
    expect(first).toMatchObject({
      done: false,
      value: { kind: 'subscribed', sequence: expect.any(Number) as unknown },
    });
    const acting = act();
    // What goes wrong in there must end the wait for changes that will not come.
    const failure = acting.then(() => new Promise<never>(() => {}));
    const changes: Change[] = [];
    try {
      for (;;) {
        const { done, value } = await Promise.race([stream.next(), failure]);
        if (done === true) break;
        if (value.kind !== 'change') continue;
        changes.push(value.change);
        if (isLast(value.change)) break;
      }
    } finally {
      await stream.return?.();
    }
    await acting;
    const start = first.done !== true && first.value.kind === 'subscribed' ? first.value.sequence : -1;
    expect(changes.map(({ sequence }) => sequence)).toEqual(changes.map((_, index) => start + 1 + index));
    return changes;
  }

  describe('events', () => {
    it('tell of everything that happens to a gallery and its items, once and in order', async () => {
      let galleryId = '';
      const changes = await changesDuring(
        async () => {
          const { gallery, items } = await galleryOf(connected.client, 'one', 'two');
          galleryId = gallery.id;
          await galleries().updateGallery({ gallery: { id: galleryId, name: 'Renamed' } });
          await galleries().createGalleryItem({ galleryId, item: textItem('three') });
          await galleries().updateGalleryItem({ galleryId, item: { id: items[0]!.id, title: 'First' } });
          await galleries().moveGalleryItems({ galleryId, itemIds: [items[0]!.id], place: { at: 'end' } });
          await galleries().deleteGalleryItem({ galleryId, itemId: items[1]!.id });
          await galleries().deleteGallery({ galleryId });
        },
        ({ events }) => events.some(({ type }) => type === 'galleryDeleted'),
      );
      expect(changes.map(({ label }) => label)).toEqual([
        'Create gallery “A gallery”',
        'Rename gallery to “Renamed”',
        'Add 1 item to “Renamed”',
        'Change title of an item',
        'Move 1 item',
        'Remove 1 item from “Renamed”',
        'Delete gallery “Renamed”',
      ]);

      const envelopes = changes.flatMap(envelopesOf);
      expect(envelopes.map(({ slug, originatedFrom }) => [slug, originatedFrom])).toEqual([
        ['created', undefined],
        ['gallery_item_created', undefined],
        ['gallery_item_created', undefined],
        ['updated', undefined],
        ['gallery_item_created', undefined],
        ['updated', undefined],
        ['gallery_item_updated', undefined],
        ['updated', undefined],
        ['gallery_item_updated', undefined],
        ['updated', undefined],
        ['gallery_item_deleted', undefined],
        ['updated', undefined],
        ['gallery_item_deleted', 'Gallery Deleted'],
        ['gallery_item_deleted', 'Gallery Deleted'],
        ['deleted', undefined],
      ]);
      expect(new Set(envelopes.map(({ id }) => id)).size).toBe(envelopes.length);
      expect(
        envelopes.every(
          ({ entityId, entityFqdn }) => entityId === galleryId && entityFqdn === GALLERY_ENTITY,
        ),
      ).toBe(true);
      const sequences = envelopes.map(({ entityEventSequence }) => BigInt(entityEventSequence));
      expect(sequences.every((sequence, index) => index === 0 || sequence > sequences[index - 1]!)).toBe(
        true,
      );
      expect(envelopes.every(({ eventTime }) => new Date(eventTime).toISOString() === eventTime)).toBe(true);
    });

    it('carry what changed and what was there before', async () => {
      const { gallery, items } = await galleryOf(connected.client, 'before');
      const [item] = items;
      const changes = await changesDuring(
        async () => {
          const patch = { id: item!.id, title: 'after', description: 'new' };
          await galleries().updateGalleryItem({ galleryId: gallery.id, item: patch });
        },
        () => true,
      );
      expect(changes[0]!.events[0]).toMatchObject({
        type: 'galleryItemUpdated',
        galleryId: gallery.id,
        itemId: item!.id,
        changed: { title: 'after', description: 'new' },
        previous: { title: 'before', description: null },
      });
      // A change in the millisecond in which the item was made leaves its date as it was.
      const { previous } = changes[0]!.events[0] as { previous: { updatedDate?: string } };
      expect([item!.updatedDate, undefined]).toContain(previous.updatedDate);
      expect(Object.keys(changes[0]!.events[0]!)).not.toContain('gallery');
    });

    it('are not sent for what is refused or changes nothing', async () => {
      const { gallery, items } = await galleryOf(connected.client, 'one');
      const galleryId = gallery.id;
      const changes = await changesDuring(
        async () => {
          await refusalOf(galleries().createGallery({ gallery: { sortOrder: gallery.sortOrder } }));
          await galleries().moveGalleryItems({ galleryId, itemIds: [items[0]!.id], place: { at: 'end' } });
          await galleries().updateGallery({ gallery: { id: galleryId, name: gallery.name } });
          await galleries().updateGallery({ gallery: { id: galleryId, name: 'The one change' } });
        },
        () => true,
      );
      expect(changes.map(({ label }) => label)).toEqual(['Rename gallery to “The one change”']);
    });

    it('reach every subscriber, and none that left', async () => {
      const [first, second] = await Promise.all([
        connected.client.library.subscribe({}),
        connected.client.library.subscribe({}),
      ]);
      await Promise.all([first.next(), second.next()]);
      await first.return?.();
      const { gallery } = await galleries().createGallery({ gallery: { name: 'Seen' } });
      const seen = await second.next();
      expect(seen.value).toMatchObject({ kind: 'change', change: { label: 'Create gallery “Seen”' } });
      expect(await first.next()).toMatchObject({ done: true });
      await second.return?.();
      await galleries().deleteGallery({ galleryId: gallery.id });
    });

    it('end for a subscriber that was waiting when it left', async () => {
      const stream = await connected.client.library.subscribe({});
      await stream.next();
      const waiting = stream.next().then(
        ({ done }) => done === true,
        // A transport may end what waits with an abort; either way it must not hang.
        () => true,
      );
      await stream.return?.();
      expect(await waiting).toBe(true);
    });
  });
}
