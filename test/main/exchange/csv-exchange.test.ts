import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRow } from '../../../shared/exchange/csv-format.ts';
import { parseCsv } from '../../../shared/exchange/csv-parse.ts';
import { exchangeDesk, FULL_ITEMS } from './exchange-fixture.ts';

const HEADER = 'id,title,description,alt text,tags,link text,link address,file';
const table = (...rows: readonly (readonly string[])[]) => rows.map(csvRow).join('');

async function coast() {
  const desk = exchangeDesk();
  const gallery = await desk.makeGallery('Coast', FULL_ITEMS);
  const galleryId = gallery.id;
  const item = async (index: number) => (await desk.gallery(galleryId)).items[index]!;
  const options = { format: 'CSV', galleryId } as const;
  return { desk, gallery, galleryId, item, options };
}

describe('exporting items as CSV', () => {
  it('has a row for each item, with formulas neutralised and files by their paths', async () => {
    const { desk, gallery, galleryId } = await coast();
    const text = await desk.exported(galleryId, 'CSV');
    const rows = Array.from(parseCsv(text), ({ cells }) => cells);
    expect(rows[0]!.join(',')).toBe(HEADER);
    expect(rows[1]).toEqual([
      gallery.items[0]!.id,
      'Dawn, “first” light',
      'Line one\nline two; and more',
      `'=HYPERLINK("x")`,
      'sea; a\\;b; שקיעה; 🌅',
      'More',
      'https://example.test/dawn?a=1&b=2',
      'coast/dawn.jpg',
    ]);
    expect(rows.slice(2).map((cells) => [cells[1], cells[7]])).toEqual([
      ['Far away', 'https://example.test/a.jpg'],
      ['Tide', 'clips/tide.mp4'],
      ['', 'https://youtu.be/abc'],
      ["'-1+1", ''],
    ]);
  });

  it('begins with a byte order mark when asked to', async () => {
    const { desk, galleryId } = await coast();
    expect((await desk.exported(galleryId, 'CSV', true)).startsWith(`\uFEFF${HEADER}\r\n`)).toBe(true);
  });
});

describe('importing items from CSV', () => {
  it('finds nothing to do in what was just exported, with or without a byte order mark, clearing or not', async () => {
    const { desk, galleryId, options } = await coast();
    for (const byteOrderMark of [false, true]) {
      const text = await desk.exported(galleryId, 'CSV', byteOrderMark);
      for (const emptyCells of ['KEEP', 'CLEAR'] as const) {
        const { totals } = await desk.plan(text, { ...options, emptyCells });
        expect(totals).toMatchObject({ itemsToChange: 0, itemsUnchanged: 5, skipped: 0, repairs: 0 });
      }
    }
  });

  it('changes items by their ids, in any order of columns, as one change', async () => {
    const { desk, gallery, item, options } = await coast();
    const changes = desk.store.changes.length;
    const text = table(
      ['Tags', 'ID', 'Title', 'Link address'],
      ['x; y', gallery.items[0]!.id.toUpperCase(), '=1+1', ''],
      ['', gallery.items[2]!.id, 'Ebb tide', 'https://tide.test'],
    );
    const { planned } = await desk.planAndRun(text, options);
    expect(planned.label).toBe('Update 2 items from a file');
    expect(planned.items.map(({ source, fields }) => [source, fields.map(({ field }) => field)])).toEqual([
      ['line 2', ['title', 'tags']],
      ['line 3', ['title', 'link']],
    ]);
    expect(await item(0)).toMatchObject({
      title: '=1+1',
      tags: { values: ['x', 'y'] },
      link: FULL_ITEMS[0]!.link,
    });
    expect(await item(2)).toMatchObject({ title: 'Ebb tide', link: { url: 'https://tide.test' } });
    expect(desk.store.changes).toHaveLength(changes + 1);
  });

  it('finds items by their file when the id is empty, and says which rows it cannot place', async () => {
    const desk = exchangeDesk();
    const image = (id: string) => ({ image: { imageInfo: { id } } });
    const { id: galleryId } = await desk.makeGallery('Coast', [
      image('m-dawn'),
      image('m-dusk'),
      image('m-dusk'),
    ]);
    const text = table(
      ['id', 'file', 'title'],
      ['', 'dawn.jpg', 'By name'],
      ['', 'coast/dawn.jpg', 'Again'],
      ['', 'dusk.jpg', 'Which?'],
      ['', 'nowhere.jpg', 'Nothing'],
      [randomUUID(), '', 'Stranger'],
      ['no-id', '', 'No id'],
      ['', '', 'Nobody'],
      ['', 'dawn.jpg', 'Too', 'many'],
    );
    const { planned } = await desk.planAndRun(text, { format: 'CSV', galleryId });
    expect(planned.skipped.map(({ source, reason }) => [source, reason])).toEqual([
      ['line 9', 'INVALID'],
      ['line 3', 'DUPLICATE'],
      ['line 4', 'AMBIGUOUS'],
      ['line 5', 'NOT_FOUND'],
      ['line 6', 'NOT_FOUND'],
      ['line 7', 'NOT_FOUND'],
      ['line 8', 'INVALID'],
    ]);
    expect((await desk.gallery(galleryId)).items.map(({ title }) => title)).toEqual([
      'By name',
      undefined,
      undefined,
    ]);
  });

  it('leaves fields alone whose cells are empty, and clears them when asked to', async () => {
    const { desk, gallery, item, options } = await coast();
    const text = `${HEADER}\r\n${gallery.items[0]!.id},,,,,,,\r\n`;
    expect((await desk.plan(text, options)).totals.itemsToChange).toBe(0);
    await desk.planAndRun(text, { ...options, emptyCells: 'CLEAR' });
    const cleared = await item(0);
    for (const field of ['title', 'description', 'tags', 'link']) expect(cleared).not.toHaveProperty(field);
    expect(cleared).toMatchObject({ image: { imageInfo: { id: 'm-dawn', altText: '' } } });
  });

  it('shows another file when the file column names one', async () => {
    const { desk, gallery, item, options } = await coast();
    const text = table(
      ['id', 'file', 'alt text'],
      [gallery.items[0]!.id, 'coast/dusk.jpg', 'Dusk'],
      [gallery.items[1]!.id, 'https://example.test/b.jpg', ''],
      [gallery.items[2]!.id, 'coast/dusk.jpg', 'x'],
      [gallery.items[4]!.id, 'coast/dusk.jpg', ''],
    );
    const { planned } = await desk.planAndRun(text, options);
    expect(await item(0)).toMatchObject({
      image: { imageInfo: { id: 'm-dusk', altText: 'Dusk', filename: 'dusk.jpg' } },
    });
    expect(await item(1)).toMatchObject({
      image: { type: 'EXTERNAL', imageInfo: { url: 'https://example.test/b.jpg' } },
    });
    expect(planned.repairs.map(({ source, field }) => [source, field])).toEqual([
      ['line 4', 'alt text'],
      ['line 4', 'file'],
      ['line 5', 'file'],
    ]);
  });

  it('names what breaks a rule, leaves it out or cuts it, and takes the rest of the row', async () => {
    const { desk, gallery, item, options } = await coast();
    const text = table(
      ['id', 'title', 'link address', 'tags'],
      [gallery.items[0]!.id, 'x'.repeat(1001), 'javascript:alert(1)', `ok; ${'y'.repeat(201)}`],
    );
    const { planned } = await desk.planAndRun(text, options);
    expect(planned.repairs.map(({ field }) => field).sort()).toEqual(['link.url', 'tags.values[1]', 'title']);
    expect(await item(0)).toMatchObject({
      title: 'x'.repeat(1000),
      link: FULL_ITEMS[0]!.link,
      tags: { values: ['ok', 'y'.repeat(200)] },
    });
  });

  it('keeps columns it does not know with the items, and gives them back', async () => {
    const { desk, gallery, galleryId, options } = await coast();
    const text = table(
      ['id', 'Shot by', '=rating'],
      [gallery.items[0]!.id, 'Ada', '+5'],
      [gallery.items[1]!.id, '', ''],
    );
    const { planned } = await desk.planAndRun(text, options);
    expect(planned.notes.join()).toContain('Shot by');
    const exported = await desk.exported(galleryId, 'CSV');
    const rows = Array.from(parseCsv(exported), ({ cells }) => cells.slice(8));
    expect(rows.slice(0, 3)).toEqual([
      ["'=rating", 'Shot by'],
      ["'+5", 'Ada'],
      ['', ''],
    ]);
    expect((await desk.plan(exported, options)).totals.itemsToChange).toBe(0);
  });

  it('reads what spreadsheets save elsewhere: semicolons, old encodings, rewritten line ends', async () => {
    const { desk, gallery, item, options } = await coast();
    const id = gallery.items[0]!.id;
    const text = `id;title;description\r\n${id};Ebb, flow;"Line one\r\nline two; and more"\r\n`;
    const { planned } = await desk.planAndRun(text, options);
    expect(planned.items[0]!.fields.map(({ field }) => field)).toEqual(['title']);
    expect(await item(0)).toMatchObject({ title: 'Ebb, flow' });
  });

  it.each([
    ['no gallery', `${HEADER}\r\n`, {}, /galleryId/],
    ['a file without columns that tell items apart', 'title\r\nx\r\n', { galleryId: true }, /“id” or “file”/],
    ['two columns of one name', 'id,ID\r\n', { galleryId: true }, /two columns “id”/],
    ['an empty file', '', { galleryId: true }, /is empty/],
    ['a damaged file', 'id,title\r\n"x', { galleryId: true }, /Line 2, column 1: a quote opens/],
    ['a NUL character', 'id,title\r\nx\0', { galleryId: true }, /Line 2, column 2: there is a NUL/],
  ])('refuses %s', async (_, text, given, message) => {
    const { desk, galleryId } = await coast();
    const options = { format: 'CSV', ...('galleryId' in given ? { galleryId } : {}) } as const;
    await expect(desk.plan(text, options)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT', message });
  });

  it('brings every text back that an item can have', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc
        .array(fc.constantFrom('"', ',', ';', '\n', '\t', "'", '=', '+', '-', '@', '\\', 'é', '😀', 'שלום'), {
          maxLength: 8,
        })
        .map((parts) => parts.join('')),
    );
    const someText = text.filter((given) => given.trim() !== '');
    const tag = someText.map((given) => given.trim());
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          title: someText,
          description: someText,
          altText: someText,
          tags: fc.uniqueArray(tag, { minLength: 1, maxLength: 4 }),
          linkText: someText,
        }),
        async ({ title, description, altText, tags, linkText }) => {
          const desk = exchangeDesk();
          const image = { imageInfo: { id: 'm-dawn' } };
          const written = { title, description, tags: { values: tags }, link: { text: linkText, url: '/a' } };
          const full = { ...written, image: { imageInfo: { id: 'm-dawn', altText } } };
          const from = await desk.makeGallery('From', [full]);
          const to = await desk.makeGallery('To', [{ image }]);
          const exported = await desk.exported(from.id, 'CSV');
          const retargeted = exported.replace(from.items[0]!.id, '');
          await desk.planAndRun(retargeted, { format: 'CSV', galleryId: to.id });
          const { id: _, sortOrder: _o, createdDate: _c, updatedDate: _u, ...expected } = from.items[0]!;
          expect((await desk.gallery(to.id)).items[0]).toMatchObject(expected);
        },
      ),
      { numRuns: 60 },
    );
  });
});
