import type { LibraryState } from '../../main/store/state.ts';
import type { DecidedEvent } from '../../shared/events/domain-event.ts';
import type { GalleryProperties } from '../../shared/model/gallery.ts';
import type { GalleryItem } from '../../shared/model/item.ts';
import type { MediaFile } from '../../shared/model/media-file.ts';

/*
 * A library whose whole content follows from one number: how many of the numbered changes happened to it. So after a crash it shows by
 * itself how far it got, and anything lost or half-applied shows as a difference.
 */

const DATE = '2026-03-01T10:00:00.000Z';
/** Items that come and go in two galleries at once. */
const WINDOW = 20;
/** Items of the big gallery, each long enough that its snapshot takes several writes. */
const BIG = 400;
const TITLE = ' '.repeat(500);

const PAIR = ['left', 'right'] as const;

function galleryOf(id: string, sortOrder: number): GalleryProperties {
  return { id, name: id, sortOrder, createdDate: DATE, updatedDate: DATE };
}

function itemOf(id: string, sortOrder: number, title: string): GalleryItem {
  return { id, sortOrder, title, type: 'TEXT', text: { html: '' }, createdDate: DATE, updatedDate: DATE };
}

/** Each gallery id comes back after a while, so that deletions and returns under one id are among what a crash interrupts. */
function passingId(round: number): string {
  return `passing-${round % 3}`;
}

function fileOf(modifiedTime: number): MediaFile {
  return {
    id: 'file',
    path: 'a.jpg',
    kind: 'IMAGE',
    mimeType: 'image/jpeg',
    sizeInBytes: 1,
    modifiedTime,
    status: 'READY',
    addedDate: DATE,
    updatedDate: DATE,
  };
}

/** The events of the change with this number, from 1. */
export function eventsOfChange(number: number): DecidedEvent[] {
  if (number === 1) {
    return [
      ...PAIR.map((galleryId, index) => created(galleryOf(galleryId, index))),
      created(galleryOf('big', 10)),
      ...Array.from({ length: BIG }, (_, index) => itemCreated('big', itemOf(`big-${index}`, index, TITLE))),
      { type: 'mediaFileAdded', file: fileOf(1) },
    ];
  }
  const events: DecidedEvent[] = [
    {
      type: 'galleryItemUpdated',
      galleryId: 'big',
      itemId: `big-${number % BIG}`,
      changed: { title: `${number}${TITLE}` },
      previous: {},
    },
    { type: 'mediaFileUpdated', mediaId: 'file', changed: { modifiedTime: number }, previous: {} },
    { type: 'libraryUpdated', changed: { name: `Change ${number}` }, previous: {} },
  ];
  for (const galleryId of PAIR) {
    events.push(itemCreated(galleryId, itemOf(`item-${number}`, number, `${number}`)));
    if (number - WINDOW >= 2) {
      const item = itemOf(`item-${number - WINDOW}`, number - WINDOW, `${number - WINDOW}`);
      events.push({ type: 'galleryItemDeleted', galleryId, item });
    }
  }
  const round = Math.floor(number / 10);
  if (number % 10 === 0) events.push(created(galleryOf(passingId(round), 100 + round)));
  if (number % 10 === 5 && round > 0) {
    const gallery = galleryOf(passingId(round), 100 + round);
    events.push({ type: 'galleryDeleted', galleryId: gallery.id, gallery });
  }
  return events;
}

function created(gallery: GalleryProperties): DecidedEvent {
  return { type: 'galleryCreated', galleryId: gallery.id, gallery };
}

function itemCreated(galleryId: string, item: GalleryItem): DecidedEvent {
  return { type: 'galleryItemCreated', galleryId, item };
}

/** How many changes a library has had, by its own account. */
export function changesIn(state: LibraryState): number {
  return state.media.get('file')?.modifiedTime ?? 0;
}

interface Content {
  readonly galleries: Readonly<Record<string, unknown>>;
  readonly name: string | undefined;
}

/** Everything that a library after this many changes holds. */
function contentAfter(count: number): Content {
  if (count === 0) return { galleries: {}, name: undefined };
  const galleries: Record<string, unknown> = {};
  const recent = Array.from({ length: Math.min(WINDOW, count - 1) }, (_, index) => count - index);
  for (const galleryId of PAIR)
    galleries[galleryId] = recent.map((number) => [`item-${number}`, `${number}`]);
  galleries['big'] = Array.from({ length: BIG }, (_, index) => {
    const number = count - ((((count - index) % BIG) + BIG) % BIG);
    return [`big-${index}`, number >= 2 ? `${number}${TITLE}` : TITLE];
  }).toReversed();
  const round = Math.floor(count / 10);
  if (round > 0 && count % 10 < 5) galleries[passingId(round)] = [];
  return { galleries, name: count > 1 ? `Change ${count}` : undefined };
}

/**
 * What is wrong with a library after a crash; undefined when it is just as some number of changes leaves it, all acknowledged ones
 * among them.
 */
export async function problemIn(state: LibraryState, acknowledged: number): Promise<string | undefined> {
  const count = changesIn(state);
  if (count < acknowledged) return `Of ${acknowledged} acknowledged changes only ${count} are there.`;
  const galleries: Record<string, unknown> = {};
  for (const { id, totalItems } of state.galleries) {
    const items = [...((await state.gallery(id))?.items ?? [])];
    if (items.length !== totalItems)
      return `The list counts ${totalItems} items in ${id}, which has ${items.length}.`;
    galleries[id] = items.map((item) => [item.id, item.title]);
  }
  const name = count > 1 ? state.settings.name : undefined;
  const found = JSON.stringify({ galleries: sorted(galleries), name });
  const expected = contentAfter(count);
  if (found === JSON.stringify({ galleries: sorted(expected.galleries), name: expected.name }))
    return undefined;
  return `The library is not as ${count} changes leave it: ${found.slice(0, 300)}`;
}

function sorted(galleries: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(galleries).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
