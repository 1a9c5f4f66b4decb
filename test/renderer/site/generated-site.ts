import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { buildSite } from '../../../build/build-site.mjs';
import { renderGalleryFiles } from '../../../shared/site/gallery-page.ts';
import { renderIndexPage } from '../../../shared/site/index-page.ts';
import type { PictureSource, RenderedFile, Site, SiteGallery } from '../../../shared/site/page-model.ts';

/** A picture of so many px in a colour of its own, in the format that its source says. */
async function drawPicture({ format, width, height, path: name }: PictureSource): Promise<Buffer> {
  const hue = (Number(/p(\d+)-/.exec(name)?.[1] ?? 8) * 47) % 360;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 100 100" preserveAspectRatio="none">
    <linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl(${hue} 45% 68%)"/><stop offset="1" stop-color="hsl(${hue + 50} 50% 32%)"/></linearGradient>
    <rect width="100" height="100" fill="url(#g)"/><circle cx="50" cy="50" r="22" fill="hsl(${hue + 25} 60% 88%)" opacity=".6"/></svg>`;
  const picture = sharp(Buffer.from(svg));
  if (format === 'avif') return picture.avif({ effort: 0, quality: 40 }).toBuffer();
  if (format === 'webp') return picture.webp({ effort: 0 }).toBuffer();
  return picture.jpeg().toBuffer();
}

function sourcesOf(galleries: readonly SiteGallery[]): Map<string, PictureSource> {
  const sources = galleries.flatMap(({ items }) =>
    items.flatMap((item) => {
      if (item.type === 'IMAGE') return item.picture.sources;
      return item.type === 'VIDEO' ? (item.poster?.sources ?? []) : [];
    }),
  );
  return new Map(sources.map((source) => [source.path, source]));
}

const digestOf = (content: string): string => createHash('sha256').update(content).digest('hex').slice(0, 16);

export async function writeFiles(folder: string, files: readonly RenderedFile[]): Promise<void> {
  for (const { path: name, content } of files) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

/** A whole site as publishing writes it, with small drawn pictures. */
export async function generateSite(
  folder: string,
  site: Site,
  galleries: readonly SiteGallery[],
): Promise<void> {
  await buildSite(path.join(folder, 'assets'));
  await writeFiles(folder, [
    renderIndexPage(site),
    ...galleries.flatMap((gallery) => [...renderGalleryFiles(site, gallery, digestOf)]),
  ]);
  for (const source of sourcesOf(galleries).values()) {
    const file = path.join(folder, source.path);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, await drawPicture(source));
  }
}
