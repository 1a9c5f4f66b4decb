import { cp, readFile, readdir, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readJournal } from '../../../main/store/journal-format.ts';
import { MIGRATIONS } from '../../../main/store/migrations.ts';
import type { Store } from '../../../main/store/open-store.ts';
import { FaultyFileSystem } from './faulty-file-system.ts';
import {
  contentOf,
  deciding,
  galleryCreated,
  itemCreated,
  openTestStore,
  sampleFile,
  sampleGallery,
  sampleItem,
  temporaryFolder,
  titleChanged,
} from './samples.ts';

async function copyOf(folder: string): Promise<string> {
  const copy = await temporaryFolder();
  await cp(folder, copy, { recursive: true, preserveTimestamps: true });
  return copy;
}

/** The library's folder as a crash at this moment would leave it. */
async function afterCrash(folder: string): Promise<string> {
  const copy = await copyOf(folder);
  await rm(join(copy, 'library.lock'));
  return copy;
}

async function filled(store: Store) {
  const [a, b] = [sampleGallery({ sortOrder: 1 }), sampleGallery({ sortOrder: 2, name: 'Rügen' })];
  const items = [1, 2, 3].map((sortOrder) => sampleItem({ sortOrder, title: `Item ${sortOrder}` }));
  await store.change(deciding(galleryCreated(a), ...items.map((item) => itemCreated(a.id, item))));
  await store.change(deciding(galleryCreated(b), { type: 'mediaFileAdded', file: sampleFile() }));
  await store.change(
    deciding({ type: 'libraryUpdated', changed: { name: 'Winter' }, previous: { name: '' } }),
  );
  return { a, b, items };
}

async function closedLibrary() {
  const folder = await temporaryFolder();
  const store = await openTestStore(folder);
  const made = await filled(store);
  const content = await contentOf(store.state);
  await store.close();
  return { folder, content, ...made };
}

describe('a library opened again', () => {
  test('is as it was after it was closed', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    await filled(store);
    const before = await contentOf(store.state);
    await store.close();
    const again = await openTestStore(folder);
    expect(await contentOf(again.state)).toEqual(before);
    expect(again.notes).toEqual([]);
  });

  test('is as it was after a crash that no snapshot preceded', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    await filled(store);
    const again = await openTestStore(await afterCrash(folder));
    expect(await contentOf(again.state)).toEqual(await contentOf(store.state));
    expect(again.notes).toEqual([]);
  });

  test('is as it was after a crash between snapshots', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    const { a, b, items } = await filled(store);
    await store.flush();
    await store.change(deciding(titleChanged(a.id, items[0]!.id, 'Later')));
    await store.change(deciding({ type: 'galleryDeleted', galleryId: b.id, gallery: b }));
    const again = await openTestStore(await afterCrash(folder));
    expect(await contentOf(again.state)).toEqual(await contentOf(store.state));
    await again.change(deciding(titleChanged(a.id, items[0]!.id, 'Last')));
    await again.close();
  });

  test('knows galleries that were deleted and came back within one journal', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    const { a, b } = await filled(store);
    const journal = await readFile(join(folder, 'journal.jsonl'));
    const deleted = { type: 'galleryDeleted', galleryId: b.id, gallery: b } as const;
    await store.change(deciding(deleted));
    await store.change(deciding(galleryCreated({ ...b, name: 'Back again' })));
    await store.change(deciding(deleted));
    await store.flush();
    await store.change(deciding(galleryCreated({ ...b, name: 'And again' })));
    const crashed = await afterCrash(folder);
    expect(journal.length).toBeGreaterThan(0);
    const again = await openTestStore(crashed);
    expect(await contentOf(again.state)).toEqual(await contentOf(store.state));
    expect(again.state.galleries.get(b.id)?.name).toBe('And again');
    expect(again.state.galleries.has(a.id)).toBe(true);
  });

  test('skips what a snapshot has that the journal still tells, as after a crash before it was shortened', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    const { a, b, items } = await filled(store);
    await store.change(deciding(titleChanged(a.id, items[1]!.id, 'Once')));
    await store.change(deciding({ type: 'galleryDeleted', galleryId: b.id, gallery: b }));
    const journal = await readFile(join(folder, 'journal.jsonl'));
    const before = await contentOf(store.state);
    await store.close();
    await writeFile(join(folder, 'journal.jsonl'), journal);
    const again = await openTestStore(folder);
    expect(await contentOf(again.state)).toEqual(before);
  });

  test('leaves no temporary files of a process that was killed while it wrote', async () => {
    const folder = await temporaryFolder();
    await (await openTestStore(folder)).close();
    await writeFile(join(folder, 'media.json.0123456789ab.tmp'), '{');
    await writeFile(join(folder, 'galleries', 'x.json.0123456789ab.tmp'), '{');
    await writeFile(join(folder, 'notes.tmp'), 'a file of the user');
    await (await openTestStore(folder)).close();
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual(['notes.tmp']);
    expect(await readdir(join(folder, 'galleries'))).toEqual([]);
  });
});

describe('a journal', () => {
  test('cut off anywhere in its last line loses that change alone, says so and goes on', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    const { a, items } = await filled(store);
    const before = await contentOf(store.state);
    const intact = (await readFile(join(folder, 'journal.jsonl'))).length;
    await store.change(deciding(titleChanged(a.id, items[0]!.id, 'Torn')));
    const whole = await readFile(join(folder, 'journal.jsonl'));
    const original = await afterCrash(folder);
    for (let length = intact; length < whole.length; length += 1) {
      const { changes, tornBytes, goodLength } = readJournal(
        whole.subarray(0, length),
        'journal',
        MIGRATIONS,
      );
      expect(changes).toHaveLength(3);
      expect({ tornBytes, goodLength }).toEqual({ tornBytes: length - intact, goodLength: intact });
    }
    for (const length of [
      intact,
      intact + 1,
      intact + 30,
      intact + 200,
      whole.length - 2,
      whole.length - 1,
    ]) {
      const crashed = await copyOf(original);
      await writeFile(join(crashed, 'journal.jsonl'), whole.subarray(0, length));
      const again = await openTestStore(crashed);
      expect(await contentOf(again.state)).toEqual(before);
      expect(again.notes).toHaveLength(length === intact ? 0 : 1);
      expect((await readFile(join(crashed, 'journal.jsonl'))).length).toBe(intact);
      await again.close();
      await rm(crashed, { recursive: true });
    }
    const crashed = await copyOf(original);
    await writeFile(join(crashed, 'journal.jsonl'), whole.subarray(0, -5));
    const again = await openTestStore(crashed);
    expect(again.notes[0]).toContain('journal.jsonl');
    await again.change(deciding(titleChanged(a.id, items[0]!.id, 'Anew')));
    const last = await openTestStore(await afterCrash(crashed));
    expect(await contentOf(last.state)).toEqual(await contentOf(again.state));
  });

  test('with holes of zeros in its last write, as a power failure leaves them, loses that write alone', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    const { a } = await filled(store);
    const before = await contentOf(store.state);
    const intact = (await readFile(join(folder, 'journal.jsonl'))).length;
    const bulk = [4, 5, 6].map((sortOrder) => itemCreated(a.id, sampleItem({ sortOrder })));
    await store.change(deciding(...bulk));
    const crashed = await afterCrash(folder);
    const bytes = await readFile(join(crashed, 'journal.jsonl'));
    await writeFile(join(crashed, 'journal.jsonl'), bytes.fill(0, intact + 40, intact + 80));
    const again = await openTestStore(crashed);
    expect(again.notes).toHaveLength(1);
    expect(await contentOf(again.state)).toEqual(before);
  });

  test('damaged in any line that was finished stops with the file, the line and what to do, and nothing is rewritten', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    await filled(store);
    const crashed = await afterCrash(folder);
    const text = await readFile(join(crashed, 'journal.jsonl'), 'utf8');
    const lines = text.trimEnd().split('\n');
    for (const [index, line] of lines.entries()) {
      const damaged = lines.with(index, line.replace(/[a-z](?=[^a-z]*$)/, '#'));
      const content = `${damaged.join('\n')}\n`;
      await writeFile(join(crashed, 'journal.jsonl'), content);
      await expect(openTestStore(crashed)).rejects.toMatchObject({
        code: 'DATA_LOSS',
        message: expect.stringMatching(
          `journal.jsonl is damaged at line ${index + 1}:.*gallery-desk repair.*put a good copy`,
        ),
      });
      expect(await readFile(join(crashed, 'journal.jsonl'), 'utf8')).toBe(content);
    }
    expect(await readdir(crashed)).not.toContain('library.lock');
  });

  test('from which a line was taken out is damaged', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    await filled(store);
    const crashed = await afterCrash(folder);
    const lines = (await readFile(join(crashed, 'journal.jsonl'), 'utf8')).split('\n');
    await writeFile(join(crashed, 'journal.jsonl'), lines.toSpliced(2, 1).join('\n'));
    await expect(openTestStore(crashed)).rejects.toThrow('line 3: it holds the change 3 where 2 should be');
  });

  test('of another library is refused', async () => {
    const [one, other] = [await temporaryFolder(), await temporaryFolder()];
    await (await openTestStore(one)).close();
    await (await openTestStore(other)).close();
    await cp(join(one, 'journal.jsonl'), join(other, 'journal.jsonl'));
    await expect(openTestStore(other)).rejects.toThrow('belongs to another library');
  });

  test('that is gone is started anew behind all snapshots, with a note', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    const { a, items } = await filled(store);
    await store.close();
    await rm(join(folder, 'journal.jsonl'));
    const again = await openTestStore(folder);
    expect(again.notes[0]).toContain('journal.jsonl was not there');
    await again.change(deciding(titleChanged(a.id, items[0]!.id, 'After')));
    const last = await openTestStore(await afterCrash(folder));
    expect(await contentOf(last.state)).toEqual(await contentOf(again.state));
  });
});

describe('the index of galleries', () => {
  test('lets a library open without reading a gallery file; one is read when it is asked for', async () => {
    const { folder, a, b } = await closedLibrary();
    const fileSystem = new FaultyFileSystem();
    const store = await openTestStore(folder, { fileSystem });
    expect([...store.state.galleries].map(({ id }) => id)).toEqual([b.id, a.id]);
    expect(store.state.galleries.get(a.id)?.totalItems).toBe(3);
    expect(fileSystem.count('readFile', a.id) + fileSystem.count('readFile', b.id)).toBe(0);
    await Promise.all([store.state.gallery(a.id), store.state.gallery(a.id)]);
    expect(fileSystem.count('readFile', a.id)).toBe(1);
    expect(fileSystem.count('readFile', b.id)).toBe(0);
  });

  test('is not believed about a file that was changed since', async () => {
    const { folder, a } = await closedLibrary();
    const path = join(folder, 'galleries', `${a.id}.json`);
    await writeFile(path, (await readFile(path, 'utf8')).replace('"Lofoten"', '"Faroes!"'));
    const store = await openTestStore(folder);
    expect(store.state.galleries.get(a.id)?.name).toBe('Faroes!');
  });

  test('is not believed about a file of the same size and another time', async () => {
    const { folder, a } = await closedLibrary();
    const path = join(folder, 'galleries', `${a.id}.json`);
    await utimes(path, new Date(), new Date(0));
    const fileSystem = new FaultyFileSystem();
    await openTestStore(folder, { fileSystem });
    expect(fileSystem.count('readFile', a.id)).toBe(1);
  });

  test.each([
    ['deleted', () => undefined],
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['of zeros', (bytes: Buffer) => Buffer.alloc(bytes.length)],
    ['of something else', () => Buffer.from('{"format":"gallery-desk-index","galleries":[[1,null]]}')],
  ])('is made anew when it is %s', async (_name, damage) => {
    const { folder, content } = await closedLibrary();
    const path = join(folder, 'cache', 'galleries-index.json');
    const damaged = damage(await readFile(path));
    if (damaged === undefined) await rm(join(folder, 'cache'), { recursive: true });
    else await writeFile(path, damaged);
    const store = await openTestStore(folder);
    expect(store.notes).toEqual([]);
    expect(await contentOf(store.state)).toEqual(content);
    await store.close();
    expect(JSON.parse(await readFile(path, 'utf8')).galleries).toHaveLength(2);
  });

  test('forgets a gallery whose file a person removed', async () => {
    const { folder, a, b } = await closedLibrary();
    await rm(join(folder, 'galleries', `${a.id}.json`));
    const store = await openTestStore(folder);
    expect([...store.state.galleries].map(({ id }) => id)).toEqual([b.id]);
  });
});

test('a gallery file from a later time of this library takes new changes all the same', async () => {
  const folder = await temporaryFolder();
  const store = await openTestStore(folder);
  const { a, items } = await filled(store);
  await store.close();
  const early = await copyOf(folder);
  const later = await openTestStore(folder);
  for (let round = 0; round < 5; round += 1) {
    await later.change(deciding(titleChanged(a.id, items[0]!.id, `Round ${round}`)));
  }
  await later.close();
  await cp(join(folder, 'galleries', `${a.id}.json`), join(early, 'galleries', `${a.id}.json`));
  const mixed = await openTestStore(early);
  await mixed.change(deciding(titleChanged(a.id, items[0]!.id, 'Mixed')));
  const again = await openTestStore(await afterCrash(early));
  expect((await again.state.gallery(a.id))?.items.get(items[0]!.id)?.title).toBe('Mixed');
});

test('a file shortened by a person is told from one that is whole', async () => {
  const folder = await temporaryFolder();
  await (await openTestStore(folder)).close();
  await truncate(join(folder, 'media.json'), 0);
  await expect(openTestStore(folder)).rejects.toThrow('media.json is damaged at line 1: the file is empty.');
});
