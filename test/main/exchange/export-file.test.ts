import { mkdir, readdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { EventStream } from '../../../main/events/event-stream.ts';
import { JobRegistry } from '../../../main/events/job-registry.ts';
import { LongWork } from '../../../main/events/long-work.ts';
import { writeExport } from '../../../main/exchange/export-file.ts';
import { exchangeDesk, FILES, FULL_ITEMS, temporaryFolder, withoutIds } from './exchange-fixture.ts';

const longWork = () => new LongWork(new JobRegistry(new EventStream()), 'EXPORT', 'Exporting galleries');

async function deskWithFolders() {
  const folder = await temporaryFolder();
  const library = path.join(folder, 'library');
  const media = path.join(folder, 'photos');
  const out = path.join(folder, 'out');
  for (const made of [library, media, out]) await mkdir(made);
  const desk = exchangeDesk(FILES, [library, media]);
  const { id: galleryId } = await desk.makeGallery('Coast', FULL_ITEMS);
  const write = (file: string, options: { replace?: boolean; galleryId?: string } = {}) =>
    desk.exchange.exportGalleries({ replace: false, byteOrderMark: false, file, ...options });
  return { desk, galleryId, folder, library, media, out, write };
}

describe('exporting to a file', () => {
  it('writes what it would answer, takes the format from the ending, and leaves nothing beside it', async () => {
    const { desk, galleryId, out, write } = await deskWithFolders();
    const json = await write(path.join(out, 'coast.json'), { galleryId });
    const csv = await write(path.join(out, 'coast.CSV'), { galleryId });
    expect(await readFile(path.join(out, 'coast.json'), 'utf8')).toBe(await desk.exported(galleryId));
    expect(await readFile(path.join(out, 'coast.CSV'), 'utf8')).toBe(await desk.exported(galleryId, 'CSV'));
    expect(json).toMatchObject({ text: null, totalGalleries: 1, totalItems: 5 });
    expect(csv.sizeInBytes).toBe((await readFile(path.join(out, 'coast.CSV'))).length);
    expect((await readdir(out)).sort()).toEqual(['coast.CSV', 'coast.json']);
  });

  it('never writes over a file unless asked to', async () => {
    const { out, write } = await deskWithFolders();
    const file = path.join(out, 'library.json');
    await writeFile(file, 'precious');
    await expect(write(file)).rejects.toMatchObject({ code: 'ALREADY_EXISTS', data: { file } });
    expect(await readFile(file, 'utf8')).toBe('precious');
    await write(file, { replace: true });
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ format: 'gallery-desk-library' });
  });

  it('does not even write over a file that appears while it writes', async () => {
    const { out } = await deskWithFolders();
    const file = path.join(out, 'late.json');
    const pieces = (function* () {
      yield 'ours';
    })();
    await writeFile(file, 'theirs');
    const options = { replace: false, work: longWork() };
    await expect(writeExport(file, pieces, options)).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    expect(await readFile(file, 'utf8')).toBe('theirs');
    expect(await readdir(out)).toEqual(['late.json']);
  });

  it('leaves the old file and nothing else when making the text fails', async () => {
    const { out } = await deskWithFolders();
    const file = path.join(out, 'old.json');
    await writeFile(file, 'old');
    const pieces = (function* () {
      yield 'x'.repeat(1_000_000);
      throw new Error('damaged gallery');
    })();
    const options = { replace: true, work: longWork() };
    await expect(writeExport(file, pieces, options)).rejects.toThrow('damaged gallery');
    expect(await readFile(file, 'utf8')).toBe('old');
    expect(await readdir(out)).toEqual(['old.json']);
  });

  it('writes neither into the library nor among the originals, by no way around', async () => {
    const { folder, library, media, out, write } = await deskWithFolders();
    await symlink(media, path.join(out, 'link'));
    for (const file of [
      path.join(library, 'library.json'),
      path.join(media, 'new.json'),
      path.join(out, 'link', 'new.json'),
      path.join(out, '..', 'library', 'media.json'),
    ]) {
      await expect(write(file, { replace: true })).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    }
    await write(path.join(folder, 'library-2.json'));
  });

  it('wants an absolute path with the right ending, in a folder that is there', async () => {
    const { out, write } = await deskWithFolders();
    await expect(write('export.json')).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: /absolute/,
    });
    await expect(write(path.join(out, 'export.txt'))).rejects.toMatchObject({
      message: /must end in \.json/,
    });
    await expect(write(path.join(out, 'no', 'export.json'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('importing from a file', () => {
  const options = { mode: 'NEW', emptyCells: 'KEEP' } as const;

  it('reads what was exported', async () => {
    const { desk, out, write } = await deskWithFolders();
    const file = path.join(out, 'library.json');
    await write(file);
    const other = exchangeDesk();
    const { planId } = await other.exchange.planImport({ ...options, file });
    await other.exchange.runImport({ ...options, file, planId });
    const galleries = (text: string) =>
      (JSON.parse(text) as { galleries: unknown[] }).galleries.map(withoutIds);
    expect(galleries(await other.exported())).toEqual(galleries(await desk.exported()));
  });

  it('refuses to run when the file changed since the plan was made', async () => {
    const { desk, out, write } = await deskWithFolders();
    const file = path.join(out, 'library.json');
    await write(file);
    const { planId } = await desk.exchange.planImport({ ...options, file });
    await writeFile(file, '[]');
    await expect(desk.exchange.runImport({ ...options, file, planId })).rejects.toMatchObject({
      code: 'FAILED_PRECONDITION',
      message: expect.stringContaining(`${file} changed`) as string,
    });
  });

  it('names the file in what it says of its faults', async () => {
    const { desk, out } = await deskWithFolders();
    const file = path.join(out, 'broken.json');
    const plan = () => desk.exchange.planImport({ ...options, file });
    await expect(plan()).rejects.toMatchObject({ code: 'UNAVAILABLE', data: { file } });
    await writeFile(file, '{"name": \n oops}');
    await expect(plan()).rejects.toMatchObject({
      message: `${file} cannot be read. Line 2, column 2: “oops” is no value. Nothing was imported.`,
    });
    await writeFile(file, Buffer.from([0x7b, 0xff, 0x7d]));
    await expect(plan()).rejects.toMatchObject({
      message: expect.stringContaining('is not UTF-8') as string,
    });
    await truncate(file, 300 * 1024 * 1024);
    await expect(plan()).rejects.toMatchObject({
      message: expect.stringContaining('bytes; at most') as string,
    });
    await expect(desk.exchange.planImport({ ...options, file: out })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
    await expect(desk.exchange.planImport({ ...options, file, text: '{}' })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
    await expect(desk.exchange.planImport(options)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });

  it('reads a CSV in the encoding of an old spreadsheet', async () => {
    const { desk, galleryId, out } = await deskWithFolders();
    const file = path.join(out, 'items.csv');
    const { items } = await desk.gallery(galleryId);
    await writeFile(file, Buffer.from(`id;title\r\n${items[0]!.id};Gr\xfc\xdfe\r\n`, 'latin1'));
    const { planId } = await desk.exchange.planImport({ ...options, file, galleryId });
    await desk.exchange.runImport({ ...options, file, galleryId, planId });
    expect((await desk.gallery(galleryId)).items[0]!.title).toBe('Grüße');
  });
});
