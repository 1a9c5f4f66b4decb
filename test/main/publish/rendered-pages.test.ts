import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { Breather } from '../../../main/events/breather.ts';
import { RenderedPages } from '../../../main/publish/rendered-pages.ts';
import { siteContentOf, type SourceGallery } from '../../../main/publish/site-content.ts';
import { siteFilesOf, type AssetFiles } from '../../../main/publish/site-files.ts';
import type { GalleryProperties } from '../../../shared/model/gallery.ts';
import type { GalleryItem } from '../../../shared/model/item.ts';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import { DEFAULT_PICTURES, type SiteSettings } from '../../../shared/publish/site-settings.ts';
import { mediaFile } from '../../support/media-files.ts';

const DATE = '2026-01-01T00:00:00.000Z';
const SITE_ID = '00000000-0000-4000-8000-000000000001';
const ids = ['a', 'b'].map((digit) => `00000000-0000-4000-8000-00000000000${digit}`);

/** Everything that a site is made of, to be changed in one place. */
interface Sources {
  readonly settings: SiteSettings;
  readonly properties: readonly GalleryProperties[];
  readonly items: readonly (readonly GalleryItem[])[];
  readonly files: readonly MediaFile[];
  readonly assets: AssetFiles;
}

const image = (gallery: number, index: number): GalleryItem => ({
  id: `00000000-0000-4000-9000-0000000000${gallery}${index}`,
  sortOrder: 100 - index,
  type: 'IMAGE',
  title: `Photo ${index}`,
  createdDate: DATE,
  updatedDate: DATE,
  image: { type: 'WIX_MEDIA', imageInfo: { id: `m${index}`, altText: 'A photo' } },
});

const sources: Sources = {
  settings: {
    id: SITE_ID,
    name: 'Site',
    language: 'en',
    direction: 'ltr',
    theme: 'LIGHT',
    galleries: ids.map((galleryId) => ({ galleryId })),
    pictures: DEFAULT_PICTURES,
    metadata: 'COPYRIGHT',
    targets: [],
  },
  properties: ids.map((id, index) => ({
    id,
    name: `Gallery ${index}`,
    sortOrder: index,
    createdDate: DATE,
    updatedDate: DATE,
  })),
  items: [0, 1].map((gallery) => [0, 1, 2].map((index) => image(gallery, index))),
  files: [0, 1, 2].map((index) =>
    mediaFile({
      id: `m${index}`,
      fingerprint: `f${index}`,
      width: 3000,
      height: 2000,
      thumbhash: '1QcSHQRnh493V4dIh4eXh1h4kJUI',
    }),
  ),
  assets: { paths: { style: 'style-1.css', script: 'script-1.js', embedScript: 'embed.js' }, files: [] },
};

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gallery-desk-pages-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
});

/** The files of the site, and how many galleries were rendered for it. */
async function filesOf({ settings, properties, items, files, assets }: Sources, pages: RenderedPages) {
  const media = new Map(files.map((file) => [file.id, file]));
  const galleries = properties.map((own, index): SourceGallery => ({
    properties: own,
    items: items[index] ?? [],
  }));
  const content = await siteContentOf(
    { settings, galleries, media, assets: assets.paths, published: undefined },
    new Breather(),
  );
  const rendered = await pages.ofSite(settings.id);
  let count = 0;
  const counting: Pick<typeof rendered, 'filesOf'> = {
    filesOf: (gallery, frame, render) =>
      rendered.filesOf(gallery, frame, () => {
        count += 1;
        return render();
      }),
  };
  const found = await siteFilesOf(content, assets, counting, new Breather());
  rendered.keep();
  await pages.close();
  return { files: found, count };
}

/** Each file with its text. */
const texts = ({ files }: Awaited<ReturnType<typeof filesOf>>) =>
  files.map((file) =>
    file.kind === 'PAGE'
      ? {
          path: file.path,
          size: file.size,
          sha256: file.sha256,
          text: Buffer.from(file.content()).toString(),
        }
      : { path: file.path },
  );

const withItem = (change: (item: GalleryItem) => GalleryItem): Sources => ({
  ...sources,
  items: [sources.items[0]!.map((item, index) => (index === 1 ? change(item) : item)), sources.items[1]!],
});

const withSettings = (more: Partial<SiteSettings>): Sources => ({
  ...sources,
  settings: { ...sources.settings, ...more },
});

const CHANGES: Readonly<Record<string, Sources>> = {
  'the title of the site': withSettings({ title: 'Another' }),
  'its description': withSettings({ description: 'Words' }),
  'its language': withSettings({ language: 'de' }),
  'its direction': withSettings({ direction: 'rtl' }),
  'its theme': withSettings({ theme: 'DARK' }),
  'its address': withSettings({ baseAddress: 'https://example.com/' }),
  'its pictures': withSettings({ pictures: { ...DEFAULT_PICTURES, widths: [500] } }),
  'a layout of the site': withSettings({
    galleries: [{ galleryId: ids[0]!, layout: { layout: 'MASONRY' } }, { galleryId: ids[1]! }],
  }),
  'the address of a gallery': withSettings({
    galleries: [{ galleryId: ids[0]!, slug: 'elsewhere' }, { galleryId: ids[1]! }],
  }),
  'the name of a gallery, which all pages link to': {
    ...sources,
    properties: sources.properties.map((own, index) => (index === 1 ? { ...own, name: 'Renamed' } : own)),
  },
  'the description of a gallery': {
    ...sources,
    properties: sources.properties.map((own) => ({ ...own, description: 'Words' })),
  },
  'an alternative text': withItem((item) =>
    item.type === 'IMAGE'
      ? { ...item, image: { ...item.image, imageInfo: { id: 'm1', altText: 'Sea' } } }
      : item,
  ),
  'a title': withItem((item) => ({ ...item, title: 'Sea' })),
  tags: withItem((item) => ({ ...item, tags: { values: ['sea'] } })),
  'a link': withItem((item) => ({ ...item, link: { url: 'https://example.com/' } })),
  'a focal point': withItem((item) =>
    item.type === 'IMAGE' ? { ...item, image: { ...item.image, focalPoint: { x: 0, y: 1 } } } : item,
  ),
  'the file of an item': withItem((item) =>
    item.type === 'IMAGE' ? { ...item, image: { ...item.image, imageInfo: { id: 'm2' } } } : item,
  ),
  'the order': { ...sources, items: sources.items.map((items) => items.toReversed()) },
  'an item less': { ...sources, items: sources.items.map((items) => items.slice(1)) },
  'the content of a file': {
    ...sources,
    files: sources.files.map((file) => ({ ...file, fingerprint: `other-${file.id}` })),
  },
  'the size of a file': { ...sources, files: sources.files.map((file) => ({ ...file, height: 1000 })) },
  'a placeholder': {
    ...sources,
    files: sources.files.map((file) => ({ ...file, thumbhash: '2QcSHQRnh493V4dIh4eXh1h4kJUI' })),
  },
  'the program’s style': {
    ...sources,
    assets: { ...sources.assets, paths: { ...sources.assets.paths, style: 'style-2.css' } },
  },
};

describe('pages that are remembered', () => {
  it('are not rendered again, in this run of the program or the next', async () => {
    const pages = new RenderedPages(folder);
    const first = await filesOf(sources, pages);
    expect(first.count).toBe(2);
    const second = await filesOf(sources, pages);
    expect(second.count).toBe(0);
    const third = await filesOf(sources, new RenderedPages(folder));
    expect(third.count).toBe(0);
    expect(texts(second)).toEqual(texts(first));
    expect(texts(third)).toEqual(texts(first));
  });

  it('are rendered where something of one gallery changed', async () => {
    const pages = new RenderedPages(folder);
    await filesOf(sources, pages);
    expect((await filesOf(CHANGES['a title']!, pages)).count).toBe(1);
  });

  it.each(Object.entries(CHANGES))('are as without memory after a change of %s', async (_what, changed) => {
    const pages = new RenderedPages(folder);
    const before = await filesOf(sources, pages);
    const remembering = await filesOf(changed, pages);
    const fresh = await filesOf(changed, new RenderedPages(path.join(folder, 'fresh')));
    expect(texts(remembering)).toEqual(texts(fresh));
    expect(texts(remembering)).not.toEqual(texts(before));
  });

  it('are rendered again when what is remembered is damaged, or of another program', async () => {
    const pages = new RenderedPages(folder);
    const first = await filesOf(sources, pages);
    const [name] = await readdir(path.join(folder, 'cache', 'pages'));
    const file = path.join(folder, 'cache', 'pages', name!);
    const kept = JSON.parse(await readFile(file, 'utf8')) as { program: string };
    for (const text of ['', '{"program":', JSON.stringify({ ...kept, program: 'another' })]) {
      await writeFile(file, text);
      const again = await filesOf(sources, new RenderedPages(folder));
      expect(again.count).toBe(2);
      expect(texts(again)).toEqual(texts(first));
    }
  });
});
