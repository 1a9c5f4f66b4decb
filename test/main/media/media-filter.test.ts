import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MediaList } from '../../../main/media/media-list.ts';
import { MediaUses } from '../../../main/store/media-uses.ts';
import { IndexedMediaCatalog } from '../../../main/store/media-catalog.ts';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import type { MediaFilter } from '../../../shared/schemas/media-filter.ts';
import { MEDIA_SORTS } from '../../../shared/model/media-sort.ts';
import { mediaFile } from '../../support/media-files.ts';

const GALLERY = '1f0c6b1e-3d3a-4c1e-9a55-0b6f0d2a7c11';
const OTHER = '1f0c6b1e-3d3a-4c1e-9a55-0b6f0d2a7c12';

const FILES = [
  mediaFile({
    id: 'harbour',
    path: 'trips/Zürich/harbour.jpg',
    width: 300,
    height: 200,
    dateTaken: '2023-12-31T23:30:00-05:00',
    addedDate: '2024-02-01T00:00:00.000Z',
    fingerprint: 'same',
    metadata: {
      title: 'Früh am Morgen',
      keywords: ['Sea', 'Café'],
      creator: 'Ann Lee',
      rating: 4,
      camera: 'Canon EOS 40D',
      lens: 'EF 50mm',
    },
  }),
  mediaFile({ id: 'copy', path: 'trips/copy.jpg', width: 300, height: 200, fingerprint: 'same' }),
  mediaFile({ id: 'gone', path: 'gone.jpg', fingerprint: 'same', status: 'MISSING' }),
  mediaFile({
    id: 'tower',
    path: 'tower.heic',
    mimeType: 'image/heic',
    width: 200,
    height: 300,
    dateTaken: '2024-01-01T00:00:00',
    metadata: { description: 'A tower of the sea fort', keywords: ['sea', 'fort'], camera: 'Apple iPhone 6' },
  }),
  mediaFile({ id: 'clip', path: 'clip.mp4', kind: 'VIDEO', mimeType: 'video/mp4', width: 999, height: 1000 }),
  mediaFile({ id: 'sheet', path: 'sheet.xls', kind: 'OTHER', mimeType: 'x/y', status: 'UNSUPPORTED' }),
];

function listOf(files: readonly MediaFile[]) {
  const catalog = new IndexedMediaCatalog(files);
  const uses = new MediaUses();
  uses.setGallery(GALLERY, new Map([['harbour', 2]]));
  uses.setGallery(OTHER, new Map([['tower', 1]]));
  const list = new MediaList(catalog);
  list.learnUses(uses);
  const ids = (filter: MediaFilter) =>
    list.page({ offset: 0, limit: 200, sort: 'PATH', ...filter }).files.map(({ id }) => id);
  return { catalog, uses, list, ids };
}

describe('a filter', () => {
  const { ids, list } = listOf(FILES);

  it.each<[string, MediaFilter, string[]]>([
    ['words in any of the texts, each somewhere', { search: 'cafe LEE zurich' }, ['harbour']],
    ['words in quotes, together', { search: '"sea fort"' }, ['tower']],
    ['an open quote', { search: '"fruh am' }, ['harbour']],
    ['a camera in the text', { search: 'iphone' }, ['tower']],
    ['words that do not all occur', { search: 'sea harbour nowhere' }, []],
    ['spaces', { search: '  ' }, ['clip', 'gone', 'sheet', 'tower', 'copy', 'harbour']],
    ['a type', { mimeTypes: ['image/heic', 'video/mp4'] }, ['clip', 'tower']],
    ['a kind', { kinds: ['VIDEO'] }, ['clip']],
    ['a state', { statuses: ['MISSING', 'UNSUPPORTED'] }, ['gone', 'sheet']],
    ['a keyword, in any case', { keywords: ['SEA'] }, ['tower', 'harbour']],
    ['all of several keywords', { keywords: ['sea', 'cafe'] }, ['harbour']],
    ['any of several cameras', { cameras: ['Canon EOS 40D', 'Apple iPhone 6'] }, ['tower', 'harbour']],
    ['a lens', { lenses: ['EF 50mm'] }, ['harbour']],
    ['landscape', { orientations: ['LANDSCAPE'] }, ['copy', 'harbour']],
    ['portrait or nearly square', { orientations: ['PORTRAIT', 'SQUARE'] }, ['clip', 'tower']],
    ['a first day, by the clock of the camera', { takenFrom: '2024-01-01' }, ['tower']],
    ['a last day', { takenTo: '2023-12-31' }, ['harbour']],
    ['stars', { minRating: 4 }, ['harbour']],
    ['more stars', { minRating: 5 }, []],
    ['any gallery', { use: 'IN_ANY' }, ['tower', 'harbour']],
    ['no gallery', { use: 'IN_NONE' }, ['clip', 'gone', 'sheet', 'copy']],
    ['one gallery', { use: 'IN_GALLERY', galleryId: GALLERY }, ['harbour']],
    [
      'not in one gallery',
      { use: 'NOT_IN_GALLERY', galleryId: GALLERY },
      ['clip', 'gone', 'sheet', 'tower', 'copy'],
    ],
    ['copies that are there', { isDuplicate: true }, ['copy', 'harbour']],
    ['a time of adding', { addedSince: '2024-02-01T01:00:00+01:00' }, ['harbour']],
    ['several things, which must all hold', { keywords: ['sea'], orientations: ['PORTRAIT'] }, ['tower']],
  ])('finds by %s', (_what, filter, expected) => {
    expect(ids(filter)).toEqual(expected);
  });

  it('tells which values there are, and how many files each would show beside the rest of it', () => {
    const facets = list.facets({ cameras: ['Apple iPhone 6'] }, 10);
    expect(facets.cameras).toEqual([
      { value: 'Apple iPhone 6', count: 1 },
      { value: 'Canon EOS 40D', count: 1 },
    ]);
    expect(facets.keywords).toEqual([
      { value: 'fort', count: 1 },
      { value: 'sea', count: 1 },
    ]);
    expect(facets.years).toEqual([{ value: 2024, count: 1 }]);
    const all = list.facets({}, 1);
    expect(all.keywords).toEqual([{ value: 'Sea', count: 2 }]);
    expect(all).toMatchObject({
      kinds: [
        { value: 'IMAGE', count: 4 },
        { value: 'OTHER', count: 1 },
        { value: 'VIDEO', count: 1 },
      ],
      years: [
        { value: 2024, count: 1 },
        { value: 2023, count: 1 },
      ],
      ratings: [{ value: 4, count: 1 }],
      duplicates: 2,
      used: 2,
      unused: 4,
    });
  });
});

describe('a filter, while the catalog and the galleries change,', () => {
  const option = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
  const file = fc
    .record({
      id,
      path: fc.constantFrom('x/ä 1.jpg', 'x/a 2.jpg', 'B.jpg', 'b.png'),
      kind: fc.constantFrom('IMAGE' as const, 'VIDEO' as const),
      status: fc.constantFrom('READY' as const, 'MISSING' as const),
      fingerprint: option(fc.constantFrom('1', '2')),
      width: fc.constantFrom(100, 200),
      height: fc.constantFrom(100, 200),
      dateTaken: option(fc.constantFrom('2023-01-01T10:00:00', '2024-06-01T10:00:00+02:00')),
      addedDate: fc.constantFrom('2024-01-01T00:00:00.000Z', '2024-05-01T00:00:00.000Z'),
      metadata: option(
        fc.record({
          title: fc.constantFrom('Sea', 'Früh'),
          keywords: fc.constantFrom(['sea'], ['sea', 'Ännchen']),
          rating: fc.constantFrom(1, 3, 5),
          camera: fc.constantFrom('One', 'Two'),
        }),
      ),
    })
    .map((fields) => mediaFile(fields));
  const filter = fc.record<MediaFilter>(
    {
      search: fc.constantFrom('sea', 'A', 'x/', 'two fruh', 'annchen'),
      kinds: fc.constantFrom(['IMAGE'], ['IMAGE', 'VIDEO']),
      statuses: fc.constant(['READY']),
      keywords: fc.constantFrom(['Sea'], ['sea', 'annchen']),
      cameras: fc.constantFrom(['One'], ['One', 'Two']),
      orientations: fc.constantFrom(['SQUARE'], ['PORTRAIT', 'LANDSCAPE']),
      takenFrom: fc.constantFrom('2023-01-02', '2024-06-01'),
      takenTo: fc.constantFrom('2023-01-01', '2024-06-01'),
      minRating: fc.constantFrom(1, 3, 4),
      use: fc.constantFrom('IN_ANY', 'IN_NONE', 'IN_GALLERY', 'NOT_IN_GALLERY'),
      galleryId: fc.constant(GALLERY),
      isDuplicate: fc.boolean(),
      addedSince: fc.constant('2024-02-01T00:00:00Z'),
    },
    { requiredKeys: ['galleryId'] },
  );
  const step = fc.oneof(
    file.map((value) => ({ type: 'put' as const, value })),
    id.map((value) => ({ type: 'remove' as const, value })),
    fc.record({ type: fc.constant('hang' as const), value: id, count: fc.constantFrom(0, 1, 2) }),
  );

  const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

  /** As plainly as the filter can be said. */
  function matches(catalog: IndexedMediaCatalog, hung: ReadonlyMap<string, number>, wanted: MediaFilter) {
    return (candidate: MediaFile): boolean => {
      const { metadata, width = 0, height = 0 } = candidate;
      const text = folded(
        [candidate.path, metadata?.title ?? '', ...(metadata?.keywords ?? []), metadata?.camera ?? ''].join(
          '\n',
        ),
      );
      const lies = width === height ? 'SQUARE' : width > height ? 'LANDSCAPE' : 'PORTRAIT';
      const isUsed = (hung.get(candidate.id) ?? 0) > 0;
      const isWanted = wanted.use === 'IN_ANY' || wanted.use === 'IN_GALLERY';
      const twins = [...catalog.values()].filter(
        (other) => other.fingerprint === candidate.fingerprint && other.status !== 'MISSING',
      );
      const isCopy =
        candidate.fingerprint !== undefined && candidate.status !== 'MISSING' && twins.length > 1;
      return (
        (wanted.search === undefined ||
          folded(wanted.search)
            .split(' ')
            .every((word) => text.includes(word))) &&
        (wanted.kinds?.includes(candidate.kind) ?? true) &&
        (wanted.statuses?.includes(candidate.status) ?? true) &&
        (wanted.keywords?.every((keyword) =>
          (metadata?.keywords ?? []).some((own) => folded(own) === folded(keyword)),
        ) ??
          true) &&
        (wanted.cameras?.includes(metadata?.camera ?? '') ?? true) &&
        (wanted.orientations?.includes(lies) ?? true) &&
        (wanted.takenFrom === undefined ||
          (candidate.dateTaken !== undefined && candidate.dateTaken.slice(0, 10) >= wanted.takenFrom)) &&
        (wanted.takenTo === undefined ||
          (candidate.dateTaken !== undefined && candidate.dateTaken.slice(0, 10) <= wanted.takenTo)) &&
        (wanted.minRating === undefined || (metadata?.rating ?? 0) >= wanted.minRating) &&
        (wanted.use === undefined || isUsed === isWanted) &&
        (wanted.isDuplicate === undefined || isCopy === wanted.isDuplicate) &&
        (wanted.addedSince === undefined || Date.parse(candidate.addedDate) >= Date.parse(wanted.addedSince))
      );
    };
  }

  it('finds what looking at every file finds, in the order of the whole list', () => {
    fc.assert(
      fc.property(
        fc.array(file, { maxLength: 10 }),
        fc.array(filter, { minLength: 1, maxLength: 3 }),
        fc.array(step, { maxLength: 30 }),
        fc.constantFrom(...MEDIA_SORTS),
        (first, filters, steps, sort) => {
          const catalog = new IndexedMediaCatalog(first);
          const uses = new MediaUses();
          const hung = new Map<string, number>();
          uses.setGallery(GALLERY, hung);
          const list = new MediaList(catalog);
          list.learnUses(uses);
          const check = () => {
            const whole = list.page({ offset: 0, limit: 200, sort }).files;
            expect(new Set(whole)).toEqual(new Set(catalog.values()));
            for (const wanted of filters) {
              const { files, totalFiles } = list.page({ offset: 0, limit: 200, sort, ...wanted });
              expect(files).toEqual(whole.filter(matches(catalog, hung, wanted)));
              expect(totalFiles).toBe(files.length);
            }
          };
          check();
          for (const { type, value, ...rest } of steps) {
            if (type === 'hang') {
              hung.set(value, 'count' in rest ? rest.count : 0);
              uses.setGallery(GALLERY, new Map([...hung].filter(([, count]) => count > 0)));
            } else if (type === 'put') {
              catalog.set(value);
              list.change([value.id]);
            } else {
              catalog.delete(value);
              list.change([value]);
            }
            check();
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
