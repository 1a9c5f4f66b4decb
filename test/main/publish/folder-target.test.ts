import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FolderTarget } from '../../../main/publish/folder-target.ts';
import { isSitePath } from '../../../main/publish/site-path.ts';
import type { PublishManifest } from '../../../shared/publish/manifest.ts';

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gallery-desk-target-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const manifestOf = (files: PublishManifest['files']): PublishManifest => ({
  formatVersion: 1,
  siteId: 'site',
  galleries: [],
  files,
});

const content = (text: string) => ({ kind: 'CONTENT', content: Buffer.from(text) }) as const;

/** Publishes pages of one text; `deleted` were there before. */
async function release(
  target: FolderTarget,
  text: string,
  pages: readonly string[],
  deleted: readonly string[] = [],
) {
  const prepared = await target.begin();
  const files: Record<string, { size: number; sha256: string }> = {};
  for (const page of pages) files[page] = await prepared.put(page, content(text));
  await prepared.switch({ added: [], changed: pages, deleted, manifest: manifestOf(files) });
}

const PAGES = ['a/index.html', 'b/index.html', 'index.html'];

describe('a switch of a folder', () => {
  it.each([0, 1, 2])('that stopped after %i pages is brought to its end at the next look', async (done) => {
    const folder = await temporaryFolder();
    const target = new FolderTarget(folder);
    await release(target, 'old', [...PAGES, 'gone/index.html']);
    // A folder in the way of a page stops the switch after it was decided, as a crash would.
    const obstacle = path.join(folder, PAGES[done] ?? '');
    await rm(obstacle);
    await mkdir(obstacle);
    await expect(release(target, 'new', PAGES, ['gone/index.html'])).rejects.toThrow(
      'could not be put in place',
    );
    expect(await readdir(path.join(folder, '.gallery-desk'))).toContain('switch.json');

    // The same state, met by another process.
    const later = await temporaryFolder();
    await cp(folder, later, { recursive: true });
    await rm(path.join(later, PAGES[done] ?? ''), { recursive: true });
    const manifest = await new FolderTarget(later).manifest();
    expect(Object.keys(manifest?.files ?? {})).toEqual(PAGES);
    for (const page of PAGES) expect(await readFile(path.join(later, page), 'utf8')).toBe('new');
    expect((await readdir(later)).toSorted()).toEqual(['.gallery-desk', 'a', 'b', 'index.html']);
    expect(await readdir(path.join(later, '.gallery-desk'))).toEqual(['manifest.json']);
  });

  it('removes folders with their last file, and leaves those that hold something else', async () => {
    const folder = await temporaryFolder();
    const target = new FolderTarget(folder);
    await release(target, 'old', ['a/b/c.html', 'd/e.html', 'index.html']);
    await writeFile(path.join(folder, 'd', 'mine.txt'), 'mine');
    await release(target, 'new', ['index.html'], ['a/b/c.html', 'd/e.html']);
    expect((await readdir(folder)).toSorted()).toEqual(['.gallery-desk', 'd', 'index.html']);
    expect(await readdir(path.join(folder, 'd'))).toEqual(['mine.txt']);
  });

  it('is refused when its file was altered to lead out of the site', async () => {
    const folder = await temporaryFolder();
    await release(new FolderTarget(folder), 'old', ['index.html']);
    const outside = path.join(path.dirname(folder), `${path.basename(folder)}-mine.txt`);
    await writeFile(outside, 'mine');
    onTestFinished(() => rm(outside, { force: true }));
    const plan = { added: [], changed: [], deleted: [`../${path.basename(outside)}`] };
    await writeFile(path.join(folder, '.gallery-desk', 'switch.json'), JSON.stringify(plan));
    await expect(new FolderTarget(folder).manifest()).rejects.toMatchObject({ code: 'FAILED_PRECONDITION' });
    expect(await readFile(outside, 'utf8')).toBe('mine');
  });
});

describe('a path of a site', () => {
  it.each([
    'index.html',
    'tuscany/index.html',
    'שקיעה/index.html',
    '.gallery-desk/manifest.json',
    'media/ab/cd-320.webp',
  ])('may be %s', (file) => expect(isSitePath(file)).toBe(true));

  it.each([
    '',
    '/',
    '/etc/passwd',
    '../x',
    'a/../../x',
    'a//b',
    'a/./b',
    'a\\b',
    'C:/x',
    'nul',
    'a/con.html',
    'a./b',
    'a /b',
    'a\u0000b',
    'media/../x',
  ])('may not be %j', (file) => expect(isSitePath(file)).toBe(false));
});
