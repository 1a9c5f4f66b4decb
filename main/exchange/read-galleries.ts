import * as z from 'zod';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { GALLERY_SHAPE } from '../../shared/exchange/known-fields.ts';
import {
  IMPORT_LIMITS,
  LIBRARY_FORMAT,
  LIBRARY_FORMAT_VERSION,
} from '../../shared/exchange/library-format.ts';
import { isFields, knownPart, unknownPart } from '../../shared/exchange/unknown-fields.ts';
import type { GalleryProperties } from '../../shared/model/gallery.ts';
import type { UnknownFields } from '../../shared/model/unknown-fields.ts';
import { guidSchema, sortOrderSchema } from '../../shared/schemas/common.ts';
import { GALLERY_DESCRIPTION_LIMIT } from '../../shared/schemas/gallery.ts';
import { layoutSchema } from '../../shared/schemas/layout.ts';
import { textFromElsewhere, type CoreText } from '../../shared/text/core-text.ts';
import { UNTITLED } from '../galleries/create-gallery.ts';
import { datesOf } from './given-dates.ts';
import type { ImportReport } from './import-report.ts';
import { parseRepairing } from './parse-repairing.ts';

/** A gallery as a file tells it, its items not read yet. */
export interface GivenGallery {
  readonly source: string;
  readonly id: string | undefined;
  /** Undefined when the file does not name it. */
  readonly name: string | undefined;
  readonly sortOrder: number | undefined;
  readonly description: string | undefined;
  /** As the file names its items, which may get other ids. */
  readonly coverItemId: string | undefined;
  readonly layout: GalleryProperties['layout'];
  readonly createdDate: string;
  readonly updatedDate: string;
  readonly hasOwnDates: boolean;
  readonly unknownFields: UnknownFields | undefined;
  readonly items: readonly unknown[];
}

const gallerySchema = z.object({
  id: guidSchema.nullish(),
  name: z.string().trim().max(255).nullish(),
  sortOrder: sortOrderSchema.nullish(),
  description: z.string().max(GALLERY_DESCRIPTION_LIMIT).nullish(),
  coverItemId: guidSchema.nullish(),
  layout: layoutSchema.nullish(),
  items: z.array(z.unknown()).nullish(),
  createdDate: z.unknown().optional(),
  updatedDate: z.unknown().optional(),
});

function refuse(message: CoreText): GalleryDeskError {
  return new GalleryDeskError('INVALID_ARGUMENT', message);
}

const DOCUMENT_FIELDS = new Set(['format', 'version', 'exportedDate', 'galleries', 'totalGalleries']);

function libraryGalleries(document: Readonly<Record<string, unknown>>, report: ImportReport): unknown[] {
  const { format, version, galleries } = document;
  if (format !== undefined && format !== LIBRARY_FORMAT) {
    throw refuse(
      `The format ${JSON.stringify(format).slice(0, 100)} is not known; "${LIBRARY_FORMAT}" can be imported.`,
    );
  }
  if (format !== undefined && typeof version === 'number' && version > LIBRARY_FORMAT_VERSION) {
    throw new GalleryDeskError(
      'FAILED_PRECONDITION',
      `The file was exported by a newer Gallery Desk (format version ${version}; this one reads up to ${LIBRARY_FORMAT_VERSION}). Update Gallery Desk and import it again.`,
    );
  }
  const others = Object.keys(document).filter((field) => !DOCUMENT_FIELDS.has(field));
  if (others.length > 0) {
    report.note(
      `Beside the galleries the file has ${others.slice(0, 10).join(', ').slice(0, 300)}; that has no place in a library and is left out.`,
    );
  }
  return galleries as unknown[];
}

/** The galleries of a document: an exported library, a list of galleries, an answer of the API, or one gallery. */
function rawGalleriesOf(document: unknown, report: ImportReport): { raw: unknown; source: string }[] {
  const listed = (galleries: readonly unknown[], name: string) =>
    galleries.map((raw, index) => ({ raw, source: `${name}[${index}]` }));
  if (Array.isArray(document)) return listed(document, 'galleries');
  if (isFields(document)) {
    if (Array.isArray(document['galleries'])) return listed(libraryGalleries(document, report), 'galleries');
    if (isFields(document['gallery'])) return [{ raw: document['gallery'], source: 'gallery' }];
    if (Array.isArray(document['items']) || typeof document['name'] === 'string') {
      return [{ raw: document, source: 'gallery' }];
    }
  }
  throw refuse(
    'The file holds no galleries. It must be a gallery with its items, or an object with a list of galleries, in JSON as Gallery Desk exports it.',
  );
}

function readGallery(
  raw: unknown,
  source: string,
  now: number,
  report: ImportReport,
): GivenGallery | undefined {
  if (!isFields(raw)) {
    report.skip({ source, reason: 'INVALID', message: 'It is no object.' });
    return undefined;
  }
  const { items: rawItems, ...known } = knownPart({ ...raw, items: null }, GALLERY_SHAPE) as Record<
    string,
    unknown
  >;
  // The items are looked at one by one later; copying all of them here would hold everyone up.
  const checked = { ...known, items: Array.isArray(raw['items']) ? [] : (raw['items'] ?? rawItems) };
  const parsed = parseRepairing(gallerySchema, checked, (field, message) =>
    report.repair(source, field, message),
  );
  if (!parsed.isFit) {
    report.skip({ source, reason: 'INVALID', message: textFromElsewhere(parsed.problem) });
    return undefined;
  }
  const { id, name, sortOrder, description, coverItemId, layout, ...dates } = parsed.value;
  return {
    source,
    id: id ?? undefined,
    name: name === undefined || name === null ? undefined : name.replaceAll('\0', '') || UNTITLED,
    sortOrder: sortOrder ?? undefined,
    description: description ?? undefined,
    coverItemId: coverItemId ?? undefined,
    layout: layout ?? undefined,
    ...datesOf(dates, now),
    unknownFields: unknownPart(raw, GALLERY_SHAPE),
    items: Array.isArray(raw['items']) ? raw['items'] : [],
  };
}

/**
 * The galleries of an imported document.
 *
 * @throws GalleryDeskError `INVALID_ARGUMENT` when there are none or too many, `FAILED_PRECONDITION` for a newer format
 */
export function readGalleries(document: unknown, now: number, report: ImportReport): GivenGallery[] {
  const entries = rawGalleriesOf(document, report);
  if (entries.length > IMPORT_LIMITS.galleries) {
    throw refuse(
      `The file has ${entries.length} galleries; at most ${IMPORT_LIMITS.galleries} can be imported at once. Part it into several files.`,
    );
  }
  const galleries = entries.flatMap(({ raw, source }) => readGallery(raw, source, now, report) ?? []);
  const totalItems = galleries.reduce((total, { items }) => total + items.length, 0);
  if (totalItems > IMPORT_LIMITS.items) {
    throw refuse(
      `The file has ${totalItems} items; at most ${IMPORT_LIMITS.items} can be imported at once. Part it into several files.`,
    );
  }
  return galleries;
}
