import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, previousValues } from '../../../shared/events/apply-changes.ts';
import { type GalleryContent, GalleryDraft } from '../../../shared/events/apply-gallery-events.ts';
import { MediaDraft } from '../../../shared/events/apply-media-events.ts';
import type { DecidedEvent, GalleryEvent, MediaEvent } from '../../../shared/events/domain-event.ts';
import { invertEvents } from '../../../shared/events/invert-events.ts';
import type { GalleryProperties } from '../../../shared/model/gallery.ts';
import type { GalleryItem } from '../../../shared/model/item.ts';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import { sortedForDisplay } from '../../../shared/order/sorted-list.ts';

const DATE = '2026-03-01T10:00:00.000Z';
const GALLERY: GalleryProperties = {
  id: 'g',
  name: 'Lofoten',
  sortOrder: 1,
  createdDate: DATE,
  updatedDate: DATE,
};

function textItem(id: string, sortOrder: number): GalleryItem {
  return { id, sortOrder, type: 'TEXT', text: { html: id }, createdDate: DATE, updatedDate: DATE };
}

function file(id: string): MediaFile {
  return {
    id,
    path: `${id}.jpg`,
    kind: 'IMAGE',
    mimeType: 'image/jpeg',
    sizeInBytes: 1,
    modifiedTime: 1,
    status: 'PENDING',
    addedDate: DATE,
    updatedDate: DATE,
  };
}

/** The gallery a draft makes of its base, with all items. */
function resultOf(base: GalleryContent & { items: Iterable<GalleryItem> }, draft: GalleryDraft) {
  const items = sortedForDisplay<GalleryItem>(base.items);
  items.update(draft.touchedItems);
  return { properties: draft.properties, items: [...items] };
}

const fields = fc.record(
  {
    title: fc.option(fc.string(), { nil: null }),
    description: fc.option(fc.string(), { nil: null }),
    link: fc.option(fc.record({ url: fc.webUrl() }), { nil: null }),
    sortOrder: fc.integer(),
  },
  { requiredKeys: [] },
);

describe('applying changes to a value', () => {
  test('sets fields, removes those that are null and leaves the others', () => {
    const value = { a: 1, b: 2, c: 3 };
    expect(
      applyChanges<{ a?: number; b?: number; c?: number }>(value, { a: 9, b: null, c: undefined }),
    ).toEqual({
      a: 9,
      c: 3,
    });
    expect(value).toEqual({ a: 1, b: 2, c: 3 });
  });

  test('and then the previous values gives the value that was', () => {
    fc.assert(
      fc.property(fields, fields, (initial, changed) => {
        const item = applyChanges(textItem('i', 1), initial as never);
        const changes = changed as never;
        const back = applyChanges(applyChanges(item, changes), previousValues(item, changes));
        expect(back).toEqual(item);
      }),
    );
  });
});

/** What to do next, on whatever items there are. */
const step = fc.oneof(
  fc.record({ do: fc.constant('create' as const), sortOrder: fc.integer() }),
  fc.record({ do: fc.constant('update' as const), at: fc.nat(), changed: fields }),
  fc.record({ do: fc.constant('delete' as const), at: fc.nat() }),
  fc.record({ do: fc.constant('rename' as const), name: fc.string() }),
  fc.record({ do: fc.constant('deleteGallery' as const) }),
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function eventsOf(one: Step, live: string[], nextId: () => string, exists: boolean): DecidedEvent[] {
  const galleryId = 'g';
  if (!exists) return [{ type: 'galleryCreated', galleryId, gallery: GALLERY }];
  if (one.do === 'rename') {
    return [{ type: 'galleryUpdated', galleryId, changed: { name: one.name }, previous: {} }];
  }
  if (one.do === 'create') {
    const id = nextId();
    live.push(id);
    return [{ type: 'galleryItemCreated', galleryId, item: textItem(id, one.sortOrder) }];
  }
  if (one.do === 'deleteGallery') {
    const items = live.splice(0).map((id) => textItem(id, 0));
    return [
      ...items.map((item) => ({ type: 'galleryItemDeleted', galleryId, item }) as const),
      { type: 'galleryDeleted', galleryId, gallery: GALLERY },
    ];
  }
  const index = live.length === 0 ? -1 : one.at % live.length;
  const itemId = live[index];
  if (itemId === undefined) return [];
  if (one.do === 'update') {
    return [{ type: 'galleryItemUpdated', galleryId, itemId, changed: one.changed as never, previous: {} }];
  }
  live.splice(index, 1);
  return [{ type: 'galleryItemDeleted', galleryId, item: textItem(itemId, 0) }];
}

describe('events of a gallery', () => {
  test('and then their inverses in reverse order give the gallery that was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { maxLength: 5 }),
        fc.array(step, { maxLength: 40 }),
        (orders, steps) => {
          const items = sortedForDisplay(
            orders.map((sortOrder, index) => textItem(`old-${index}`, sortOrder)),
          );
          const base = { properties: GALLERY, sequence: 3, items };
          const draft = new GalleryDraft('g', base, 0);
          const live = [...items].map(({ id }) => id);
          let created = 0;
          const taken: GalleryEvent[] = [];
          for (const one of steps) {
            const decided = eventsOf(
              one,
              live,
              () => `new-${(created += 1)}`,
              draft.properties !== undefined,
            );
            for (const event of decided) taken.push(draft.take(event as never));
          }
          for (const event of invertEvents(taken)) draft.take(event as never);
          expect(resultOf(base, draft)).toEqual({ properties: GALLERY, items: [...items] });
        },
      ),
    );
  });

  test('are numbered on from the gallery’s last, through deletion and return', () => {
    const draft = new GalleryDraft('g', undefined, 7);
    const created = { type: 'galleryCreated', galleryId: 'g', gallery: GALLERY } as const;
    const deleted = { type: 'galleryDeleted', galleryId: 'g', gallery: GALLERY } as const;
    const numbers = [created, deleted, created].map((event) => draft.take(event).sequence);
    expect(numbers).toEqual([8, 9, 10]);
  });

  test('told again give the same gallery', () => {
    const base = { properties: GALLERY, sequence: 0, items: sortedForDisplay([textItem('a', 1)]) };
    const [first, second] = [new GalleryDraft('g', base, 0), new GalleryDraft('g', base, 0)];
    const events = [
      { type: 'galleryItemUpdated', galleryId: 'g', itemId: 'a', changed: { title: 'T' }, previous: {} },
      { type: 'galleryItemCreated', galleryId: 'g', item: textItem('b', 2) },
    ] as const;
    for (const event of events) second.replay(first.take(event));
    expect(resultOf(base, second)).toEqual(resultOf(base, first));
    expect(second.sequence).toBe(first.sequence);
  });

  test.each([
    ['an item that is there already', { type: 'galleryItemCreated', galleryId: 'g', item: textItem('a', 1) }],
    ['an item that is not there', { type: 'galleryItemDeleted', galleryId: 'g', item: textItem('x', 1) }],
    ['a gallery that is there already', { type: 'galleryCreated', galleryId: 'g', gallery: GALLERY }],
  ] as const)('that do not fit are refused: %s', (_name, event) => {
    const base = { properties: GALLERY, sequence: 0, items: sortedForDisplay([textItem('a', 1)]) };
    expect(() => new GalleryDraft('g', base, 0).take(event)).toThrow(/gallery/);
  });
});

test('events of media and then their inverses in reverse order give the catalog that was', () => {
  const base = new Map([['a', file('a')]]);
  const draft = new MediaDraft(base);
  const decided: MediaEvent[] = [
    { type: 'mediaFileAdded', file: file('b') },
    { type: 'mediaFileUpdated', mediaId: 'b', changed: { status: 'READY', width: 9 }, previous: {} },
    { type: 'mediaFileUpdated', mediaId: 'a', changed: { status: 'MISSING' }, previous: {} },
    { type: 'mediaFileRemoved', file: file('b') },
    { type: 'mediaFileRemoved', file: file('a') },
  ];
  const taken = decided.map((event) => draft.take(event));
  for (const event of invertEvents(taken)) draft.take(event as MediaEvent);
  expect(draft.touchedFiles).toEqual(
    new Map([
      ['a', file('a')],
      ['b', undefined],
    ]),
  );
});
