import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideDelta, SAVE_WINDOW, type Decision, type ObservedFile } from '../../../main/media/delta.ts';
import { newMediaId } from '../../../main/media/media-id.ts';
import { IndexedMediaCatalog } from '../../../main/store/media-catalog.ts';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import { mediaFile } from '../../support/media-files.ts';

const NOW = Date.parse('2025-06-01T12:00:00Z');
const LONG_AGO = '2025-01-01T00:00:00.000Z';

/** A catalog from lines such as `a.jpg: red`, the id being the content it came with. */
function catalogOf(
  files: Readonly<Record<string, string>>,
  status: MediaFile['status'] = 'READY',
): IndexedMediaCatalog {
  return new IndexedMediaCatalog(
    Object.entries(files).map(([path, content]) =>
      mediaFile({
        id: `id-${content}`,
        path,
        fingerprint: content,
        sizeInBytes: content.length,
        status,
        addedDate: LONG_AGO,
        updatedDate: LONG_AGO,
      }),
    ),
  );
}

function found(path: string, content: string, modifiedTime = 1): ObservedFile {
  return { path, sizeInBytes: content.length, modifiedTime, fingerprint: content };
}

/** What was looked at: `undefined` where nothing is any more. */
function decide(catalog: IndexedMediaCatalog, seen: Readonly<Record<string, string | undefined>>): string[] {
  const observations = new Map(
    Object.entries(seen).map(([path, content]) => [
      path,
      content === undefined ? undefined : found(path, content),
    ]),
  );
  return decideDelta(catalog, observations, NOW).map(sentenceOf).sort();
}

function sentenceOf(decision: Decision): string {
  if (decision.type === 'added') return `added ${decision.found.path}`;
  if (decision.type === 'missing') return `${decision.file.id} missing`;
  return `${decision.file.id} ${decision.type} ${decision.found.path}`;
}

describe('what the delta decides', () => {
  const before = { 'a.jpg': 'red', 'b.jpg': 'green' };

  it.each<[string, Record<string, string | undefined>, string[]]>([
    ['a new file', { 'c.jpg': 'blue' }, ['added c.jpg']],
    ['a rename', { 'a.jpg': undefined, 'z.jpg': 'red' }, ['id-red moved z.jpg']],
    ['a move to another folder', { 'a.jpg': undefined, 'x/a.jpg': 'red' }, ['id-red moved x/a.jpg']],
    ['a rename in case only', { 'a.jpg': undefined, 'A.jpg': 'red' }, ['id-red moved A.jpg']],
    ['an edit in place', { 'a.jpg': 'crimson' }, ['id-red edited a.jpg']],
    ['a new date without new content', { 'a.jpg': 'red' }, ['id-red touched a.jpg']],
    ['a copy', { 'a copy.jpg': 'red' }, ['added a copy.jpg']],
    ['a removal', { 'a.jpg': undefined }, ['id-red missing']],
    [
      'a swap of two names',
      { 'a.jpg': 'green', 'b.jpg': 'red' },
      ['id-green moved a.jpg', 'id-red moved b.jpg'],
    ],
    [
      'a safety copy before an edit',
      { 'a.jpg': 'crimson', 'a original.jpg': 'red' },
      ['added a original.jpg', 'id-red edited a.jpg'],
    ],
    [
      'a series renumbered after its first was removed',
      { 'a.jpg': 'green', 'b.jpg': undefined },
      ['id-green moved a.jpg', 'id-red missing'],
    ],
    [
      'a move and a new file in its old place',
      { 'a.jpg': 'blue', 'b.jpg': 'red', 'c.jpg': 'green' },
      ['added a.jpg', 'id-green moved c.jpg', 'id-red moved b.jpg'],
    ],
    [
      'a rename of one and an edit of the other',
      { 'a.jpg': undefined, 'c.jpg': 'red', 'b.jpg': 'lime' },
      ['id-green edited b.jpg', 'id-red moved c.jpg'],
    ],
  ])('for %s', (_what, seen, decisions) => {
    expect(decide(catalogOf(before), seen)).toEqual(decisions);
  });

  it('for the return of a missing file, in its place or in another one', () => {
    const catalog = catalogOf({ 'a.jpg': 'red' }, 'MISSING');
    expect(decide(catalog, { 'a.jpg': 'red' })).toEqual(['id-red returned a.jpg']);
    expect(decide(catalog, { 'x/y.jpg': 'red' })).toEqual(['id-red returned x/y.jpg']);
    expect(decide(catalog, { 'a.jpg': 'blue' })).toEqual(['added a.jpg']);
  });

  it('for a place that is filled again soon after its file went: a slow save', () => {
    const wentAt = new Date(NOW - SAVE_WINDOW / 2).toISOString();
    const catalog = new IndexedMediaCatalog([
      mediaFile({ id: 'id-red', path: 'a.jpg', fingerprint: 'red', status: 'MISSING', updatedDate: wentAt }),
    ]);
    expect(decide(catalog, { 'a.jpg': 'blue' })).toEqual(['id-red returned a.jpg']);
  });

  it('for a save through a temporary file that was there long enough to be seen', () => {
    const catalog = catalogOf({ 'a.jpg': 'red' });
    const cameAt = new Date(NOW - SAVE_WINDOW / 2).toISOString();
    catalog.set(mediaFile({ id: 'id-temp', path: 'a.tmp', fingerprint: 'crimson', addedDate: cameAt }));
    expect(decide(catalog, { 'a.tmp': undefined, 'a.jpg': 'crimson' })).toEqual([
      'id-red edited a.jpg',
      'id-temp missing',
    ]);
  });

  it('for two equal files that move: each keeps its name', () => {
    const catalog = new IndexedMediaCatalog([
      mediaFile({ id: 'one', path: 'x/one.jpg', fingerprint: 'red' }),
      mediaFile({ id: 'two', path: 'x/two.jpg', fingerprint: 'red' }),
    ]);
    expect(
      decide(catalog, {
        'x/one.jpg': undefined,
        'x/two.jpg': undefined,
        'y/one.jpg': 'red',
        'y/two.jpg': 'red',
      }),
    ).toEqual(['one moved y/one.jpg', 'two moved y/two.jpg']);
  });
});

/** What a person may do to a folder. */
type Operation =
  | { readonly do: 'write'; readonly path: string; readonly content: string }
  | { readonly do: 'move'; readonly from: string; readonly to: string }
  | { readonly do: 'copy'; readonly from: string; readonly to: string }
  | { readonly do: 'remove'; readonly path: string };

const paths = fc.constantFrom('a', 'b', 'c', 'x/a', 'x/b', 'y/c');
const contents = fc.constantFrom('red', 'green', 'blue', 'white', 'black');
const operations = fc.oneof<fc.Arbitrary<Operation>[]>(
  fc.record({ do: fc.constant('write' as const), path: paths, content: contents }),
  fc.record({ do: fc.constant('move' as const), from: paths, to: paths }),
  fc.record({ do: fc.constant('copy' as const), from: paths, to: paths }),
  fc.record({ do: fc.constant('remove' as const), path: paths }),
);

function carryOut(disk: Map<string, string>, operation: Operation): void {
  switch (operation.do) {
    case 'write':
      disk.set(operation.path, operation.content);
      return;
    case 'remove':
      disk.delete(operation.path);
      return;
    case 'move':
    case 'copy': {
      const content = disk.get(operation.from);
      if (content === undefined || operation.from === operation.to) return;
      if (operation.do === 'move') disk.delete(operation.from);
      disk.set(operation.to, content);
    }
  }
}

/** Applies decisions as the catalog does, and counts how often each place was given. */
function apply(catalog: IndexedMediaCatalog, decisions: readonly Decision[], now: number): void {
  const date = new Date(now).toISOString();
  for (const decision of decisions) {
    if (decision.type === 'added') {
      const { id } = newMediaId(
        decision.found.fingerprint,
        (candidate) => catalog.get(candidate) !== undefined,
      );
      catalog.set(mediaFile({ id, ...decision.found, addedDate: date, updatedDate: date }));
    } else if (decision.type === 'missing') {
      catalog.set({ ...decision.file, status: 'MISSING', updatedDate: date });
    } else {
      catalog.set({ ...decision.file, ...decision.found, status: 'READY', updatedDate: date });
    }
  }
}

describe('after any sequence of operations and looks', () => {
  it('the catalog agrees with the folder, every id has one place at most, and nothing is ever forgotten', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(operations, { maxLength: 5 }), { maxLength: 12 }),
        fc.boolean(),
        (rounds, isSlow) => {
          const catalog = new IndexedMediaCatalog();
          const disk = new Map<string, string>();
          let clock = NOW;
          const known = new Set<string>();
          for (const [round, todo] of rounds.entries()) {
            for (const operation of todo) carryOut(disk, operation);
            clock += isSlow ? SAVE_WINDOW * 2 : 1000;
            const observations = new Map<string, ObservedFile | undefined>();
            for (const file of catalog.values())
              if (file.status !== 'MISSING') observations.set(file.path, undefined);
            for (const [path, content] of disk) observations.set(path, found(path, content, round));
            const decisions = decideDelta(catalog, observations, clock);

            const subjects = decisions.flatMap((decision) => ('file' in decision ? [decision.file.id] : []));
            expect(new Set(subjects).size).toBe(subjects.length);
            apply(catalog, decisions, clock);

            const present = [...catalog.values()].filter(({ status }) => status !== 'MISSING');
            expect(new Map(present.map(({ path, fingerprint }) => [path, fingerprint]))).toEqual(disk);
            expect(present).toHaveLength(disk.size);
            for (const { id } of catalog.values()) known.add(id);
            expect(catalog.size).toBe(known.size);
          }
        },
      ),
      { numRuns: 600 },
    );
  });

  it('a file whose content was only moved never changes its id', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(paths, { minLength: 2 }),
        fc.func(fc.nat()),
        fc.boolean(),
        (places, shuffle, isSomewhereNew) => {
          // All contents differ, and the places are handed out anew among them, some to places that were free.
          const catalog = catalogOf(Object.fromEntries(places.map((path) => [path, `content of ${path}`])));
          const targets = [...places, ...(isSomewhereNew ? ['new/1', 'new/2'] : [])]
            .map((path) => ({ path, rank: shuffle(path) }))
            .sort((a, b) => a.rank - b.rank || (a.path < b.path ? -1 : 1))
            .map(({ path }) => path);
          const observations = new Map<string, ObservedFile | undefined>(
            places.map((path) => [path, undefined]),
          );
          const movedTo = new Map(places.map((path, index) => [path, targets[index]!]));
          for (const [from, to] of movedTo) observations.set(to, found(to, `content of ${from}`));
          apply(catalog, decideDelta(catalog, observations, NOW), NOW);
          for (const [from, to] of movedTo) expect(catalog.byPath(to)?.id).toBe(`id-content of ${from}`);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('looking twice decides nothing the second time', () => {
    fc.assert(
      fc.property(fc.array(operations, { maxLength: 20 }), (todo) => {
        const disk = new Map<string, string>();
        for (const operation of todo) carryOut(disk, operation);
        const catalog = new IndexedMediaCatalog();
        const look = () => new Map([...disk].map(([path, content]) => [path, found(path, content)]));
        apply(catalog, decideDelta(catalog, look(), NOW), NOW);
        expect(decideDelta(catalog, look(), NOW)).toEqual([]);
      }),
    );
  });
});
