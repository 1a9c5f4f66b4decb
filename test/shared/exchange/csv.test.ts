import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRow } from '../../../shared/exchange/csv-format.ts';
import { guarded, unguarded } from '../../../shared/exchange/csv-guard.ts';
import { CSV_LIMITS, delimiterOf, parseCsv } from '../../../shared/exchange/csv-parse.ts';
import { tagsOfCell, tagsToCell } from '../../../shared/exchange/tags-cell.ts';

/** Text with plenty of what CSV and spreadsheets make something of, in any script. */
const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        '"',
        ',',
        ';',
        '\n',
        '\r',
        '\r\n',
        '\t',
        "'",
        '=',
        '+',
        '-',
        '@',
        '＝',
        ' ',
        'a',
        '😀',
        'שלום',
      ),
      {
        maxLength: 12,
      },
    )
    .map((parts) => parts.join('')),
);
const rows = fc
  .integer({ min: 1, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 }));

const cellsOf = (text: string, delimiter?: string) =>
  Array.from(parseCsv(text, delimiter), ({ cells }) => cells);

describe('CSV', () => {
  it('reads back what it wrote: quotes, line ends, emoji, right-to-left text and formulas', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const text = given.map(csvRow).join('');
        expect(cellsOf(text, ',').map((cells) => cells.map(unguarded))).toEqual(given);
      }),
      { numRuns: 500 },
    );
  });

  it('holds no cell that a spreadsheet would run, whichever character it takes for the one between cells', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const text = given.map(csvRow).join('');
        for (const cells of cellsOf(text, ',')) {
          for (const written of cells) {
            for (const piece of written.split(/[;\t\r\n]/)) expect(piece).not.toMatch(/^[=+\-@＝＋－＠]/);
          }
        }
      }),
    );
  });

  it('takes its guard off exactly, and leaves apostrophes alone that guard nothing', () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(unguarded(guarded(text))).toBe(text);
      }),
      { numRuns: 1000 },
    );
    expect(guarded("'tis")).toBe("'tis");
    expect(unguarded("'tis")).toBe("'tis");
    expect(guarded("=cmd|' /C calc'!A0")).toBe("'=cmd|' /C calc'!A0");
  });

  it('reads any line end, a byte order mark, and a last line without an end', () => {
    expect(cellsOf('\uFEFFa,b\r\n"1\r\n2",\n\n3,4\r5,')).toEqual([
      ['a', 'b'],
      ['1\r\n2', ''],
      ['3', '4'],
      ['5', ''],
    ]);
  });

  it('tells the line that each row begins on', () => {
    expect(Array.from(parseCsv('a\n"b\r\nb"\r\n\nc'), ({ line }) => line)).toEqual([1, 2, 5]);
  });

  it('finds out what a spreadsheet put between the cells', () => {
    expect(delimiterOf('id;title;"a,b,c,d"\r\n1,1,1,1')).toBe(';');
    expect(delimiterOf('id\ttitle')).toBe('\t');
    expect(delimiterOf('id')).toBe(',');
  });

  it.each([
    ['a quote that is never closed', 'a,b\n"c', 'Line 2, column 1:'],
    ['a quote inside a plain cell', 'a,b\nc"d', 'Line 2, column 2:'],
    ['text behind a closing quote', 'a\n"b"c', 'Line 2, column 4:'],
    ['a NUL character', 'a,b\nc,\0', 'Line 2, column 3:'],
    ['a cell beyond the limit', `a\n${'x'.repeat(CSV_LIMITS.cellLength + 1)}`, 'Line 2, column 1:'],
    ['a row beyond the limit', `a\n${','.repeat(CSV_LIMITS.cells)}`, 'Line 2, column'],
    ['too many rows', 'a\n'.repeat(CSV_LIMITS.rows + 1), `Line ${CSV_LIMITS.rows + 1}, column 1:`],
  ])('refuses %s, naming line and column', (_, text, place) => {
    expect(() => [...parseCsv(text)]).toThrow(place);
  });
});

describe('tags in one cell', () => {
  it('come back as they were, whatever they hold', () => {
    const tag = cell.map((text) => text.trim()).filter((text) => text !== '');
    fc.assert(
      fc.property(fc.array(tag), (tags) => {
        expect(tagsOfCell(tagsToCell(tags))).toEqual(tags);
      }),
    );
  });

  it('are read as a person writes them', () => {
    expect(tagsOfCell('sea;  winter light ;;a\\;b; c\\')).toEqual(['sea', 'winter light', 'a;b', 'c\\']);
  });
});
