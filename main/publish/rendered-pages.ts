import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { PublishedGallery } from '../../shared/publish/manifest.ts';
import type { Site } from '../../shared/site/page-model.ts';
import { writeAtomically } from '../store/atomic-file.ts';
import { nodeFileSystem } from '../store/file-system.ts';
import { sha256 } from './sha256.ts';

/** What a rendered file holds, without its text. */
const factsSchema = z.object({ path: z.string(), size: z.number().int(), sha256: z.string() });

export type PageFacts = z.infer<typeof factsSchema>;

const keptSchema = z.object({
  /** Which program rendered them: another one may render otherwise. */
  program: z.string(),
  /** By gallery: what its files were made of, and what they hold. */
  galleries: z.record(z.string(), z.object({ madeOf: z.string(), files: z.array(factsSchema) })),
});

type Kept = z.infer<typeof keptSchema>;

/** Everything that pages of galleries say of the site around them: of its other galleries the names and addresses. */
export function frameOf({ galleries, ...site }: Site): string {
  return sha256(JSON.stringify([site, galleries.map(({ slug, name }) => [slug, name])]));
}

/**
 * Remembers what the pages of galleries held when they were rendered last, by everything that they are made of: a gallery in which nothing
 * changed need not be rendered again only to find that nothing changed. One file a site, `cache/pages/<site>.json`; what is lost of it, or
 * cannot be read, is rendered again.
 */
export class RenderedPages {
  readonly #folder: string;
  readonly #bySite = new Map<string, Promise<Kept>>();
  #program: Promise<string> | undefined;
  #writing: Promise<unknown> = Promise.resolve();

  /** @param libraryFolder absolute */
  constructor(libraryFolder: string) {
    this.#folder = join(libraryFolder, 'cache', 'pages');
  }

  /** What is remembered of a site, to be asked and told of its galleries in one plan. */
  async ofSite(siteId: string): Promise<RenderedSite> {
    const kept = await (this.#bySite.get(siteId) ?? this.#read(siteId));
    return new RenderedSite(kept, (next) => {
      this.#bySite.set(siteId, Promise.resolve(next));
      // Nothing is wrong without it.
      this.#writing = this.#writing.then(() => this.#write(siteId, next)).catch(() => undefined);
    });
  }

  /** Everything is on the disk that can be. */
  async close(): Promise<void> {
    await this.#writing;
  }

  #read(siteId: string): Promise<Kept> {
    const reading = (async (): Promise<Kept> => {
      // The code that renders stands in the same file as this, once the program is built.
      this.#program ??= readFile(fileURLToPath(import.meta.url)).then(sha256);
      const program = await this.#program;
      try {
        const kept = keptSchema.parse(JSON.parse(await readFile(this.#fileOf(siteId), 'utf8')));
        if (kept.program === program) return kept;
      } catch {
        // Never written, written by an earlier program, or damaged: all of it can be made again.
      }
      return { program, galleries: {} };
    })();
    this.#bySite.set(siteId, reading);
    return reading;
  }

  async #write(siteId: string, kept: Kept): Promise<void> {
    const file = this.#fileOf(siteId);
    await mkdir(dirname(file), { recursive: true });
    await writeAtomically(nodeFileSystem, file, [JSON.stringify(kept)]);
  }

  /** The id is a GUID, checked where it came in. */
  #fileOf(siteId: string): string {
    return join(this.#folder, `${siteId}.json`);
  }
}

/** The galleries of one site, in one plan. */
export class RenderedSite {
  readonly #kept: Kept;
  readonly #remember: (kept: Kept) => void;
  readonly #next: Kept['galleries'] = {};
  #isNew = false;

  constructor(kept: Kept, remember: (kept: Kept) => void) {
    this.#kept = kept;
    this.#remember = remember;
  }

  /** What the files of a gallery hold; they are rendered when they were made of something else the last time. */
  async filesOf(
    gallery: PublishedGallery,
    frame: string,
    render: () => Promise<PageFacts[]>,
  ): Promise<PageFacts[]> {
    const { id, slug, name, digest, items } = gallery;
    const madeOf = sha256(JSON.stringify([frame, id, slug, name, digest, items]));
    const known = this.#kept.galleries[id];
    const isKnown = known?.madeOf === madeOf;
    const files = isKnown ? known.files : await render();
    if (!isKnown) this.#isNew = true;
    this.#next[id] = { madeOf, files };
    return files;
  }

  /** Remembers what this plan rendered, and forgets galleries that it did not ask for. Nothing is written when it rendered none. */
  keep(): void {
    if (this.#isNew) this.#remember({ program: this.#kept.program, galleries: this.#next });
  }
}
