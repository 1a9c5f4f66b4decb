import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Finding } from '../../shared/model/finding.ts';
import { mediaIdOf } from '../../shared/model/item.ts';
import { DEFAULT_BACKUPS, DEFAULT_HISTORY, type LibrarySettings } from '../../shared/model/library.ts';
import type { MediaFile } from '../../shared/model/media-file.ts';
import type { GallerySnapshot } from '../store/snapshots.ts';

/** What a library holds, as far as it can be read. */
export interface LibraryContent {
  readonly settings: LibrarySettings | undefined;
  readonly media: readonly MediaFile[] | undefined;
  readonly galleries: readonly GallerySnapshot[];
}

/** Items looked at before others get their turn. */
const STEP = 4096;
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/** Whether a text is a date as the files have them. */
export function isDate(value: unknown): boolean {
  return typeof value === 'string' && DATE.test(value) && Number.isFinite(Date.parse(value));
}

/** Whether the optional groups of settings are what the program expects to find. */
export function brokenSettings(settings: LibrarySettings): ('history' | 'backups')[] {
  const { history = DEFAULT_HISTORY, backups = DEFAULT_BACKUPS } = settings;
  const broken: ('history' | 'backups')[] = [];
  if (!hasTypesOf(history, DEFAULT_HISTORY)) broken.push('history');
  if (!hasTypesOf(backups, DEFAULT_BACKUPS)) broken.push('backups');
  return broken;
}

function hasTypesOf(value: unknown, model: object): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const fields: Readonly<Record<string, unknown>> = { ...value };
  return Object.entries(model).every(([field, example]) => typeof fields[field] === typeof example);
}

/** Entries whose sort order an earlier one has too, in the order given. */
export function takenSortOrders<T extends { readonly sortOrder: number }>(entries: Iterable<T>): T[] {
  const taken = new Set<number>();
  const repeated: T[] = [];
  for (const entry of entries) {
    if (taken.has(entry.sortOrder)) repeated.push(entry);
    taken.add(entry.sortOrder);
  }
  return repeated;
}

/** Checks what the files say, as they say it: dates, orders and references. */
export async function checkContent(
  { settings, media, galleries }: LibraryContent,
  findings: Finding[],
): Promise<void> {
  if (settings !== undefined) checkSettings(settings, findings);
  if (media !== undefined) await checkMedia(media, findings);
  const mediaIds = media === undefined ? undefined : new Set(media.map(({ id }) => id));
  for (const { properties } of takenSortOrders(
    galleries.map((one) => ({ ...one, sortOrder: one.properties.sortOrder })),
  )) {
    findings.push({
      severity: 'WARNING',
      file: `galleries/${properties.id}.json`,
      what: `sortOrder: another gallery has ${properties.sortOrder} too.`,
      repair: 'Give it a place of its own directly below the other one.',
    });
  }
  for (const gallery of galleries) {
    await nextTurn();
    await checkGallery(gallery, mediaIds, findings);
  }
}

function checkSettings(settings: LibrarySettings, findings: Finding[]): void {
  if (!isDate(settings.createdDate)) {
    findings.push(wrongDate('library.json', 'createdDate', settings.createdDate));
  }
  for (const field of brokenSettings(settings)) {
    const repair = 'Drop it, so that the defaults apply.';
    findings.push({
      severity: 'WARNING',
      file: 'library.json',
      what: `${field}: it is not complete.`,
      repair,
    });
  }
}

async function checkMedia(media: readonly MediaFile[], findings: Finding[]): Promise<void> {
  for (const [index, file] of media.entries()) {
    if (index % STEP === STEP - 1) await nextTurn();
    for (const field of ['addedDate', 'updatedDate'] as const) {
      if (!isDate(file[field]))
        findings.push(wrongDate('media.json', `files[${index}].${field}`, file[field]));
    }
  }
}

async function checkGallery(
  { properties, items }: GallerySnapshot,
  mediaIds: ReadonlySet<string> | undefined,
  findings: Finding[],
): Promise<void> {
  const file = `galleries/${properties.id}.json`;
  for (const field of ['createdDate', 'updatedDate'] as const) {
    if (!isDate(properties[field])) findings.push(wrongDate(file, field, properties[field]));
  }
  const repeated = takenSortOrders(items);
  if (repeated.length > 0) {
    const orders = repeated.slice(0, 5).map(({ sortOrder }) => sortOrder);
    findings.push({
      severity: 'WARNING',
      file,
      what: `items: ${repeated.length} of them have a sort order that another one has too (${orders.join(', ')}).`,
      repair: 'Give each a sort order of its own; they keep the order they show in.',
    });
  }
  let unresolved = 0;
  for (const [index, item] of items.entries()) {
    if (index % STEP === STEP - 1) await nextTurn();
    for (const field of ['createdDate', 'updatedDate'] as const) {
      if (!isDate(item[field])) findings.push(wrongDate(file, `items[${index}].${field}`, item[field]));
    }
    const mediaId = mediaIdOf(item);
    if (mediaId !== undefined && mediaIds?.has(mediaId) === false) unresolved += 1;
  }
  if (unresolved > 0) {
    findings.push({
      severity: 'WARNING',
      file,
      what: `items: ${unresolved} of them show media files that the catalog does not know.`,
      repair:
        'Add the files to the catalog as missing, so that the next scan of the media folder finds them again.',
    });
  }
}

function wrongDate(file: string, place: string, value: unknown): Finding {
  return {
    severity: 'WARNING',
    file,
    what: `${place}: ${JSON.stringify(value)} is no date.`,
    repair: 'Set it to a date that is known of the same entry, else to now.',
  };
}
