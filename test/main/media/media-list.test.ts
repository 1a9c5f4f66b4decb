import { describe, expect, it } from 'vitest';
import { MediaList, type MediaListInput } from '../../../main/media/media-list.ts';
import { MEDIA_SORTS } from '../../../shared/model/media-sort.ts';
import { IndexedMediaCatalog } from '../../../main/store/media-catalog.ts';
import { mediaFile } from '../../support/media-files.ts';

const ALL: MediaListInput = { offset: 0, limit: 200, sort: 'ADDED' };

function listOf(...files: Parameters<typeof mediaFile>[0][]) {
  const catalog = new IndexedMediaCatalog(files.map(mediaFile));
  const list = new MediaList(catalog);
  return {
    catalog,
    list,
    ids: (input: Partial<MediaListInput>) => list.page({ ...ALL, ...input }).files.map(({ id }) => id),
  };
}

describe('the list of media files', () => {
  const { ids, list } = listOf(
    {
      id: 'a',
      path: 'Trip/IMG_10.jpg',
      addedDate: '2025-01-01T00:00:00.000Z',
      dateTaken: '2020-05-05T10:00:00',
    },
    {
      id: 'b',
      path: 'trip/img_9.jpg',
      addedDate: '2025-01-03T00:00:00.000Z',
      dateTaken: '2020-05-05T10:00:00+02:00',
    },
    {
      id: 'c',
      path: 'Zoo.mp4',
      kind: 'VIDEO',
      addedDate: '2025-01-02T00:00:00.000Z',
      modifiedTime: Date.parse('2021-01-01'),
    },
    { id: 'd', path: 'Äpfel.txt', kind: 'TEXT', addedDate: '2025-01-03T00:00:00.000Z', modifiedTime: 0 },
  );

  it('shows the newest first unless told otherwise', () => {
    expect(ids({})).toEqual(['d', 'b', 'c', 'a']);
    expect(ids({ order: 'ASC' })).toEqual(['a', 'c', 'b', 'd']);
  });

  it('orders by the date taken, and by the date of the file where there is none', () => {
    expect(ids({ sort: 'TAKEN' })).toEqual(['c', 'a', 'b', 'd']);
  });

  it('orders names as people do', () => {
    expect(ids({ sort: 'PATH' })).toEqual(['d', 'b', 'a', 'c']);
    expect(ids({ sort: 'PATH', order: 'DESC' })).toEqual(['c', 'a', 'b', 'd']);
  });

  it('orders by the name alone, and by size', () => {
    expect(ids({ sort: 'NAME' })).toEqual(['d', 'b', 'a', 'c']);
    const files = listOf(
      { id: 'a', path: 'z/1.jpg', sizeInBytes: 5 },
      { id: 'b', path: 'a/10.jpg', sizeInBytes: 7 },
      { id: 'c', path: 'm/2.jpg', sizeInBytes: 6 },
    );
    expect(files.ids({ sort: 'NAME' })).toEqual(['a', 'c', 'b']);
    expect(files.ids({ sort: 'NAME', order: 'DESC' })).toEqual(['b', 'c', 'a']);
    expect(files.ids({ sort: 'SIZE' })).toEqual(['b', 'c', 'a']);
    expect(files.ids({ sort: 'SIZE', order: 'ASC' })).toEqual(['a', 'c', 'b']);
  });

  it('tells the ratios of its files in the order of the list', () => {
    const files = listOf(
      { id: 'a', path: '1.jpg', width: 300, height: 200, sizeInBytes: 1 },
      { id: 'b', path: '2.jpg', width: 200, height: 300, sizeInBytes: 3 },
      { id: 'c', path: '3.mp4', kind: 'VIDEO', width: undefined, height: undefined, sizeInBytes: 2 },
      { id: 'd', path: '4.txt', kind: 'TEXT', width: undefined, height: undefined, sizeInBytes: 0 },
    );
    expect(files.list.ratios({ sort: 'NAME' })).toEqual([150, 67, 178, 100]);
    expect(files.list.ratios({ sort: 'SIZE' })).toEqual([67, 178, 150, 100]);
    expect(files.list.ratios({ sort: 'NAME', kinds: ['IMAGE'], order: 'DESC' })).toEqual([67, 150]);
  });

  it('finds text in the path, upper or lower case, composed or not', () => {
    expect(ids({ search: 'TRIP/' })).toEqual(['b', 'a']);
    expect(ids({ search: 'a\u0308PFEL' })).toEqual(['d']);
    expect(ids({ search: 'nothing' })).toEqual([]);
  });

  it('selects kinds', () => {
    expect(ids({ kinds: ['VIDEO', 'TEXT'] })).toEqual(['d', 'c']);
    expect(list.page({ ...ALL, kinds: ['TEXT'], limit: 1 }).totalFiles).toBe(1);
    expect(ids({ kinds: [] })).toEqual([]);
  });

  it.each(MEDIA_SORTS)('by %s, comes in pages that neither overlap nor leave out', (sort) => {
    const files = Array.from({ length: 57 }, (_, index) => ({
      id: `id${index}`,
      path: `${(index * 7) % 57}.jpg`,
    }));
    const many = listOf(...files);
    for (const order of ['ASC', 'DESC'] as const) {
      const whole = many.ids({ sort, order });
      const paged = [0, 10, 20, 30, 40, 50, 60].flatMap((offset) =>
        many.ids({ sort, order, offset, limit: 10 }),
      );
      expect(paged).toEqual(whole);
      expect(new Set(whole).size).toBe(57);
    }
  });

  it('looks again at what it is told has changed', () => {
    const changing = listOf({ id: 'a' });
    expect(changing.ids({})).toEqual(['a']);
    changing.catalog.set(mediaFile({ id: 'b' }));
    expect(changing.ids({})).toEqual(['a']);
    changing.list.change(['b']);
    expect(changing.ids({})).toEqual(['a', 'b']);
    changing.catalog.delete('a');
    changing.list.change(['a']);
    expect(changing.ids({})).toEqual(['b']);
  });
});
