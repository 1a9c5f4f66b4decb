import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { inject, onTestFinished } from 'vitest';
import { openLibrary, type Library } from '../../../main/library.ts';
import { forkWorker, type SpawnWorker } from '../../../main/media/worker-process.ts';
import type { PublishPlan, PublishResult } from '../../../shared/publish/publish-plan.ts';
import type { SiteSettings } from '../../../shared/publish/site-settings.ts';
import type { ItemInput } from '../../../shared/schemas/item.ts';
import type { SiteInput } from '../../../shared/schemas/site.ts';
import { sharedWorkers } from '../../support/shared-workers.ts';

/** What one file of a folder is. */
export interface FileFact {
  readonly sha256: string;
  readonly mtimeMs: number;
}

/** Every file below a folder, by path with forward slashes. */
export async function filesBelow(folder: string): Promise<Map<string, FileFact>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const facts = new Map<string, FileFact>();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const sha256 = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
    const { mtimeMs } = await stat(file);
    facts.set(path.relative(folder, file).split(path.sep).join('/'), { sha256, mtimeMs });
  }
  return facts;
}

/** The paths of a folder that another state of it has otherwise, sorted. */
export function differenceOf(before: Map<string, FileFact>, after: Map<string, FileFact>) {
  const paths = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return {
    added: paths.filter((file) => !before.has(file)),
    removed: paths.filter((file) => !after.has(file)),
    changed: paths.filter(
      (file) => before.has(file) && after.has(file) && before.get(file)?.sha256 !== after.get(file)?.sha256,
    ),
    touched: paths.filter(
      (file) => before.has(file) && after.has(file) && before.get(file)?.mtimeMs !== after.get(file)?.mtimeMs,
    ),
  };
}

/** A JPEG of soft colours, so that no two are alike. */
export function photo(width: number, height: number, seed: number): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      pixels[at] = (x + seed * 40) % 256;
      pixels[at + 1] = (y + seed * 80) % 256;
      pixels[at + 2] = (x + y + seed * 20) % 256;
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** Small sizes, so that tests are quick; what is tested does not depend on them. */
export const SMALL = {
  formats: ['webp', 'jpeg'],
  widths: [80, 160],
  quality: 80,
} satisfies SiteInput['pictures'];

/** A real library with real pictures, and a folder to publish to. */
export class PublishDesk {
  readonly library: Library;
  readonly folder: string;
  readonly mediaFolder: string;
  readonly target: string;

  private constructor(library: Library, folder: string) {
    this.library = library;
    this.folder = folder;
    this.mediaFolder = path.join(folder, 'library', 'media');
    this.target = path.join(folder, 'site');
  }

  static async open(): Promise<PublishDesk> {
    const folder = await mkdtemp(path.join(tmpdir(), 'gallery-desk-publish-'));
    const library = await openPublishLibrary(folder);
    onTestFinished(async () => {
      await library.close();
      await rm(folder, { recursive: true, force: true });
    });
    return new PublishDesk(library, folder);
  }

  /** Puts files into the media folder and answers their media ids in that order. */
  async add(files: Readonly<Record<string, Uint8Array | string>>): Promise<string[]> {
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(this.mediaFolder, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    await this.library.media.rescan();
    await this.library.media.whenPreviewed();
    return Object.keys(files).map(
      (name) => this.library.store.state.media.byPath(name)?.id ?? `no file ${name}`,
    );
  }

  async gallery(name: string, items: readonly ItemInput[]): Promise<{ id: string; itemIds: string[] }> {
    const { gallery } = await this.library.galleries.createGallery({ gallery: { name, items: [...items] } });
    return { id: gallery.id, itemIds: gallery.items.map(({ id }) => id) };
  }

  async site(galleryIds: readonly string[], more: Partial<SiteInput> = {}): Promise<SiteSettings> {
    const { site } = await this.library.publish.createSite({
      site: {
        name: 'Portfolio',
        galleries: galleryIds.map((galleryId) => ({ galleryId })),
        pictures: SMALL,
        targets: [{ kind: 'FOLDER', folder: this.target }],
        ...more,
      },
    });
    return site;
  }

  plan(replaceKept = false): Promise<PublishPlan> {
    return this.library.publish.planPublish({ site: 'Portfolio', replaceKept });
  }

  run(replaceKept = false): Promise<PublishResult> {
    return this.library.publish.runPublish({ site: 'Portfolio', replaceKept });
  }

  files(): Promise<Map<string, FileFact>> {
    return filesBelow(this.target);
  }

  page(file: string): Promise<string> {
    return readFile(path.join(this.target, file), 'utf8');
  }
}

let shared: SpawnWorker | undefined;

/** Starting a worker takes longer than most tests. */
function sharedSpawn(): SpawnWorker {
  shared ??= sharedWorkers(forkWorker(inject('mediaWorker')));
  return shared;
}

/** The library of a desk, in a folder that may be opened again by another process. */
export async function openPublishLibrary(folder: string): Promise<Library> {
  const siteFolder = path.join(folder, 'assets');
  await mkdir(siteFolder, { recursive: true });
  await mkdir(path.join(folder, 'library', 'media'), { recursive: true });
  for (const name of ['site.css', 'site.js', 'embed.js']) {
    await writeFile(path.join(siteFolder, name), `/* ${name} */\n`);
  }
  return openLibrary(path.join(folder, 'library'), {
    host: 'test',
    spawnWorker: sharedSpawn(),
    siteFolder,
    watch: false,
  });
}

/** A picture item of a file. */
export function picture(mediaId: string, title = '', altText = 'A picture'): ItemInput {
  return { title, image: { imageInfo: { id: mediaId, altText } } };
}
