import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeLibraryFile } from '../../../main/electron/library-file.ts';
import { libraryFolderOf } from '../../../main/electron/opened-path.ts';

describe('the file that opens a library', () => {
  let folder: string;
  let library: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-library-file-'));
    library = path.join(folder, 'Weddings 2026');
    await mkdir(library);
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('bears the name of the library and leads to it', async () => {
    await writeLibraryFile(library);
    const file = path.join(library, 'Weddings 2026.gallerydesk');
    expect(await readFile(file, 'utf8')).toContain('opens the library in this folder');
    expect(await libraryFolderOf(file)).toBe(library);
  });

  it('never takes the place of a file that is there, and is no reason to fail', async () => {
    const file = path.join(library, 'Weddings 2026.gallerydesk');
    await writeFile(file, 'mine');
    await writeLibraryFile(library);
    expect(await readFile(file, 'utf8')).toBe('mine');
    await expect(writeLibraryFile(path.join(folder, 'not there'))).resolves.toBeUndefined();
  });
});
