import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostNameOf, realFolder } from '../../../main/electron/addresses.ts';
import { holdsLibrary, libraryFolderOf } from '../../../main/electron/opened-path.ts';

describe('a path from the file manager', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-opened-')));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('means a folder, or the folder around a file that stands for a library', async () => {
    expect(await libraryFolderOf(folder)).toBe(folder);
    expect(await libraryFolderOf(path.join(folder, 'library.json'))).toBe(folder);
    expect(await libraryFolderOf(path.join(folder, 'Weddings.GalleryDesk'))).toBe(folder);
  });

  it('means nothing when it is another file or not there', async () => {
    await writeFile(path.join(folder, 'photo.jpg'), '');
    expect(await libraryFolderOf(path.join(folder, 'photo.jpg'))).toBeUndefined();
    expect(await libraryFolderOf(path.join(folder, 'nothing'))).toBeUndefined();
  });

  it('holds a library when library.json is in it', async () => {
    expect(await holdsLibrary(folder)).toBe(false);
    await mkdir(path.join(folder, 'library.json'));
    expect(await holdsLibrary(folder)).toBe(false);
    const other = path.join(folder, 'other');
    await mkdir(other);
    await writeFile(path.join(other, 'library.json'), '{}');
    expect(await holdsLibrary(other)).toBe(true);
  });

  it('is one library by whatever way it is reached, and two copies are two', async () => {
    await mkdir(path.join(folder, 'library'));
    await symlink(path.join(folder, 'library'), path.join(folder, 'link'));
    const direct = await realFolder(path.join(folder, 'library'));
    const linked = await realFolder(path.join(folder, 'link'));
    expect(hostNameOf(linked)).toBe(hostNameOf(direct));
    const future = await realFolder(path.join(folder, 'link', 'not', 'yet'));
    expect(future).toBe(path.join(folder, 'library', 'not', 'yet'));
    expect(hostNameOf(future)).not.toBe(hostNameOf(direct));
    expect(hostNameOf(direct)).toMatch(/^[0-9a-f]{32}$/);
  });
});
