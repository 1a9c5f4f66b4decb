import { execFileSync } from 'node:child_process';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { photo, picture, PublishDesk } from './publish-fixture.ts';

async function deskWithZip() {
  const desk = await PublishDesk.open();
  const [one = '', two = ''] = await desk.add({
    'one.jpg': await photo(300, 200, 1),
    'two.jpg': await photo(120, 90, 2),
  });
  const gallery = await desk.gallery('Tuscany', [picture(one, 'One'), picture(two, 'Two')]);
  const file = path.join(desk.folder, 'site.zip');
  await desk.site([gallery.id], { targets: [{ kind: 'ZIP', file }] });
  return { desk, file, gallery };
}

async function entriesOf(file: string): Promise<string[]> {
  const zip = await yauzl.openPromise(file, { lazyEntries: true });
  const names: string[] = [];
  for await (const entry of zip.eachEntry()) names.push(entry.fileName);
  return names;
}

describe('publishing to a ZIP file', () => {
  it('holds the whole site, and can be verified', async () => {
    const { desk, file } = await deskWithZip();
    await desk.run();
    const names = await entriesOf(file);
    expect(names).toContain('index.html');
    expect(names).toContain('tuscany/index.html');
    expect(names.filter((name) => name.startsWith('media/'))).toHaveLength(8);
    const verified = await desk.library.publish.verifyPublished({ site: 'Portfolio' });
    expect(verified).toMatchObject({ isClean: true, totalFiles: names.length - 1 });
    expect((await readdir(desk.folder)).filter((name) => name.includes('gallery-desk'))).toEqual([]);
  });

  it('writes nothing when nothing changed, and equal bytes when it is written anew', async () => {
    const { desk, file, gallery } = await deskWithZip();
    await desk.run();
    const [content, { mtimeMs }] = [await readFile(file), await stat(file)];
    expect(await desk.run()).toMatchObject({ filesWritten: 0 });
    expect((await stat(file)).mtimeMs).toBe(mtimeMs);
    await desk.library.galleries.updateGallery({ gallery: { id: gallery.id, name: 'Toscana' } });
    const plan = await desk.plan();
    expect(plan.totals).toMatchObject({ filesToDelete: 0, picturesToMake: 0 });
    await desk.run();
    expect((await readFile(file)).equals(content)).toBe(false);
    await desk.library.galleries.updateGallery({ gallery: { id: gallery.id, name: 'Tuscany' } });
    await desk.run();
    expect((await readFile(file)).equals(content)).toBe(true);
  });

  it('finds a damaged entry', async () => {
    const { desk, file } = await deskWithZip();
    await desk.run();
    const content = await readFile(file);
    const at = content.indexOf('media/') + 200;
    content.writeUInt8(content.readUInt8(at) ^ 0xff, at);
    await writeFile(file, content);
    const verified = await desk.library.publish.verifyPublished({ site: 'Portfolio' });
    expect(verified.isClean).toBe(false);
    expect(verified.changed).toHaveLength(1);
  });

  it('leaves a file alone that it did not write', async () => {
    const { desk, file } = await deskWithZip();
    execFileSync('python3', [
      '-c',
      `import zipfile; zipfile.ZipFile(${JSON.stringify(file)}, 'w').writestr('a.txt', 'mine')`,
    ]);
    await expect(desk.run()).rejects.toThrow('did not write');
    expect(await entriesOf(file)).toEqual(['a.txt']);
    await writeFile(file, 'no archive at all');
    await expect(desk.run()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await readFile(file, 'utf8')).toBe('no archive at all');
  });
});
