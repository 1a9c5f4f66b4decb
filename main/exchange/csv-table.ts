import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { unguarded } from '../../shared/exchange/csv-guard.ts';
import { parseCsv } from '../../shared/exchange/csv-parse.ts';
import { CSV_COLUMNS, type CsvColumn } from '../../shared/exchange/library-format.ts';
import type { CoreText } from '../../shared/text/core-text.ts';
import type { Breather } from '../events/breather.ts';
import type { ImportReport } from './import-report.ts';
import { columnNamed } from './item-cells.ts';

/** One row of the items' CSV. */
export interface ItemRow {
  /** `line 7` */
  readonly source: string;
  /** Of the columns that the file has. */
  readonly known: ReadonlyMap<CsvColumn, string>;
  /** Of columns that this program does not know, by their headers. */
  readonly unknown: ReadonlyMap<string, string>;
}

interface Columns {
  readonly known: ReadonlyMap<CsvColumn, number>;
  readonly unknown: ReadonlyMap<string, number>;
  readonly width: number;
}

function refuse(message: CoreText): GalleryDeskError {
  return new GalleryDeskError('INVALID_ARGUMENT', message);
}

function columnsOf(headers: readonly string[], report: ImportReport): Columns {
  const known = new Map<CsvColumn, number>();
  const unknown = new Map<string, number>();
  for (const [index, header] of headers.entries()) {
    const column = columnNamed(header);
    const name = header.trim();
    if (column !== undefined && known.has(column)) {
      throw refuse(`The file has two columns “${column}”. Remove one of them.`);
    }
    if (column !== undefined) known.set(column, index);
    else if (name === '' || name === '__proto__' || unknown.has(name)) {
      report.note(`Column ${index + 1} has no name of its own and is left out.`);
    } else unknown.set(name, index);
  }
  if (!known.has('id') && !known.has('file')) {
    throw refuse(
      `The first line must name the columns, “id” or “file” among them: ${CSV_COLUMNS.join(', ')}. It says: ${headers.join(', ').slice(0, 200)}.`,
    );
  }
  if (unknown.size > 0) {
    report.note(
      `Columns that Gallery Desk does not know are kept with the items: ${[...unknown.keys()].slice(0, 10).join(', ').slice(0, 300)}.`,
    );
  }
  return { known, unknown, width: headers.length };
}

const cellsOf = <K>(columns: ReadonlyMap<K, number>, cells: readonly string[]): Map<K, string> =>
  new Map(Array.from(columns, ([column, index]) => [column, cells[index] ?? '']));

/**
 * Reads the items' CSV. Columns are found by their headers, whatever their order.
 *
 * @throws TextProblem for what is no CSV, GalleryDeskError `INVALID_ARGUMENT` for a first line that does not name the columns
 */
export async function readItemRows(
  text: string,
  report: ImportReport,
  breather: Breather,
): Promise<ItemRow[]> {
  const rows: ItemRow[] = [];
  let columns: Columns | undefined;
  for (const { line, cells: written } of parseCsv(text)) {
    const cells = written.map(unguarded);
    const source = `line ${line}`;
    if (columns === undefined) columns = columnsOf(cells, report);
    else if (cells.slice(columns.width).some((cell) => cell !== '')) {
      report.skip({
        source,
        reason: 'INVALID',
        message: `The row has ${cells.length} cells, the first line names ${columns.width} columns. Put cells with commas in quotes.`,
      });
    } else
      rows.push({ source, known: cellsOf(columns.known, cells), unknown: cellsOf(columns.unknown, cells) });
    if (breather.isDue) await breather.rest();
  }
  if (columns === undefined) {
    throw refuse(`The file is empty. Its first line must name the columns: ${CSV_COLUMNS.join(', ')}.`);
  }
  return rows;
}
