import { lstat } from 'node:fs/promises';
import type { DecidedEvent } from '../../shared/events/domain-event.ts';
import { fileNameOf, type MediaFile } from '../../shared/model/media-file.ts';
import { hasSameStat } from './delta.ts';
import { describeRefusal } from './describe-refusal.ts';
import { placeFromTrash } from './place-from-trash.ts';
import { folderOf } from './folder-of.ts';
import { contentOf, isSameContent } from './same-content.ts';
import { decideFacts, isInTrash } from './trash-decisions.ts';
import type { TrashParts } from './media-trash.ts';

/** Moves files to where the catalog says they are: into the trash or out of it. */
export class TrashFollower {
  readonly #parts: TrashParts;
  /** Files that an undo or redo is about to move: where they are, as far as the catalog knows, and what ends their motion. */
  readonly #expected = new Map<string, { readonly path: string; readonly end: () => void }>();
  readonly #ends: (() => void)[] = [];

  constructor(parts: TrashParts) {
    this.#parts = parts;
  }

  expect(events: readonly DecidedEvent[]): void {
    const mediaIds = events.flatMap((event) =>
      event.type === 'mediaFileUpdated' && event.changed.trashed !== undefined ? event.mediaId : [],
    );
    if (mediaIds.length === 0) return;
    this.#parts.mediaFolder();
    for (const mediaId of mediaIds) {
      const file = this.#parts.store.state.media.get(mediaId);
      if (file === undefined || this.#expected.has(mediaId)) continue;
      this.#expected.set(mediaId, { path: file.path, end: this.#parts.motions.begin(file.path) });
    }
  }

  async followed(): Promise<void> {
    const expected = [...this.#expected];
    if (expected.length === 0) return;
    this.#expected.clear();
    try {
      await this.follow(new Map(expected.map(([mediaId, { path }]) => [mediaId, path])));
    } finally {
      for (const [, { end }] of expected) end();
      this.release();
    }
  }

  /** Ends the motions of files that were brought back. */
  release(): void {
    for (const end of this.#ends.splice(0)) end();
  }

  /** Moves a file from the trash to its place, or beside what is there. Answers its path. Its motion ends with `release`. */
  bringBack(file: MediaFile, diskPath: string): Promise<string> {
    return placeFromTrash(diskPath, file, this.#parts.mediaFolder(), (path) =>
      this.#ends.push(this.#parts.motions.begin(path)),
    );
  }

  async recover(): Promise<void> {
    const { store, folder } = this.#parts;
    const mediaIds = new Set(await folder.ids());
    for (const file of store.state.media.values()) if (isInTrash(file)) mediaIds.add(file.id);
    if (mediaIds.size === 0) return;
    const facts = new Map<string, Partial<MediaFile>>();
    const rest = new Map<string, string>();
    for (const mediaId of mediaIds) {
      const file = store.state.media.get(mediaId);
      if (file === undefined) continue;
      const entry = await folder.get(mediaId);
      if (file.status === 'MISSING' && file.trashed === undefined && entry?.diskPath !== undefined) {
        // Deleted by a program that did not say so in the catalog.
        facts.set(mediaId, trashedSince(entry.deletedDate ?? file.updatedDate, file));
      } else if (isInTrash(file) && entry !== undefined && entry.diskPath === undefined) {
        // A person took it out. Wherever it is put in the media folder, it is found again.
        facts.set(mediaId, { trashed: undefined, problem: lostProblem(file) });
      } else rest.set(mediaId, file.path);
    }
    if (facts.size > 0) await store.change((state) => decideFacts(state, facts));
    await this.follow(rest);
    this.release();
  }

  /**
   * Brings the files to where the catalog says they are; what cannot be is told, and the catalog says what is.
   *
   * @param formerPaths where files that are not in the trash are, by media id
   */
  async follow(formerPaths: ReadonlyMap<string, string>): Promise<void> {
    const { store, markDirty, onProblem } = this.#parts;
    const facts = new Map<string, Partial<MediaFile>>();
    for (const [mediaId, formerPath] of formerPaths) {
      const file = store.state.media.get(mediaId);
      if (file === undefined) continue;
      try {
        const fact = isInTrash(file)
          ? await this.#followIntoTrash(file, formerPath)
          : await this.#followBack(file);
        if (fact !== undefined) facts.set(mediaId, fact);
      } catch (error) {
        onProblem(`“${file.path}” could not be moved: ${describeRefusal(error)}`);
        // It is where it was: that is what the catalog has to say.
        facts.set(
          mediaId,
          isInTrash(file) ? restored(file) : trashedSince(new Date(this.#parts.now()).toISOString(), file),
        );
      }
      markDirty(folderOf(file.path));
    }
    if (facts.size > 0) await store.change((state) => decideFacts(state, facts));
  }

  async #followIntoTrash(file: MediaFile, path: string): Promise<Partial<MediaFile> | undefined> {
    const { folder, locate } = this.#parts;
    if ((await folder.get(file.id)) !== undefined) return undefined;
    const diskPath = await locate({ ...file, path, status: 'READY' }).catch(() => undefined);
    const isIt = diskPath !== undefined && (await isAsKnown(file, diskPath));
    if (!isIt) return { trashed: undefined, problem: lostProblem(file) };
    await folder.put(file, diskPath, file.trashed?.date ?? file.updatedDate);
    return undefined;
  }

  async #followBack(file: MediaFile): Promise<Partial<MediaFile> | undefined> {
    const { folder, locate } = this.#parts;
    const entry = await folder.get(file.id);
    const place = file.status === 'MISSING' ? undefined : await locate(file).catch(() => undefined);
    if (entry?.diskPath === undefined) {
      if (entry !== undefined) await folder.forget(file.id);
      if (place !== undefined || file.status === 'MISSING') return undefined;
      return { status: 'MISSING', problem: lostProblem(file), erasedDate: undefined };
    }
    if (place !== undefined && (await isSameContent(await contentOf(entry.diskPath), place))) {
      await folder.forget(file.id);
      return undefined;
    }
    const path = await this.bringBack(file, entry.diskPath);
    await folder.forget(file.id);
    return path === file.path ? undefined : { path };
  }
}

/** Whether what lies there is, by size and date, the file that the catalog knows: another one is not touched. */
async function isAsKnown(file: MediaFile, diskPath: string): Promise<boolean> {
  const { size, mtimeMs } = await lstat(diskPath);
  return hasSameStat(file, { sizeInBytes: size, modifiedTime: Math.trunc(mtimeMs) });
}

function lostProblem(file: MediaFile): string {
  return `“${fileNameOf(file)}” was deleted and is not in the trash any more. Put it back into the media folder, anywhere in it, and it is found again.`;
}

function restored({ trashed }: MediaFile): Partial<MediaFile> {
  return { status: trashed?.status ?? 'READY', problem: trashed?.problem, trashed: undefined };
}

function trashedSince(date: string, { path, status }: MediaFile): Partial<MediaFile> {
  return {
    status: 'MISSING',
    problem: `“${path}” is in the trash. Restore it to see it again.`,
    trashed: { date, status: status === 'MISSING' ? 'READY' : status },
  };
}
