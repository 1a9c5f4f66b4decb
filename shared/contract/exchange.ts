import { type } from '@orpc/contract';
import * as z from 'zod';
import type { ImportPlan, ImportResult } from '../exchange/import-plan.ts';
import { INLINE_LIMIT } from '../exchange/library-format.ts';
import { guidSchema } from '../schemas/common.ts';
import { method } from './base.ts';

/** The format lets the command line take a path that is relative to where it is called. */
const fileSchema = z.string().min(1).max(4096).meta({ format: 'path' });

const importSource = {
  /** Absolute path of the file to read. */
  file: fileSchema.optional(),
  /** The content itself, instead of a file. */
  text: z.string().max(INLINE_LIMIT).optional(),
  /** By default told by the ending of the file's name. */
  format: z.enum(['JSON', 'CSV']).optional(),
  /** JSON: `NEW` adds every gallery under new ids; `UPDATE` changes galleries and items that have the same ids and adds the others. */
  mode: z.enum(['NEW', 'UPDATE']).default('NEW'),
  /** CSV: the gallery whose items the rows change. */
  galleryId: guidSchema.optional(),
  /** CSV: whether an empty cell leaves the field as it is or clears it. */
  emptyCells: z.enum(['KEEP', 'CLEAR']).default('KEEP'),
};

/** What was exported. */
export interface ExportResult {
  /** Absolute path of the file that was written, or null. */
  readonly file: string | null;
  /** The content when no file was named, or null. */
  readonly text: string | null;
  /** bytes, as UTF-8 */
  readonly sizeInBytes: number;
  readonly totalGalleries: number;
  readonly totalItems: number;
}

/** Galleries out of the library and into it, as files that other programs read and write. */
export const exchangeContract = {
  exportGalleries: method('export', 'Writes a gallery, or the whole library, as JSON or CSV.')
    .input(
      z.object({
        /** One gallery; the whole library without it. */
        galleryId: guidSchema.optional(),
        /** By default told by the ending of the file's name, else JSON. CSV is of one gallery. */
        format: z.enum(['JSON', 'CSV']).optional(),
        /** Absolute path of the file to write, ending in .json or .csv; without it, the content is answered. */
        file: fileSchema.optional(),
        /** Whether a file that is there may be replaced. */
        replace: z.boolean().default(false),
        /** CSV: begins with a byte order mark, which some spreadsheets need to read UTF-8. */
        byteOrderMark: z.boolean().default(false),
      }),
    )
    .output(type<ExportResult>()),
  planImport: method('plan-import', 'Tells what an import would do, and changes nothing.')
    .input(z.object(importSource))
    .output(type<ImportPlan>()),
  runImport: method('import', 'Does what planImport told, as one change that can be undone at once.')
    .input(z.object({ ...importSource, planId: z.string().min(1).max(200) }))
    .output(type<ImportResult>()),
};
