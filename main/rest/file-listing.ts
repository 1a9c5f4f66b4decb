import * as z from 'zod';
import { invalidFields } from '../../shared/errors/invalid-fields.ts';
import { fileNameOf, type MediaFile } from '../../shared/model/media-file.ts';
import { textForPrograms } from '../../shared/text/core-text.ts';
import type { MediaCatalog } from '../store/state.ts';
import type { FileNotes } from './file-notes.ts';
import { folderPathOf, folderPathOfId, MEDIA_TYPES, mediaTypeOf } from './file-descriptor.ts';

const SORT_FIELDS = ['updatedDate', 'createdDate', 'displayName', 'sizeInBytes'] as const;

export const pagingSchema = z
  .object({
    limit: z.number().int().min(1).max(100).default(50),
    cursor: z.string().max(2000).nullish(),
  })
  .default({ limit: 50 });

export const listFilesSchema = z.object({
  parentFolderId: z.string().max(4096).nullish(),
  mediaTypes: z.array(z.enum(MEDIA_TYPES)).max(20).nullish(),
  sort: z
    .object({
      fieldName: z.enum(SORT_FIELDS).default('updatedDate'),
      order: z.enum(['ASC', 'DESC']).default('DESC'),
    })
    .default({ fieldName: 'updatedDate', order: 'DESC' }),
  paging: pagingSchema,
});

export const searchFilesSchema = listFilesSchema.extend({
  search: z.string().max(255).nullish(),
  rootFolder: z.enum(['MEDIA_ROOT', 'TRASH_ROOT']).default('MEDIA_ROOT'),
});

export type FilesAsked = z.output<typeof searchFilesSchema>;

export interface FilePage {
  readonly files: readonly MediaFile[];
  readonly total: number;
  readonly next: string | undefined;
}

type SortKey = string | number;

const cursorSchema = z.tuple([z.union([z.string(), z.number()]), z.string()]);

function readCursor(cursor: string): readonly [SortKey, string] {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw invalidFields([
      {
        field: 'paging.cursor',
        violatedRule: 'FORMAT',
        description: textForPrograms('Is no cursor of an answer of this server.'),
      },
    ]);
  }
}

const compare = (a: SortKey, b: SortKey): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * One page of files. A cursor names the file that the page before ended with, so that files which come and go between two pages shift
 * nothing. Takes a few tens of ms for 100,000 files.
 */
export function pageOfFiles(
  files: Iterable<MediaFile>,
  notes: Readonly<Record<string, FileNotes>>,
  {
    parentFolderId,
    mediaTypes,
    sort,
    paging,
    search,
  }: Omit<FilesAsked, 'rootFolder' | 'search'> & { search?: string | null | undefined },
): FilePage {
  const folder =
    parentFolderId === null || parentFolderId === undefined ? undefined : folderPathOfId(parentFolderId);
  if (folder === undefined && typeof parentFolderId === 'string') {
    throw invalidFields([
      {
        field: 'parentFolderId',
        violatedRule: 'FORMAT',
        description: textForPrograms('Is no id of a folder; files name theirs.'),
      },
    ]);
  }
  const nameOf = (file: MediaFile): string => notes[file.id]?.displayName ?? fileNameOf(file);
  const keyOf = (file: MediaFile): SortKey => {
    if (sort.fieldName === 'displayName') return nameOf(file).toLowerCase();
    if (sort.fieldName === 'sizeInBytes') return file.sizeInBytes;
    return sort.fieldName === 'createdDate'
      ? file.addedDate
      : (notes[file.id]?.updatedDate ?? file.updatedDate);
  };
  const text = search?.toLowerCase() ?? '';
  const found: { readonly key: SortKey; readonly file: MediaFile }[] = [];
  for (const file of files) {
    if (folder !== undefined && folderPathOf(file) !== folder) continue;
    if (mediaTypes?.length && !mediaTypes.includes(mediaTypeOf(file))) continue;
    if (text !== '' && !nameOf(file).toLowerCase().includes(text) && !file.path.toLowerCase().includes(text))
      continue;
    found.push({ key: keyOf(file), file });
  }
  const direction = sort.order === 'ASC' ? 1 : -1;
  found.sort((a, b) => direction * (compare(a.key, b.key) || compare(a.file.id, b.file.id)));
  let start = 0;
  if (paging.cursor) {
    const [key, id] = readCursor(paging.cursor);
    const isAfter = ({ key: other, file }: (typeof found)[number]): boolean =>
      direction * (compare(other, key) || compare(file.id, id)) > 0;
    const first = found.findIndex(isAfter);
    start = first === -1 ? found.length : first;
  }
  const page = found.slice(start, start + paging.limit);
  const last = page.at(-1);
  const hasMore = start + page.length < found.length;
  return {
    files: page.map(({ file }) => file),
    total: found.length,
    next:
      hasMore && last !== undefined
        ? Buffer.from(JSON.stringify([last.key, last.file.id])).toString('base64url')
        : undefined,
  };
}

/** The files of the catalog that are there. */
export function* presentFiles(media: MediaCatalog): Generator<MediaFile, void, void> {
  for (const file of media.values()) if (file.status !== 'MISSING') yield file;
}
