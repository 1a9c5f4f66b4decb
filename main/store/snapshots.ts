import * as z from 'zod';
import type { GalleryProperties } from '../../shared/model/gallery.ts';
import type { GalleryItem } from '../../shared/model/item.ts';
import type { LibrarySettings } from '../../shared/model/library.ts';
import type { MediaFile } from '../../shared/model/media-file.ts';
import { keptSiteSchema } from '../../shared/schemas/site.ts';
import { keptSmartGalleriesSchema } from '../../shared/schemas/smart-gallery.ts';
import type { FileKind, RawDocument } from './migrations.ts';
import { damagedFile } from './store-error.ts';
import { requireField, requireObject } from './validate.ts';

/** The content of `library.json`. */
export interface LibrarySnapshot {
  readonly settings: LibrarySettings;
  /** The last change of the journal whose effects on this file are in it. */
  readonly appliedSequence: number;
  /** The highest sequence a deleted gallery reached: one that comes back under its old id is numbered after it. */
  readonly retiredSequence: number;
}

/** The content of `galleries/<id>.json`. */
export interface GallerySnapshot {
  readonly properties: GalleryProperties;
  /** Of the gallery's last event. */
  readonly sequence: number;
  readonly appliedSequence: number;
  /** In display order. */
  readonly items: readonly GalleryItem[];
}

/** The content of `media.json`. */
export interface MediaSnapshot {
  readonly appliedSequence: number;
  readonly files: readonly MediaFile[];
}

/** What the entries of every list have. */
export interface ListEntry {
  readonly id: string;
}

/** How one kind of snapshot stands in its file. */
export interface SnapshotForm<T> {
  readonly kind: FileKind;
  readonly listName?: string;
  toDocument(snapshot: T): RawDocument;
  /**
   * Checks one entry of the list.
   *
   * @throws `DATA_LOSS` naming file and field
   */
  checkEntry?(entry: unknown, index: number, file: string): ListEntry;
  /**
   * Takes a document whose entries were checked.
   *
   * @throws `DATA_LOSS` naming file and field
   */
  fromDocument(document: RawDocument, file: string): T;
}

/** People write sites into the file by hand, and what is published rests on every field of them. @throws `DATA_LOSS` naming the field */
function requireSites(sites: unknown, file: string): void {
  const parsed = z.array(keptSiteSchema).optional().safeParse(sites);
  const issue = parsed.error?.issues[0];
  if (issue === undefined) return;
  const where = issue.path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`));
  throw damagedFile(file, `sites${where.join('')}`, `${issue.message}.`.replace(/\.\.$/, '.'));
}

/** Rules are written by hand too. @throws `DATA_LOSS` naming the field */
function requireSmartGalleries(smartGalleries: unknown, file: string): void {
  const issue = keptSmartGalleriesSchema.optional().safeParse(smartGalleries).error?.issues[0];
  if (issue === undefined) return;
  const where = issue.path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`));
  throw damagedFile(file, `smartGalleries${where.join('')}`, `${issue.message}.`.replace(/\.\.$/, '.'));
}

/** The smart galleries that can be read of a damaged file. */
export function usableSmartGalleries(smartGalleries: unknown): unknown[] | undefined {
  if (!Array.isArray(smartGalleries)) return undefined;
  return smartGalleries.filter((one) => keptSmartGalleriesSchema.safeParse([one]).success);
}

/** The sites that can be read of a damaged file. */
export function usableSites(sites: unknown): unknown[] | undefined {
  if (!Array.isArray(sites)) return undefined;
  return sites.filter((site) => keptSiteSchema.safeParse(site).success);
}

export const libraryForm: SnapshotForm<LibrarySnapshot> = {
  kind: 'library',
  toDocument: ({ settings, appliedSequence, retiredSequence }) => ({
    head: { ...settings, appliedSequence, retiredSequence },
    list: [],
  }),
  fromDocument: ({ head }, file) => {
    for (const field of ['id', 'name', 'mediaFolder', 'createdDate']) {
      requireField(head, field, 'string', file);
    }
    requireField(head, 'appliedSequence', 'number', file);
    requireSites(head['sites'], file);
    requireSmartGalleries(head['smartGalleries'], file);
    const { appliedSequence, retiredSequence, ...settings } = head;
    return {
      settings: settings as unknown as LibrarySettings,
      appliedSequence: appliedSequence as number,
      retiredSequence: typeof retiredSequence === 'number' ? retiredSequence : 0,
    };
  },
};

const PAYLOADS: Readonly<Record<string, string>> = { IMAGE: 'image', VIDEO: 'video', TEXT: 'text' };

function checkItem(item: unknown, index: number, file: string): ListEntry {
  const path = (field?: string) => `items[${index}]${field === undefined ? '' : `.${field}`}`;
  requireObject(item, file, path);
  requireField(item, 'id', 'string', file, () => path('id'));
  requireField(item, 'sortOrder', 'number', file, () => path('sortOrder'));
  requireField(item, 'createdDate', 'string', file, () => path('createdDate'));
  requireField(item, 'updatedDate', 'string', file, () => path('updatedDate'));
  const payload = typeof item['type'] === 'string' ? PAYLOADS[item['type']] : undefined;
  if (payload === undefined) throw damagedFile(file, path('type'), 'it must be IMAGE, VIDEO or TEXT.');
  requireField(item, payload, 'object', file, () => path(payload));
  if (item['type'] === 'IMAGE') {
    requireField(item['image'] as Record<string, unknown>, 'imageInfo', 'object', file, () =>
      path('image.imageInfo'),
    );
  }
  if (item['type'] === 'VIDEO') {
    requireField(item['video'] as Record<string, unknown>, 'videoInfo', 'object', file, () =>
      path('video.videoInfo'),
    );
  }
  return item as unknown as ListEntry;
}

function checkFile(entry: unknown, index: number, file: string): ListEntry {
  const path = (field?: string) => `files[${index}]${field === undefined ? '' : `.${field}`}`;
  requireObject(entry, file, path);
  for (const field of ['id', 'path', 'kind', 'status']) {
    requireField(entry, field, 'string', file, () => path(field));
  }
  return entry as unknown as ListEntry;
}

export const galleryForm: SnapshotForm<GallerySnapshot> = {
  kind: 'gallery',
  listName: 'items',
  checkEntry: checkItem,
  toDocument: ({ properties, sequence, appliedSequence, items }) => ({
    head: { ...properties, sequence, appliedSequence },
    list: items,
  }),
  fromDocument: ({ head, list }, file) => {
    for (const field of ['id', 'name', 'createdDate', 'updatedDate']) {
      requireField(head, field, 'string', file);
    }
    for (const field of ['sortOrder', 'sequence', 'appliedSequence']) {
      requireField(head, field, 'number', file);
    }
    const { sequence, appliedSequence, ...properties } = head;
    return {
      properties: properties as unknown as GalleryProperties,
      sequence: sequence as number,
      appliedSequence: appliedSequence as number,
      items: list as readonly GalleryItem[],
    };
  },
};

export const mediaForm: SnapshotForm<MediaSnapshot> = {
  kind: 'media',
  listName: 'files',
  checkEntry: checkFile,
  toDocument: ({ appliedSequence, files }) => ({ head: { appliedSequence }, list: files }),
  fromDocument: ({ head, list }, file) => {
    requireField(head, 'appliedSequence', 'number', file);
    return { appliedSequence: head['appliedSequence'] as number, files: list as readonly MediaFile[] };
  },
};
