import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, photo, picture, PublishDesk } from './publish-fixture.ts';

const SCRIPT = '"><script>alert(1)</script><img src=x onerror=alert(2)>';

describe('a hostile gallery', () => {
  it('is published inert, whatever its titles, texts, links, names and drawings hold', async () => {
    const desk = await PublishDesk.open();
    const name = 'a"><script>alert(3)<svg onload=alert(4)>&#x2e;&#x2e;.jpg'.replaceAll('/', '');
    const [hostile = '', drawing = ''] = await desk.add({
      [name]: await photo(100, 80, 1),
      'drawing.svg': `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="alert(5)"><script>alert(6)</script><rect width="9" height="9"/></svg>`,
    });
    const gallery = await desk.gallery(`../../${SCRIPT}`, [
      {
        ...picture(hostile, SCRIPT, SCRIPT),
        description: SCRIPT,
        tags: { values: [SCRIPT, '</script>'] },
        link: { url: '/"onmouseover="alert(7)', text: SCRIPT },
      },
      picture(drawing, '{{constructor}}'),
      { text: { html: `<p>Text<script>alert(8)</script><img src=x onerror=alert(9)></p>` } },
    ]);
    await desk.site([gallery.id], {
      title: SCRIPT,
      description: SCRIPT,
      baseAddress: 'https://example.test/a/',
    });
    await desk.run();
    const files = await desk.files();
    expect([...files.keys()].filter((file) => file.includes('..') || /[<>"&]/.test(file))).toEqual([]);
    for (const file of files.keys()) {
      if (!/\.(?:html|xml|svg)$/.test(file)) continue;
      const text = await desk.page(file);
      // The only scripts are the site's own, and data that is no script.
      const scripts = [...text.matchAll(/<script\b[^>]*>/gi)].map(([tag]) => tag);
      for (const tag of scripts)
        expect(tag).toMatch(/ src="(?:\.\.\/)*assets\/|type="application\/(?:ld\+)?json"/);
      expect(text).not.toMatch(/<[a-z][^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*\son\w+\s*=/i);
      expect(text).not.toMatch(/<svg[^>]*onload/i);
    }
  });

  it('cannot write outside of the site through a link in the folder', async () => {
    const desk = await PublishDesk.open();
    const [one = ''] = await desk.add({ 'one.jpg': await photo(100, 80, 1) });
    const gallery = await desk.gallery('Tuscany', [picture(one)]);
    await desk.site([gallery.id]);
    const elsewhere = path.join(desk.folder, 'elsewhere');
    await mkdir(elsewhere);
    await mkdir(desk.target);
    await symlink(elsewhere, path.join(desk.target, 'media'));
    await expect(desk.run()).rejects.toThrow('is a link to another place');
    expect(await readdir(elsewhere)).toEqual([]);
    expect(await readdir(desk.target)).not.toContain('index.html');
  });

  it('cannot delete outside of the site through a manifest that somebody altered', async () => {
    const desk = await PublishDesk.open();
    const [one = ''] = await desk.add({ 'one.jpg': await photo(100, 80, 1) });
    const gallery = await desk.gallery('Tuscany', [picture(one)]);
    await desk.site([gallery.id]);
    await desk.run();
    const mine = path.join(desk.folder, 'mine.txt');
    await writeFile(mine, 'mine');
    const file = path.join(desk.target, '.gallery-desk', 'manifest.json');
    const manifest = JSON.parse(await readFile(file, 'utf8'));
    manifest.files['../mine.txt'] = { size: 4, sha256: 'a'.repeat(64) };
    await writeFile(file, JSON.stringify(manifest));
    await expect(desk.run()).rejects.toMatchObject({ code: 'FAILED_PRECONDITION' });
    expect(await readFile(mine, 'utf8')).toBe('mine');
  });

  it.each(['', '..', '.', 'media', 'galleries', 'cache/site', 'published/x'])(
    'is not published over the library: %j',
    async (place) => {
      const desk = await PublishDesk.open();
      const folder = path.join(desk.folder, 'library', place);
      await expect(desk.site([], { targets: [{ kind: 'FOLDER', folder }] })).rejects.toMatchObject({
        code: 'INVALID_ARGUMENT',
      });
    },
  );
});

describe('a site in the library’s own folder', () => {
  it('is kept relative, and published there', async () => {
    const desk = await PublishDesk.open();
    const [one = ''] = await desk.add({ 'one.jpg': await photo(100, 80, 1) });
    const gallery = await desk.gallery('Tuscany', [picture(one)]);
    const folder = path.join(desk.folder, 'library', 'sites', 'portfolio');
    const site = await desk.site([gallery.id], { targets: [{ kind: 'FOLDER', folder }] });
    expect(site.targets).toMatchObject([{ folder: 'sites/portfolio' }]);
    await desk.run();
    expect([...(await filesBelow(folder)).keys()]).toContain('tuscany/index.html');
  });
});
