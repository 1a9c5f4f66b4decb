import type { GalleryItem } from '../../shared/model/item.ts';
import type { MediaFile } from '../../shared/model/media-file.ts';
import {
  galleryForm,
  type GallerySnapshot,
  libraryForm,
  type LibrarySnapshot,
  mediaForm,
  type MediaSnapshot,
  usableSites,
  usableSmartGalleries,
} from '../store/snapshots.ts';
import { isDate } from './check-content.ts';

type Fields = Record<string, unknown>;

/** What can be read of a damaged document: the fields of its head, and the entries of its list, whole ones alone. */
interface Salvaged {
  readonly head: Fields;
  readonly list: readonly Fields[];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Our own form has a field, or an entry of the list, on each line. */
function salvagedFrom(bytes: Buffer, listName: string): Salvaged {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const whole = parsed(text);
  if (isFields(whole)) {
    const { [listName]: list, ...head } = whole;
    return { head, list: (Array.isArray(list) ? list : []).filter(isFields) };
  }
  const head: Fields = {};
  const list: Fields[] = [];
  for (const line of text.split('\n')) {
    const content = line.trim().replace(/,$/, '');
    if (line.startsWith('    {')) {
      const entry = parsed(content);
      if (isFields(entry)) list.push(entry);
    } else if (/^ {2}"/.test(line)) {
      const field = parsed(`{${content}}`);
      if (isFields(field)) Object.assign(head, field);
    }
  }
  return { head, list };
}

const finite = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
const dateOr = (value: unknown, otherwise: string): string =>
  typeof value === 'string' && isDate(value) ? value : otherwise;

function accepts(check: () => unknown): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}

export interface SalvageContext {
  /** ISO 8601, UTC */
  readonly date: string;
  readonly newId: () => string;
  readonly file: string;
}

/**
 * The gallery of a damaged file, with what can be read of its items. An item without a sort order gets that of the one before it: it is
 * given one of its own later. Undefined when nothing of it can be read.
 */
export function salvageGallery(
  bytes: Buffer,
  galleryId: string,
  context: SalvageContext,
): GallerySnapshot | undefined {
  const { head, list } = salvagedFrom(bytes, 'items');
  if (Object.keys(head).length === 0 && list.length === 0) return undefined;
  const { schemaVersion: _version, sequence, appliedSequence, ...properties } = head;
  const createdDate = dateOr(properties['createdDate'], dateOr(properties['updatedDate'], context.date));
  const items: GalleryItem[] = [];
  const ids = new Set<string>();
  let sortOrder = list.length;
  for (const entry of list) {
    const id = typeof entry['id'] === 'string' && !ids.has(entry['id']) ? entry['id'] : context.newId();
    sortOrder = finite(entry['sortOrder'], sortOrder);
    const itemDate = dateOr(entry['createdDate'], dateOr(entry['updatedDate'], createdDate));
    const item = {
      ...entry,
      id,
      sortOrder,
      createdDate: itemDate,
      updatedDate: dateOr(entry['updatedDate'], itemDate),
    };
    if (!accepts(() => galleryForm.checkEntry?.(item, items.length, context.file))) continue;
    ids.add(id);
    items.push(item as unknown as GalleryItem);
  }
  const name = properties['name'];
  return {
    properties: {
      ...properties,
      id: galleryId,
      name: typeof name === 'string' ? name : 'Recovered gallery',
      sortOrder: finite(properties['sortOrder'], 0),
      createdDate,
      updatedDate: dateOr(properties['updatedDate'], createdDate),
    },
    sequence: finite(sequence, 0),
    appliedSequence: finite(appliedSequence, 0),
    items,
  };
}

/** The settings of a damaged file; undefined when the library's id cannot be read. */
export function salvageLibrary(
  bytes: Buffer,
  name: string,
  context: SalvageContext,
): LibrarySnapshot | undefined {
  const { schemaVersion: _version, ...head } = salvagedFrom(bytes, 'none').head;
  if (typeof head['id'] !== 'string') return undefined;
  const { sites: writtenSites, smartGalleries: writtenRules, ...rest } = head;
  const sites = usableSites(writtenSites);
  const smartGalleries = usableSmartGalleries(writtenRules);
  const whole = {
    ...rest,
    ...(sites !== undefined && { sites }),
    ...(smartGalleries !== undefined && { smartGalleries }),
    name: typeof head['name'] === 'string' ? head['name'] : name,
    mediaFolder: typeof head['mediaFolder'] === 'string' ? head['mediaFolder'] : 'media',
    createdDate: dateOr(head['createdDate'], context.date),
    appliedSequence: finite(head['appliedSequence'], 0),
  };
  return libraryForm.fromDocument({ head: whole, list: [] }, context.file);
}

/** The catalog of a damaged file, with the entries that can be read. */
export function salvageMedia(bytes: Buffer, context: SalvageContext): MediaSnapshot {
  const { head, list } = salvagedFrom(bytes, 'files');
  const byId = new Map<string, MediaFile>();
  for (const entry of list) {
    const added = dateOr(entry['addedDate'], context.date);
    const file = { ...entry, addedDate: added, updatedDate: dateOr(entry['updatedDate'], added) };
    if (!accepts(() => mediaForm.checkEntry?.(file, byId.size, context.file))) continue;
    const sound = file as unknown as MediaFile;
    if (!byId.has(sound.id)) byId.set(sound.id, sound);
  }
  return { appliedSequence: finite(head['appliedSequence'], 0), files: [...byId.values()] };
}
