import { setImmediate as nextTurn } from 'node:timers/promises';
import type { GalleryItem } from '../../shared/model/item.ts';
import { writeAtomically } from './atomic-file.ts';
import { type FileFacts, readIfThere } from './file-system.ts';
import type { GalleryIndex } from './gallery-index.ts';
import { readGalleryFile } from './gallery-summaries.ts';
import type { LibraryFiles } from './library-files.ts';
import type { LibraryMemory } from './library-memory.ts';
import { type MediaCounts, mediaCountsOf, type ReadonlyMediaUses } from './media-uses.ts';
import { schemaVersionOf } from './migrations.ts';
import { type ReadonlyTagUses, type TagCounts, tagCountsOf } from './tag-uses.ts';

/** Another one than those of earlier caches, which had no tags or did not count posters. */
const FORMAT = 'gallery-desk-uses-of-pictures';

/** ms that counting may take before others get their turn */
const LONGEST_TURN = 5;

/** What the cache knows of one gallery, true as long as its file has this size and time. */
type CachedGallery = readonly [
  galleryId: string,
  facts: FileFacts,
  counts: readonly (readonly [string, number])[],
  tags: readonly (readonly [string, number])[],
];

/** What is counted of a gallery. */
interface Counts {
  readonly media: MediaCounts;
  readonly tags: TagCounts;
}

const NOTHING: Counts = { media: new Map(), tags: new Map() };

export interface MediaUsesKeeperParts {
  readonly memory: LibraryMemory;
  readonly files: LibraryFiles;
  readonly index: GalleryIndex;
}

/**
 * Learns which galleries show which media files, and which tags their items have, when somebody first asks: opening a library waits for none of it. What was known when it was
 * closed stands in a cache; only galleries that changed since are read, and none of them stays in memory for it.
 */
export class MediaUsesKeeper {
  readonly #parts: MediaUsesKeeperParts;
  #learning: Promise<void> | undefined;
  #isKnown = false;
  #isUnsaved = false;

  constructor(parts: MediaUsesKeeperParts) {
    this.#parts = parts;
    parts.memory.uses.onChange(() => (this.#isUnsaved = true));
    parts.memory.tags.onChange(() => (this.#isUnsaved = true));
  }

  /** Which galleries show which files; everything is known. A gallery whose file is damaged shows nothing. */
  async whenKnown(): Promise<ReadonlyMediaUses> {
    await this.#whenLearned();
    return this.#parts.memory.uses;
  }

  /** The tags of all items; everything is known, as above. */
  async whenTagsKnown(): Promise<ReadonlyTagUses> {
    await this.#whenLearned();
    return this.#parts.memory.tags;
  }

  async #whenLearned(): Promise<void> {
    this.#learning ??= this.#learn().catch((error: unknown) => {
      this.#learning = undefined;
      throw error;
    });
    await this.#learning;
  }

  /** Keeps it for the next opening. Only useful once the gallery files are written. */
  async save(): Promise<void> {
    if (!this.#isKnown || !this.#isUnsaved) return;
    const { files } = this.#parts;
    await files.fileSystem.makeFolder(files.cacheFolder);
    await writeAtomically(files.fileSystem, files.mediaUses, this.#text());
    this.#isUnsaved = false;
  }

  async #learn(): Promise<void> {
    const { memory, index } = this.#parts;
    const cached = await this.#readCache();
    let turnEnds = performance.now() + LONGEST_TURN;
    let isCacheTrue = true;
    for (const { id } of [...memory.galleries]) {
      if (memory.uses.knows(id) && memory.tags.knows(id)) continue;
      if (performance.now() > turnEnds) {
        await nextTurn();
        turnEnds = performance.now() + LONGEST_TURN;
      }
      const entry = cached.get(id);
      const facts = index.facts(id);
      const isTrue =
        entry !== undefined &&
        facts !== undefined &&
        entry.facts.size === facts.size &&
        entry.facts.mtimeMs === facts.mtimeMs;
      const counts =
        memory.loadedItems(id) === undefined && !isTrue ? await this.#readCounts(id) : entry?.counts;
      // It may have been loaded, changed or deleted while its file was read.
      const items = memory.loadedItems(id);
      isCacheTrue &&= isTrue && items === undefined;
      if (!memory.galleries.has(id)) continue;
      const { media, tags } = items === undefined ? (counts ?? NOTHING) : countsOf(items);
      memory.uses.setGallery(id, media);
      memory.tags.setGallery(id, tags);
    }
    this.#isKnown = true;
    this.#isUnsaved = !isCacheTrue || cached.size !== memory.galleries.size;
  }

  async #readCounts(galleryId: string): Promise<Counts> {
    try {
      return countsOf((await readGalleryFile(this.#parts.files, galleryId)).snapshot.items);
    } catch {
      // Whoever opens the gallery is told what is wrong with it.
      return NOTHING;
    }
  }

  async #readCache(): Promise<ReadonlyMap<string, { readonly facts: FileFacts; readonly counts: Counts }>> {
    const { files } = this.#parts;
    try {
      const bytes = await readIfThere(files.fileSystem, files.mediaUses);
      if (bytes === undefined) return new Map();
      const content = JSON.parse(bytes.toString('utf8')) as {
        format?: unknown;
        schemaVersion?: unknown;
        galleries?: readonly CachedGallery[];
      };
      if (content.format !== FORMAT || content.schemaVersion !== schemaVersionOf(files.migrations))
        return new Map();
      return new Map(
        (content.galleries ?? []).map(([id, facts, media, tags]) => [
          id,
          { facts, counts: { media: new Map(media), tags: new Map(tags) } },
        ]),
      );
    } catch {
      // Whatever is wrong with a cache, it is made anew.
      return new Map();
    }
  }

  *#text(): Generator<string> {
    const { memory, index, files } = this.#parts;
    yield `{"format":${JSON.stringify(FORMAT)},"schemaVersion":${schemaVersionOf(files.migrations)},"galleries":[`;
    let separator = '\n';
    for (const { id } of memory.galleries) {
      const facts = index.facts(id);
      const media = memory.uses.counts(id);
      const tags = memory.tags.counts(id);
      if (facts === undefined || media === undefined || tags === undefined) continue;
      const gallery: CachedGallery = [
        id,
        { size: facts.size, mtimeMs: facts.mtimeMs },
        [...media],
        [...tags],
      ];
      yield `${separator}${JSON.stringify(gallery)}`;
      separator = ',\n';
    }
    yield '\n]}\n';
  }
}

function countsOf(items: Iterable<GalleryItem>): Counts {
  return { media: mediaCountsOf(items), tags: tagCountsOf(items) };
}
