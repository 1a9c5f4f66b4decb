import type { exchangeContract, ExportResult } from '../../shared/contract/exchange.ts';
import type { InputOf } from '../../shared/contract/method-types.ts';
import { invalidFields } from '../../shared/errors/invalid-fields.ts';
import { INLINE_LIMIT } from '../../shared/exchange/library-format.ts';
import { requireGallery } from '../galleries/command-context.ts';
import type { GalleryDocument, LibraryState } from '../store/state.ts';
import { checkExportFile, collectExport, writeExport } from './export-file.ts';
import { galleryJson, itemsCsv, libraryJson, type GalleryContent } from './export-text.ts';
import { formatOf } from './import-source.ts';
import type { LongWork } from '../events/long-work.ts';

type ExportInput = InputOf<(typeof exchangeContract)['exportGalleries']>;

/** The galleries as they are at one moment: all are loaded first, then taken at once. */
async function contentOf(state: LibraryState, galleryId: string | undefined): Promise<GalleryContent[]> {
  if (galleryId !== undefined) return [takenFrom(await requireGallery(state, galleryId))];
  const documents = new Map<string, GalleryDocument>();
  for (;;) {
    const unread = Array.from(state.galleries).filter(({ id }) => !documents.has(id));
    if (unread.length === 0) break;
    for (const { id } of unread) {
      const document = await state.gallery(id);
      if (document !== undefined) documents.set(id, document);
    }
  }
  return Array.from(state.galleries).flatMap(({ id }) => {
    const document = documents.get(id);
    return document === undefined ? [] : [takenFrom(document)];
  });
}

const takenFrom = ({ properties, items }: GalleryDocument): GalleryContent => ({
  properties,
  items: items.slice(0, items.size),
});

/**
 * Exports a gallery or the library, into a file or as text.
 *
 * @param keptFolders absolute paths of folders that nothing is exported into
 * @throws GalleryDeskError `NOT_FOUND`, `INVALID_ARGUMENT`, `ALREADY_EXISTS`, `UNAVAILABLE`, or `FAILED_PRECONDITION` when it is too long for an answer
 */
export async function exportGalleries(
  state: LibraryState,
  { galleryId, format: given, file, replace, byteOrderMark }: ExportInput,
  {
    keptFolders,
    exportedDate,
    work,
  }: { readonly keptFolders: readonly string[]; readonly exportedDate: string; readonly work: LongWork },
): Promise<ExportResult> {
  const format = formatOf(file, given);
  if (format === 'CSV' && galleryId === undefined) {
    throw invalidFields([
      {
        field: 'galleryId',
        violatedRule: 'REQUIRED',
        description: 'CSV holds the items of one gallery; name it, or export the library as JSON.',
      },
    ]);
  }
  const target =
    file === undefined ? undefined : await checkExportFile(file, format, { replace, keptFolders });
  const galleries = await contentOf(state, galleryId);
  const totals = {
    totalGalleries: galleries.length,
    totalItems: galleries.reduce((total, { items }) => total + items.length, 0),
  };
  work.begin(totals.totalItems);
  const [only] = galleries;
  const pieces =
    galleryId === undefined || only === undefined
      ? libraryJson(galleries, state.media, exportedDate)
      : format === 'CSV'
        ? itemsCsv(only.items, state.media, byteOrderMark)
        : galleryJson(only, state.media);
  if (target === undefined) {
    const text = await collectExport(pieces, INLINE_LIMIT, work);
    return { file: null, text, sizeInBytes: Buffer.byteLength(text), ...totals };
  }
  const sizeInBytes = await writeExport(target, pieces, { replace, work });
  return { file: target, text: null, sizeInBytes, ...totals };
}
