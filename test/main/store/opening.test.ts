import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../../main/store/open-store.ts';
import type { Migration } from '../../../main/store/migrations.ts';
import { FaultyFileSystem, systemError } from './faulty-file-system.ts';
import {
  contentOf,
  deciding,
  galleryCreated,
  itemCreated,
  openTestStore,
  sampleGallery,
  sampleItem,
  temporaryFolder,
} from './samples.ts';

const OPTIONS = { program: 'Test', host: 'test' } as const;

async function copyOf(folder: string): Promise<string> {
  const copy = await temporaryFolder();
  await cp(folder, copy, { recursive: true });
  return copy;
}

/** All files of a folder with their bytes. */
async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: Record<string, string> = {};
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    files[path.slice(folder.length + 1)] = await readFile(path, 'base64');
  }
  return files;
}

async function closedLibrary() {
  const folder = await temporaryFolder();
  const store = await openTestStore(folder);
  const [gallery, other] = [sampleGallery(), sampleGallery({ sortOrder: 2, name: 'Other' })];
  const items = [1, 2].map((sortOrder) => sampleItem({ sortOrder }));
  await store.change(
    deciding(
      galleryCreated(gallery),
      galleryCreated(other),
      ...items.map((item) => itemCreated(gallery.id, item)),
    ),
  );
  await store.close();
  return { folder, gallery, other, galleryFile: join(folder, 'galleries', `${gallery.id}.json`) };
}

describe('a new library', () => {
  test('is made with the folders above it, under the given name and media folder', async () => {
    const folder = join(await temporaryFolder(), 'pictures', 'desk');
    const store = await openTestStore(folder, { createWith: { name: 'Weddings', mediaFolder: '/photos' } });
    expect(store.state.settings).toMatchObject({ name: 'Weddings', mediaFolder: '/photos' });
    expect(store.state.galleries.size).toBe(0);
    expect((await readdir(folder)).toSorted()).toEqual([
      'galleries',
      'journal.jsonl',
      'library.json',
      'library.lock',
      'media.json',
    ]);
  });

  test('is not made when nobody asked for one; the message says what is missing and what to do', async () => {
    const folder = await temporaryFolder();
    await expect(openStore(folder, OPTIONS)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringMatching(`There is no library in ${folder}: .*Choose the folder of a library`),
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test('is not laid over the galleries of a library whose library.json is gone', async () => {
    const { folder } = await closedLibrary();
    await rm(join(folder, 'library.json'));
    const before = await filesIn(folder);
    await expect(openTestStore(folder)).rejects.toMatchObject({
      code: 'DATA_LOSS',
      message: expect.stringContaining('library.json is missing'),
    });
    expect(await filesIn(folder)).toEqual(before);
  });

  test('whose making was cut short is made again', async () => {
    const folder = await temporaryFolder();
    const fileSystem = new FaultyFileSystem();
    fileSystem.before = ({ name, path }) => {
      if (name === 'rename' && path.endsWith('library.json')) throw systemError('ENOSPC');
    };
    await expect(openTestStore(folder, { fileSystem })).rejects.toThrow('the disk is full');
    expect(await readdir(folder)).not.toContain('library.lock');
    await openTestStore(folder);
  });
});

describe('a folder', () => {
  test.each([
    ['EACCES', 'access is denied'],
    ['EROFS', 'the disk is read-only'],
  ])('that cannot be written to (%s) is refused with the reason', async (code, reason) => {
    const { folder } = await closedLibrary();
    const before = await filesIn(folder);
    const fileSystem = new FaultyFileSystem();
    fileSystem.before = ({ name, path }) => {
      if (name === 'open' && path.includes('library.lock')) throw systemError(code);
    };
    await expect(openTestStore(folder, { fileSystem })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining(`Could not open the library ${folder}: ${reason}`),
    });
    expect(await filesIn(folder)).toEqual(before);
  });

  test('that is a file is refused with the reason', async () => {
    const path = join(await temporaryFolder(), 'file');
    await writeFile(path, 'no folder');
    await expect(openTestStore(path)).rejects.toThrow('a part of the path is a file');
  });

  test('with files of others among the galleries leaves them alone', async () => {
    const { folder, gallery, other } = await closedLibrary();
    await writeFile(join(folder, 'galleries', '.DS_Store'), 'x');
    await writeFile(join(folder, 'galleries', 'Copy of gallery.json'), 'x');
    const store = await openTestStore(folder);
    expect([...store.state.galleries].map(({ id }) => id)).toEqual([other.id, gallery.id]);
    await store.close();
    expect(await readdir(join(folder, 'galleries'))).toContain('Copy of gallery.json');
  });

  test.each(['library.json', 'media.json', 'journal.jsonl', 'galleries'])(
    'of which %s cannot be read is refused: only what is not there counts as not there',
    async (part) => {
      const { folder } = await closedLibrary();
      const fileSystem = new FaultyFileSystem();
      fileSystem.before = ({ name, path }) => {
        if ((name === 'readFile' || name === 'readFolder') && path.endsWith(part)) throw systemError('EIO');
      };
      await expect(openTestStore(folder, { fileSystem })).rejects.toMatchObject({
        code: 'UNAVAILABLE',
        data: { systemCode: 'EIO' },
      });
    },
  );
});

describe('a library of a newer version', () => {
  test.each(['library.json', 'media.json', 'journal.jsonl'])(
    'is refused by its %s and not a byte of it is rewritten',
    async (name) => {
      const { folder } = await closedLibrary();
      const path = join(folder, name);
      const text = await readFile(path, 'utf8');
      if (name === 'journal.jsonl') {
        // Made as the newer version would make it, checksum and all.
        const newer = join(await temporaryFolder(), 'newer');
        await (await openTestStore(newer, { migrations: [{}] })).close();
        await writeFile(path, await readFile(join(newer, 'journal.jsonl')));
      } else {
        await writeFile(path, text.replace('"schemaVersion": 1', '"schemaVersion": 2'));
      }
      const before = await filesIn(folder);
      await expect(openTestStore(folder)).rejects.toMatchObject({
        code: 'FAILED_PRECONDITION',
        message: expect.stringMatching(`${name} was written by a newer version .*Update Gallery Desk`),
      });
      expect(await filesIn(folder)).toEqual(before);
    },
  );
});

describe('a library of an older version', () => {
  const migrations: Migration[] = [
    {
      library: ({ head, list }) => ({ head: { ...head, name: `${String(head['name'])}, migrated` }, list }),
      gallery: ({ head, list }) => ({
        head,
        list: list.map((item) => ({ ...(item as object), title: 'Migrated' })),
      }),
    },
  ];

  test('is taken to the present one when it is read, and written so', async () => {
    const { folder, gallery, galleryFile } = await closedLibrary();
    const store = await openTestStore(folder, { migrations });
    expect(store.state.settings.name).toMatch(/, migrated$/);
    expect((await store.state.gallery(gallery.id))?.items.at(0)?.title).toBe('Migrated');
    const content = await contentOf(store.state);
    await store.close();
    expect(await readFile(join(folder, 'library.json'), 'utf8')).toContain('"schemaVersion": 2');
    expect(await readFile(join(folder, 'journal.jsonl'), 'utf8')).toContain('"schemaVersion":2');
    expect(store.notes).toEqual([expect.stringContaining(join(folder, 'backups', 'before-format-2'))]);
    expect(await readFile(galleryFile, 'utf8')).toContain('"schemaVersion": 2');
    const again = await openTestStore(folder, { migrations });
    expect(await contentOf(again.state)).toEqual(content);
    expect(again.notes).toEqual([]);
    await again.close();
    await expect(openTestStore(folder)).rejects.toMatchObject({ code: 'FAILED_PRECONDITION' });
  });

  test('keeps its former files in a backup', async () => {
    const { folder } = await closedLibrary();
    // Neither is touched by a migration: the cache is made anew, the history is read in the format it has.
    for (const part of ['cache', 'history']) await rm(join(folder, part), { recursive: true });
    const before = await filesIn(folder);
    await openTestStore(folder, { migrations });
    expect(await filesIn(join(folder, 'backups', 'before-format-2'))).toEqual(before);
  });

  test('whose migration was cut short anywhere is taken up again, with the first backup kept', async () => {
    const { folder } = await closedLibrary();
    // Neither is touched by a migration: the cache is made anew, the history is read in the format it has.
    for (const part of ['cache', 'history']) await rm(join(folder, part), { recursive: true });
    const before = await filesIn(folder);
    const finished = await copyOf(folder);
    const rehearsal = new FaultyFileSystem();
    const wanted = await openTestStore(finished, { migrations, fileSystem: rehearsal });
    const content = await contentOf(wanted.state);
    const steps = rehearsal.operations.length;
    expect(steps).toBeGreaterThan(50);
    for (let step = 3; step < steps; step += 3) {
      const copy = await copyOf(folder);
      const fileSystem = new FaultyFileSystem();
      let left = step;
      // As after a kill: from here on nothing reaches the disk any more.
      fileSystem.failWith('EIO', () => {
        left -= 1;
        return left < 0;
      });
      await openTestStore(copy, { migrations, fileSystem }).catch(() => {});
      await rm(join(copy, 'library.lock'), { force: true });
      const again = await openTestStore(copy, { migrations });
      expect(await contentOf(again.state)).toEqual(content);
      await again.close();
      expect(await filesIn(join(copy, 'backups', 'before-format-2'))).toEqual(before);
      await rm(copy, { recursive: true });
    }
  });
});

describe('a damaged file', () => {
  test.each([
    ['library.json', '{"schemaVersion": 1,\n "id": "x",\n "name" "y"}', 'line 3'],
    ['library.json', '{"schemaVersion": 1, "id": "x", "mediaFolder": "m", "createdDate": "d"}', 'name'],
    ['library.json', '{"id": "x"}', 'schemaVersion'],
    ['media.json', '{"schemaVersion": 1, "appliedSequence": 0, "files": {}}', 'files'],
    ['media.json', '{"schemaVersion": 1, "appliedSequence": 0, "files": [{"id": 7}]}', 'files[0].id'],
    ['media.json', Buffer.from([0x7b, 0xff, 0x7d]), 'its text'],
    ['media.json', Buffer.alloc(500), 'line 1'],
    ['journal.jsonl', 'something else\n', 'line 1'],
  ])('%s %#: is named with the place, and nothing is changed', async (name, content, place) => {
    const { folder } = await closedLibrary();
    await writeFile(join(folder, name), content);
    const before = await filesIn(folder);
    await expect(openTestStore(folder)).rejects.toMatchObject({
      code: 'DATA_LOSS',
      message: expect.stringContaining(`${name} is damaged at ${place}: `),
      data: { file: join(folder, name) },
    });
    expect(await filesIn(folder)).toEqual(before);
  });

  test('media.json that is gone is not taken for an empty catalog', async () => {
    const { folder } = await closedLibrary();
    await rm(join(folder, 'media.json'));
    await expect(openTestStore(folder)).rejects.toThrow('media.json is missing');
  });

  test.each([
    ['cut off', (text: string) => text.slice(0, 300), 'line '],
    ['without a sort order', (text: string) => text.replace('"sortOrder":1,', ''), 'items[1].sortOrder'],
    ['with an item of no kind', (text: string) => text.replace('"TEXT"', '"SONG"'), 'items[0].type'],
    [
      'with text that is none',
      (text: string) => text.replace('{"html"', '[{"html"').replace('</p>"}', '</p>"}]'),
      'items[0].text',
    ],
  ])('of one gallery (%s) does not keep the others from working', async (_name, damage, place) => {
    const { folder, gallery, other, galleryFile } = await closedLibrary();
    const damaged = damage(await readFile(galleryFile, 'utf8'));
    await writeFile(galleryFile, damaged);
    const store = await openTestStore(folder);
    expect(store.notes).toEqual([expect.stringContaining(`${galleryFile} is damaged at ${place}`)]);
    expect([...store.state.galleries].map(({ id }) => id)).toEqual([other.id]);
    await expect(store.state.gallery(gallery.id)).rejects.toMatchObject({ code: 'DATA_LOSS' });
    await store.change(deciding(itemCreated(other.id, sampleItem())));
    // Nothing may be put in its place either, as long as it might be repaired.
    await expect(store.change(deciding(galleryCreated(gallery)))).rejects.toMatchObject({
      code: 'DATA_LOSS',
    });
    await store.close();
    expect(await readFile(galleryFile, 'utf8')).toBe(damaged);
  });

  test('of a gallery that the journal has changes of stops the opening: they would be lost', async () => {
    const { folder, gallery, galleryFile } = await closedLibrary();
    const store = await openTestStore(folder);
    await store.change(deciding(itemCreated(gallery.id, sampleItem({ sortOrder: 9 }))));
    const crashed = await temporaryFolder();
    for (const [name, bytes] of Object.entries(await filesIn(folder))) {
      if (name === 'library.lock') continue;
      await mkdir(join(crashed, name, '..'), { recursive: true });
      await writeFile(join(crashed, name), Buffer.from(bytes, 'base64'));
    }
    const file = galleryFile.replace(folder, crashed);
    await writeFile(file, '{');
    await expect(openTestStore(crashed)).rejects.toThrow(`${file} is damaged`);
    await rm(file);
    await expect(openTestStore(crashed)).rejects.toThrow(`${file} is missing`);
  });

  test('that holds another gallery than its name says is left out', async () => {
    const { folder, gallery, galleryFile } = await closedLibrary();
    const text = await readFile(galleryFile, 'utf8');
    await writeFile(galleryFile, text.replace(gallery.id, sampleGallery().id));
    const store = await openTestStore(folder);
    expect(store.notes[0]).toContain(`it must be ${gallery.id}`);
  });
});

test('a gallery that a person formatted in an editor is read like any other', async () => {
  const { folder, gallery, galleryFile } = await closedLibrary();
  const text = await readFile(galleryFile, 'utf8');
  await writeFile(galleryFile, `\uFEFF${JSON.stringify(JSON.parse(text), undefined, 4)}`);
  const store = await openTestStore(folder);
  expect((await store.state.gallery(gallery.id))?.items.size).toBe(2);
});
