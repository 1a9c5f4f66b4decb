import { cp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { FaultyFileSystem, systemError } from './faulty-file-system.ts';
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

async function changesIn(journal: string): Promise<number> {
  return (await readFile(journal, 'utf8')).trimEnd().split('\n').length - 1;
}

describe('a snapshot', () => {
  test('writes only what changed', async () => {
    const fileSystem = new FaultyFileSystem();
    const store = await openTestStore(await temporaryFolder(), { fileSystem });
    const [a, b] = [sampleGallery({ sortOrder: 1 }), sampleGallery({ sortOrder: 2 })];
    const item = sampleItem();
    await store.change(deciding(galleryCreated(a), galleryCreated(b), itemCreated(a.id, item)));
    await store.flush();
    fileSystem.operations.length = 0;
    await store.change(deciding(titleChanged(a.id, item.id, 'New')));
    await store.flush();
    expect(fileSystem.count('rename', a.id)).toBe(1);
    expect(fileSystem.count('rename', b.id)).toBe(0);
    expect(fileSystem.count('rename', 'media.json')).toBe(0);
    expect(fileSystem.count('rename', 'library.json')).toBe(0);
    fileSystem.operations.length = 0;
    await store.flush();
    expect(fileSystem.operations).toEqual([]);
  });

  test('is flushed, then renamed, then its name flushed, and only then is the journal shortened', async () => {
    const fileSystem = new FaultyFileSystem();
    const store = await openTestStore(await temporaryFolder(), { fileSystem });
    const gallery = sampleGallery();
    await store.change(deciding(galleryCreated(gallery)));
    fileSystem.operations.length = 0;
    await store.flush();
    const order = fileSystem.operations.map(({ name, path }) => `${name} ${path}`);
    const at = (pattern: RegExp) => order.findIndex((line) => pattern.test(line));
    const written = [
      at(/^handle\.sync .*galleries.*\.tmp$/),
      at(/^rename .*galleries.*\.json$/),
      at(/^syncFolder .*galleries$/),
      at(/^handle\.sync .*journal\.jsonl.*\.tmp$/),
      at(/^rename .*journal\.jsonl$/),
    ];
    expect(written).toEqual(written.toSorted((x, y) => x - y));
    expect(written).not.toContain(-1);
  });

  test('can be read by people and diffed: fields and items one a line', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    const gallery = sampleGallery({ name: 'Bergen' });
    const items = [1, 2, 3].map((sortOrder) => sampleItem({ sortOrder }));
    await store.change(
      deciding(galleryCreated(gallery), ...items.map((item) => itemCreated(gallery.id, item))),
    );
    await store.flush();
    const lines = (await readFile(join(folder, 'galleries', `${gallery.id}.json`), 'utf8')).split('\n');
    expect(lines).toContain('  "name": "Bergen",');
    expect(lines.filter((line) => items.some(({ id }) => line.includes(id)))).toHaveLength(3);
    expect(lines.findIndex((line) => line.includes(items[2]!.id))).toBeLessThan(
      lines.findIndex((line) => line.includes(items[0]!.id)),
    );
  });

  test('removes the file of a deleted gallery', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    const gallery = sampleGallery();
    await store.change(deciding(galleryCreated(gallery)));
    await store.flush();
    expect(await readdir(join(folder, 'galleries'))).toEqual([`${gallery.id}.json`]);
    await store.change(deciding({ type: 'galleryDeleted', galleryId: gallery.id, gallery }));
    await store.flush();
    expect(await readdir(join(folder, 'galleries'))).toEqual([]);
  });

  test('empties the journal, and the next change goes on with the numbers', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    const sequences: number[] = [];
    store.onChange(({ sequence }) => sequences.push(sequence));
    await store.change(deciding(galleryCreated(sampleGallery())));
    await store.flush();
    expect(await changesIn(join(folder, 'journal.jsonl'))).toBe(0);
    await store.change(deciding({ type: 'mediaFileAdded', file: sampleFile() }));
    expect(await changesIn(join(folder, 'journal.jsonl'))).toBe(1);
    expect(sequences).toEqual([1, 2]);
  });

  test('loses no change that arrives while it is written', async () => {
    const folder = await temporaryFolder();
    const fileSystem = new FaultyFileSystem();
    const store = await openTestStore(folder, { fileSystem });
    const gallery = sampleGallery();
    const item = sampleItem();
    await store.change(deciding(galleryCreated(gallery), itemCreated(gallery.id, item)));
    // A change in front of every operation of the snapshot and of the shortening of the journal.
    const changes: Promise<unknown>[] = [];
    let isInside = false;
    fileSystem.before = ({ path }) => {
      if (isInside || path.endsWith('journal.jsonl') || changes.length >= 40) return;
      isInside = true;
      changes.push(store.change(deciding(titleChanged(gallery.id, item.id, `Title ${changes.length}`))));
      isInside = false;
    };
    await store.flush();
    fileSystem.recover();
    await Promise.all(changes);
    expect(changes.length).toBeGreaterThan(8);
    const content = await contentOf(store.state);
    expect(JSON.stringify(content)).toContain(`Title ${changes.length - 1}`);
    const crashed = await temporaryFolder();
    await cp(folder, crashed, { recursive: true, preserveTimestamps: true });
    await rm(join(crashed, 'library.lock'));
    const again = await openTestStore(crashed);
    expect(await contentOf(again.state)).toEqual(content);
  });

  test('holds no change that the disk refused after it was begun', async () => {
    const folder = await temporaryFolder();
    const fileSystem = new FaultyFileSystem();
    const store = await openTestStore(folder, { fileSystem });
    const gallery = sampleGallery();
    const item = sampleItem({ title: 'Kept' });
    await store.change(deciding(galleryCreated(gallery), itemCreated(gallery.id, item)));
    await store.change(deciding({ type: 'libraryUpdated', changed: { name: 'New' }, previous: {} }));
    const outcomes: Promise<string>[] = [];
    let mustRefuse = false;
    fileSystem.before = async ({ name, path }) => {
      if (name === 'rename' && path.endsWith('library.json')) {
        // Applied to memory while the snapshot is on its way to the gallery, and refused only when that has been looked at.
        mustRefuse = true;
        const change = store.change(deciding(titleChanged(gallery.id, item.id, 'Refused')));
        outcomes.push(
          change.then(
            () => 'taken',
            () => 'refused',
          ),
        );
      } else if (mustRefuse && name === 'handle.datasync' && path.endsWith('journal.jsonl')) {
        for (let turn = 0; turn < 50; turn += 1) await nextTurn();
        mustRefuse = false;
        throw systemError('EIO');
      }
    };
    await store.flush();
    expect(await Promise.all(outcomes)).toEqual(['refused']);
    const text = await readFile(join(folder, 'galleries', `${gallery.id}.json`), 'utf8');
    expect(text).toContain('Kept');
    expect(text).not.toContain('Refused');
  });

  test('copies a long rest of the journal while changes go on', async () => {
    const folder = await temporaryFolder();
    const fileSystem = new FaultyFileSystem();
    const store = await openTestStore(folder, { fileSystem });
    const gallery = sampleGallery();
    await store.change(deciding(galleryCreated(gallery)));
    let isFilled = false;
    fileSystem.before = async ({ name, path }) => {
      if (isFilled || name !== 'rename' || !path.includes(gallery.id)) return;
      isFilled = true;
      const titles = Array.from({ length: 300 }, (_, index) =>
        sampleItem({ sortOrder: index, title: 'x'.repeat(1000) }),
      );
      await Promise.all(titles.map((item) => store.change(deciding(itemCreated(gallery.id, item)))));
    };
    await store.flush();
    expect((await stat(join(folder, 'journal.jsonl'))).size).toBeGreaterThan(300_000);
    expect(await changesIn(join(folder, 'journal.jsonl'))).toBe(300);
    expect(await readdir(folder)).not.toContainEqual(expect.stringMatching(/\.tmp$/));
    await store.flush();
    expect(await changesIn(join(folder, 'journal.jsonl'))).toBe(0);
    expect((await store.state.gallery(gallery.id))?.items.size).toBe(300);
  });

  test('comes by itself, behind the changes', async () => {
    const folder = await temporaryFolder();
    const fileSystem = new FaultyFileSystem();
    const store = await openTestStore(folder, { fileSystem, writesBehind: true });
    const written = new Promise<void>((resolve) => {
      fileSystem.before = ({ name, path }) => {
        if (name === 'rename' && path.endsWith('journal.jsonl')) resolve();
      };
    });
    const gallery = sampleGallery();
    await store.change(deciding(galleryCreated(gallery)));
    await written;
    expect(await readdir(join(folder, 'galleries'))).toEqual([`${gallery.id}.json`]);
  });

  test('of a big gallery is read again in steps, the same as one formatted otherwise', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    const gallery = sampleGallery();
    const items = Array.from({ length: 4000 }, (_, index) =>
      sampleItem({ sortOrder: index, title: `Ærø ${index} ${'~'.repeat(300)}` }),
    );
    await store.change(
      deciding(galleryCreated(gallery), ...items.map((item) => itemCreated(gallery.id, item))),
    );
    const content = await contentOf(store.state);
    await store.close();
    const path = join(folder, 'galleries', `${gallery.id}.json`);
    expect((await stat(path)).size).toBeGreaterThan(1_500_000);
    const again = await openTestStore(folder);
    expect(await contentOf(again.state)).toEqual(content);
    await again.close();
  });
});

test('a big gallery damaged in its midst is named with the line, or with its text', async () => {
  const folder = await temporaryFolder();
  const store = await openTestStore(folder);
  const gallery = sampleGallery();
  const items = Array.from({ length: 1000 }, (_, index) =>
    sampleItem({ sortOrder: index, title: 'x'.repeat(300) }),
  );
  await store.change(
    deciding(galleryCreated(gallery), ...items.map((item) => itemCreated(gallery.id, item))),
  );
  await store.close();
  const path = join(folder, 'galleries', `${gallery.id}.json`);
  const bytes = await readFile(path);
  const lines = bytes.toString('utf8').split('\n');
  await writeFile(path, lines.with(700, lines[700]!.replace('"sortOrder":', '"sortOrder";')).join('\n'));
  expect((await openTestStore(folder)).notes[0]).toContain('is damaged at line 701: ');
});

test('a big gallery with bytes that are no text is damaged, not quietly altered', async () => {
  const folder = await temporaryFolder();
  const store = await openTestStore(folder);
  const gallery = sampleGallery();
  const items = Array.from({ length: 1000 }, (_, index) =>
    sampleItem({ sortOrder: index, title: 'é'.repeat(200) }),
  );
  await store.change(
    deciding(galleryCreated(gallery), ...items.map((item) => itemCreated(gallery.id, item))),
  );
  await store.close();
  const path = join(folder, 'galleries', `${gallery.id}.json`);
  const bytes = await readFile(path);
  const half = bytes.indexOf('é', bytes.length / 2);
  await writeFile(path, Buffer.concat([bytes.subarray(0, half + 1), bytes.subarray(half + 2)]));
  expect((await openTestStore(folder)).notes[0]).toContain('is damaged at its text: it is not UTF-8.');
});
