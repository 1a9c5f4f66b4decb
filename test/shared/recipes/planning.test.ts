import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNameOf, type MediaFile } from '../../../shared/model/media-file.ts';
import { naturalKeyOf } from '../../../shared/order/natural-key.ts';
import { DEFAULT_RULES } from '../../../shared/recipes/built-in-recipes.ts';
import { groupFiles } from '../../../shared/recipes/group-files.ts';
import { matchGalleries, type KnownGallery } from '../../../shared/recipes/match-galleries.ts';
import { planGroups, type ExistingGallery, type PlannedGroups } from '../../../shared/recipes/plan-groups.ts';
import type { TextOfFile } from '../../../shared/recipes/plan-items.ts';
import type { RecipeRules } from '../../../shared/recipes/recipe.ts';
import { ratingOf } from '../../../shared/recipes/file-facts.ts';
import { mediaFile } from '../../support/media-files.ts';

/** A library as far as recipes look at it. */
interface Desk {
  readonly files: readonly MediaFile[];
  readonly galleries: Map<
    string,
    KnownGallery & { readonly mediaIds: Set<string>; readonly texts: Set<string> }
  >;
}

function finish<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

const htmlOf = (file: MediaFile): string => `<p>${file.id}</p>`;

function plan({ files, galleries }: Desk, folder: string, rules: RecipeRules): PlannedGroups {
  const grouped = finish(groupFiles({ folder, mediaFolderName: 'Pictures', rules, files }));
  const isThere = (path: string): boolean =>
    files.some((file) => file.status !== 'MISSING' && file.path.startsWith(`${path}/`));
  const matched = matchGalleries(grouped.groups, galleries.values(), isThere);
  const existingOf = (group: { readonly folder: string }): ExistingGallery | undefined => {
    const gallery = galleries.get(matched.get(group.folder) ?? '');
    return gallery && { id: gallery.id, name: gallery.name, shown: gallery };
  };
  const texts = new Map(
    files
      .filter(({ kind }) => kind === 'TEXT')
      .map((file): [string, TextOfFile] => [file.id, { html: htmlOf(file) }]),
  );
  return finish(planGroups(grouped, existingOf, { chosenFolder: folder, rules, texts }));
}

/** Does what a plan says, as the service does. */
function run(desk: Desk, { groups }: PlannedGroups): void {
  for (const { existing, folder, name, items } of groups) {
    const id = existing?.id ?? `gallery ${desk.galleries.size}`;
    const before = desk.galleries.get(id) ?? {
      id,
      name,
      mediaIds: new Set<string>(),
      texts: new Set<string>(),
    };
    if (items.length > 0) desk.galleries.set(id, { ...before, sourceFolder: folder });
    for (const { mediaId, kind } of items) {
      if (kind === 'TEXT') before.texts.add(htmlOf(mediaFile({ id: mediaId })));
      else before.mediaIds.add(mediaId);
    }
  }
}

const folderNames = ['01_Rome', '2024-05-31 Rome', 'Rome', 'rome', '10 Oslo'];
const fileNames = ['IMG_0001', '2_pier', '10_pier', 'README', 'Dawn', 'dawn', 'Ünder'];

const pathArbitrary = fc
  .tuple(fc.array(fc.constantFrom(...folderNames), { maxLength: 2 }), fc.constantFrom(...fileNames))
  .map(([folders, name]) => [...folders, name].join('/'));

const fileArbitrary = fc
  .record({
    path: pathArbitrary,
    kind: fc.constantFrom('IMAGE', 'IMAGE', 'VIDEO', 'TEXT', 'OTHER'),
    status: fc.constantFrom('READY', 'READY', 'READY', 'DAMAGED', 'MISSING', 'PENDING', 'UNSUPPORTED'),
    rating: fc.option(fc.integer({ min: -1, max: 5 }), { nil: undefined }),
    dateTaken: fc.option(fc.constantFrom('2024-05-31T10:00:00', '2023-01-01T09:00:00+02:00'), {
      nil: undefined,
    }),
  })
  .map(({ rating, dateTaken, ...given }) => ({
    ...given,
    ...(rating === undefined ? {} : { metadata: { rating, keywords: ['sea'] } }),
    ...(dateTaken === undefined ? {} : { dateTaken }),
  }));

const filesArbitrary = fc
  .uniqueArray(fileArbitrary, { selector: ({ path }) => path, maxLength: 40, size: 'max' })
  .map((files) =>
    files.map((given, index): MediaFile => mediaFile({ id: `m${index}`, ...given } as MediaFile)),
  );

const rulesArbitrary = fc.record<RecipeRules>({
  galleries: fc.constantFrom('EACH_FOLDER', 'TOP_FOLDERS', 'ONE'),
  galleryName: fc.constantFrom('{path}', '{folder}', '{date:YYYY} {folder}', '{number}', 'Same name'),
  areNamesCleaned: fc.boolean(),
  galleryOrder: fc.constantFrom('NUMBER', 'NAME', 'DATE'),
  isGalleryOrderDescending: fc.boolean(),
  title: fc.constantFrom('', '{title|filename}', '{number:00} {file}'),
  description: fc.constant('{description}'),
  altText: fc.constant('{filename}'),
  areKeywordsTags: fc.boolean(),
  areFoldersTags: fc.boolean(),
  tags: fc.constantFrom([], ['own']),
  itemOrder: fc.constantFrom('NAME', 'TAKEN', 'RATING', 'NUMBER'),
  isItemOrderDescending: fc.boolean(),
  minRating: fc.integer({ min: -1, max: 5 }),
  kinds: fc.subarray(['IMAGE', 'VIDEO', 'TEXT'] as const, { minLength: 1 }),
});

const folderArbitrary = fc.constantFrom('', '', '01_Rome', 'Rome', 'rome/Rome');

const galleriesArbitrary = fc
  .array(fc.constantFrom('Rome', 'ROME', 'Pictures', 'Rome / Rome', 'Same name'), {
    maxLength: 3,
    size: 'max',
  })
  .map(
    (names): Desk['galleries'] =>
      new Map(
        names.map((name, index) => [
          `old ${index}`,
          {
            id: `old ${index}`,
            name,
            mediaIds: new Set([0, 3, 6, 9, 12].map((number) => `m${number + index}`)),
            texts: new Set<string>(),
          },
        ]),
      ),
  );

const isIn = (file: MediaFile, folder: string): boolean =>
  folder === '' || file.path.startsWith(`${folder}/`);

describe('a plan', () => {
  it('puts every file of the folder into exactly one gallery, or leaves it out with a reason', () => {
    fc.assert(
      fc.property(
        filesArbitrary,
        folderArbitrary,
        rulesArbitrary,
        galleriesArbitrary,
        (files, folder, rules, galleries) => {
          const { groups, leftOut } = plan({ files, galleries }, folder, rules);
          const told = [
            ...groups.flatMap(({ items }) => items.map(({ mediaId }) => mediaId)),
            ...leftOut.map(({ mediaId }) => mediaId),
          ];
          expect(told.toSorted()).toEqual(
            files
              .filter((file) => isIn(file, folder))
              .map(({ id }) => id)
              .toSorted(),
          );
          for (const { message } of leftOut) expect(message).not.toBe('');
        },
      ),
    );
  });

  it('makes no gallery without items, no two of one name, and adds to each that is there once', () => {
    fc.assert(
      fc.property(
        filesArbitrary,
        folderArbitrary,
        rulesArbitrary,
        galleriesArbitrary,
        (files, folder, rules, galleries) => {
          const { groups } = plan({ files, galleries }, folder, rules);
          const created = groups.filter(({ existing }) => existing === undefined);
          expect(created.filter(({ items }) => items.length === 0)).toEqual([]);
          expect(created.filter(({ name }) => name.trim() === '')).toEqual([]);
          expect(new Set(created.map(({ name }) => name)).size).toBe(created.length);
          const ids = groups.flatMap(({ existing }) => existing?.id ?? []);
          expect(new Set(ids).size).toBe(ids.length);
        },
      ),
    );
  });

  it('gives no folder the name that another has of its own', () => {
    const files = ['rome/10 Oslo/a', '10 Oslo/b', '01_Rome/10 Oslo/c'].map((path, index) =>
      mediaFile({ id: `m${index}`, path, ...(index === 0 ? {} : { dateTaken: '2023-01-01T09:00:00' }) }),
    );
    const rules: RecipeRules = {
      ...DEFAULT_RULES,
      galleries: 'EACH_FOLDER',
      galleryName: '{date:YYYY} {folder}',
      areNamesCleaned: false,
      galleryOrder: 'NUMBER',
    };
    const { groups } = plan({ files, galleries: new Map() }, '', rules);
    expect(new Map(groups.map(({ folder, name }) => [folder, name]))).toEqual(
      new Map([
        ['rome/10 Oslo', '10 Oslo'],
        ['10 Oslo', '2023 10 Oslo'],
        ['01_Rome/10 Oslo', '01_Rome / 10 Oslo'],
      ]),
    );
  });

  it('that was run plans nothing more, and never shows a file twice', () => {
    fc.assert(
      fc.property(
        filesArbitrary,
        folderArbitrary,
        rulesArbitrary,
        galleriesArbitrary,
        (files, folder, rules, galleries) => {
          const desk = { files, galleries: structuredClone(galleries) };
          const first = plan(desk, folder, rules);
          for (const { existing, items } of first.groups) {
            const shown = existing?.shown.mediaIds ?? new Set();
            expect(items.filter(({ kind, mediaId }) => kind !== 'TEXT' && shown.has(mediaId))).toEqual([]);
          }
          run(desk, first);
          expect(plan(desk, folder, rules).groups.flatMap(({ items }) => items)).toEqual([]);
        },
      ),
    );
  });

  it('is the same whatever the order in which the catalog lists its files', () => {
    fc.assert(
      fc.property(filesArbitrary, folderArbitrary, rulesArbitrary, (files, folder, rules) => {
        const galleries = new Map();
        expect(plan({ files: files.toReversed(), galleries }, folder, rules)).toEqual(
          plan({ files, galleries }, folder, rules),
        );
      }),
    );
  });

  it('has items in the order that its rule says', () => {
    fc.assert(
      fc.property(filesArbitrary, rulesArbitrary, (files, given) => {
        const rules = { ...given, galleries: 'ONE' as const };
        const byId = new Map(files.map((file) => [file.id, file]));
        const { groups } = plan({ files, galleries: new Map() }, '', rules);
        const ordered = groups
          .flatMap(({ items }) => items.map(({ mediaId }) => byId.get(mediaId)!))
          .filter((file) => !(file.kind === 'TEXT' && fileNameOf(file) === 'README'));
        const keyOf = (file: MediaFile): string | number | undefined =>
          ({
            NAME: naturalKeyOf(fileNameOf(file)),
            TAKEN: file.dateTaken?.slice(0, 19),
            RATING: ratingOf(file),
            NUMBER: /^\d/.test(fileNameOf(file)) ? Number.parseInt(fileNameOf(file), 10) : undefined,
          })[rules.itemOrder];
        const keys = ordered.map(keyOf);
        const known = keys.filter((key) => key !== undefined);
        // Those the rule knows nothing of are last.
        expect(keys.slice(0, known.length)).toEqual(known);
        const pairs = known.slice(1).map((key, index) => [known[index]!, key] as const);
        for (const [a, b] of pairs) {
          expect(rules.isItemOrderDescending ? a >= b : a <= b).toBe(true);
        }
      }),
    );
  });
});

const nameAll = (paths: readonly string[], rules: Partial<RecipeRules> = {}, folder = 'Top'): string[] =>
  plan({ files: paths.map((path) => mediaFile({ id: path, path })), galleries: new Map() }, folder, {
    ...DEFAULT_RULES,
    ...rules,
  }).groups.map(({ name }) => name);

describe('the galleries of a folder', () => {
  it('are one for each folder, named by the way there, each beside those within it', () => {
    expect(
      nameAll(['Top/2_Italy/b.jpg', 'Top/2_Italy/01 Rome/a.jpg', 'Top/1_Norway/Oslo/a.jpg', 'Top/c.jpg']),
    ).toEqual(['Top', 'Norway / Oslo', 'Italy', 'Italy / Rome']);
  });

  it('are one for each top folder with everything in it, or one in all', () => {
    const paths = ['Top/2_Italy/b.jpg', 'Top/2_Italy/Rome/a.jpg', 'Top/1_Norway/Oslo/a.jpg', 'Top/c.jpg'];
    expect(nameAll(paths, { galleries: 'TOP_FOLDERS' })).toEqual(['Top', 'Norway', 'Italy']);
    expect(nameAll(paths, { galleries: 'ONE' })).toEqual(['Top']);
  });

  it('keep what tells them apart when cleaning would give two of them one name', () => {
    expect(nameAll(['Top/01_Portraits/a.jpg', 'Top/02_Portraits/a.jpg', 'Top/03_Street/a.jpg'])).toEqual([
      '01_Portraits',
      '02_Portraits',
      'Street',
    ]);
  });

  it('are in the order of numbers, names or dates', () => {
    const paths = ['Top/2023-01-01 Zoo/a.jpg', 'Top/10_Aviary/a.jpg', 'Top/9_Bay/a.jpg', 'Top/Coast/a.jpg'];
    expect(nameAll(paths)).toEqual(['Bay', 'Aviary', 'Zoo', 'Coast']);
    expect(nameAll(paths, { galleryOrder: 'NAME' })).toEqual(['Aviary', 'Bay', 'Coast', 'Zoo']);
    expect(nameAll(paths, { galleryOrder: 'NAME', isGalleryOrderDescending: true })).toEqual([
      'Zoo',
      'Coast',
      'Bay',
      'Aviary',
    ]);
    expect(nameAll(paths, { galleryOrder: 'DATE' })[0]).toBe('Zoo');
  });
});
