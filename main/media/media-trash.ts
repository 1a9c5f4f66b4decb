import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { DecidedEvent } from '../../shared/events/domain-event.ts';
import { fileNameOf, type MediaFile } from '../../shared/model/media-file.ts';
import type { TrashOutcome } from '../../shared/model/media-trash.ts';
import type { CoreText } from '../../shared/text/core-text.ts';
import type { ChangeableState } from '../store/state.ts';
import { describeRefusal } from './describe-refusal.ts';
import type { Motions } from './motions.ts';
import { folderOf } from './folder-of.ts';
import { decideDeletion, decideErasure, decideRestoration, isInTrash } from './trash-decisions.ts';
import { TrashFollower } from './trash-follower.ts';
import type { TrashFolder } from './trash-folder.ts';

export interface TrashParts {
  readonly store: ChangeableState;
  readonly folder: TrashFolder;
  readonly motions: Motions;
  /** The media folder, absolute. @throws `FAILED_PRECONDITION` when it is out of reach */
  readonly mediaFolder: () => string;
  /** The path on disk of a file of the catalog that is there. */
  readonly locate: (file: MediaFile) => Promise<string>;
  /** To be looked at again. Path relative to the media folder. */
  readonly markDirty: (folder: string) => void;
  /** Hands a file to the trash of the system; absent where the host has none: then it is erased. Absolute path. */
  readonly discard?: (diskPath: string) => Promise<void>;
  /** ms since the epoch */
  readonly now: () => number;
  readonly onProblem: (message: CoreText) => void;
}

/**
 * Deleting media files so that nothing is lost: a file moves into the library's trash and comes back from it, by undo too. The catalog says
 * what is in the trash, and the files follow it; deletions and restorations move first, so that what the disk refuses is not in the change.
 */
export class MediaTrash {
  readonly #parts: TrashParts;
  readonly #follower: TrashFollower;

  constructor(parts: TrashParts) {
    this.#parts = parts;
    this.#follower = new TrashFollower(parts);
  }

  /** Whether emptying hands files on to the trash of the system, instead of erasing them. */
  get isHandedOn(): boolean {
    return this.#parts.discard !== undefined;
  }

  /** What is in the trash, the last deleted first. */
  list(): MediaFile[] {
    const files = [...this.#parts.store.state.media.values()].filter(isInTrash);
    const dateOf = ({ trashed }: MediaFile) => trashed?.date ?? '';
    return files.sort((a, b) =>
      dateOf(a) < dateOf(b) ? 1 : dateOf(a) > dateOf(b) ? -1 : a.path < b.path ? -1 : 1,
    );
  }

  /** The path on disk of a file in the trash. @throws `NOT_FOUND` */
  async locate(file: MediaFile): Promise<string> {
    const entry = await this.#parts.folder.get(file.id);
    if (entry?.diskPath !== undefined && isInTrash(file)) return entry.diskPath;
    throw new GalleryDeskError('NOT_FOUND', `“${file.path}” is not in the trash any more.`, {
      value: file.id,
    });
  }

  /**
   * Moves files into the trash, as one step. Those that are missing anyway leave the catalog.
   *
   * @throws `NOT_FOUND` for an unknown id, before anything is done; `FAILED_PRECONDITION` when the folder is out of reach
   */
  async delete(mediaIds: readonly string[]): Promise<TrashOutcome> {
    const files = this.#filesOf(mediaIds).filter(({ trashed }) => trashed === undefined);
    const { store, folder, now, locate, mediaFolder } = this.#parts;
    if (files.some(({ status }) => status !== 'MISSING')) mediaFolder();
    const date = new Date(now()).toISOString();
    return this.#moving(files, {
      path: (file) => file.path,
      move: async (file) => {
        if (file.status !== 'MISSING') await folder.put(file, await locate(file), date);
        return file.path;
      },
      change: (moved) => store.change((state) => decideDeletion(state, [...moved.keys()], date)),
    });
  }

  /**
   * Puts files back where they were, or beside what is there now, as one step.
   *
   * @throws `NOT_FOUND` for a file that is not in the trash, before anything is done; `FAILED_PRECONDITION` when the folder is out of reach
   */
  async restore(mediaIds: readonly string[]): Promise<TrashOutcome> {
    const files = this.#inTrash(mediaIds);
    const { store, folder, mediaFolder } = this.#parts;
    mediaFolder();
    const outcome = await this.#moving(files, {
      path: () => undefined,
      move: async (file) => this.#follower.bringBack(file, await this.locate(file)),
      change: (moved) => store.change((state) => decideRestoration(state, moved)),
    });
    for (const mediaId of outcome.mediaIds) await folder.forget(mediaId);
    return outcome;
  }

  /**
   * Empties the trash, or takes some files out of it for good. They go to the trash of the system where the host has one; else they are
   * erased. No step: it cannot be undone.
   */
  async empty(mediaIds?: readonly string[]): Promise<TrashOutcome> {
    const files = mediaIds === undefined ? this.list() : this.#inTrash(mediaIds);
    const { store, folder, discard, now } = this.#parts;
    const erased: string[] = [];
    const failures: TrashOutcome['failures'][number][] = [];
    for (const file of files) {
      try {
        const entry = await folder.get(file.id);
        if (entry?.diskPath !== undefined) await discard?.(entry.diskPath);
        await folder.forget(file.id);
        erased.push(file.id);
      } catch (error) {
        failures.push({ mediaId: file.id, path: file.path, reason: describeRefusal(error) });
      }
    }
    await store.change((state) => decideErasure(state, erased, new Date(now()).toISOString()));
    return { mediaIds: erased, failures };
  }

  /** To be told of the events of an undo or redo before they happen. @throws `FAILED_PRECONDITION` when files could not follow them */
  expect(events: readonly DecidedEvent[]): void {
    this.#follower.expect(events);
  }

  /** Answers when the files are where the catalog says after the undo or redo that was expected. */
  followed(): Promise<void> {
    return this.#follower.followed();
  }

  /** Brings files and catalog together again after a crash, or after a person worked in the trash by hand. */
  recover(): Promise<void> {
    return this.#follower.recover();
  }

  #filesOf(mediaIds: readonly string[]): MediaFile[] {
    return [...new Set(mediaIds)].map((mediaId) => {
      const file = this.#parts.store.state.media.get(mediaId);
      if (file !== undefined) return file;
      throw new GalleryDeskError('NOT_FOUND', `There is no media file ${mediaId}. Nothing was changed.`, {
        value: mediaId,
      });
    });
  }

  #inTrash(mediaIds: readonly string[]): MediaFile[] {
    const files = this.#filesOf(mediaIds);
    const other = files.find((file) => !isInTrash(file));
    if (other === undefined) return files;
    throw new GalleryDeskError(
      'NOT_FOUND',
      `“${fileNameOf(other)}” (${other.id}) is not in the trash. List the trash to see what is there.`,
      { value: other.id },
    );
  }

  /** Moves files, then says so in one change; when the library refuses the change, the files go back where they were. */
  async #moving(
    files: readonly MediaFile[],
    steps: {
      readonly path: (file: MediaFile) => string | undefined;
      readonly move: (file: MediaFile) => Promise<string>;
      readonly change: (moved: ReadonlyMap<string, string>) => Promise<unknown>;
    },
  ): Promise<TrashOutcome> {
    const { motions, markDirty } = this.#parts;
    const moved = new Map<string, string>();
    const failures: TrashOutcome['failures'][number][] = [];
    const ends: (() => void)[] = [];
    try {
      for (const file of files) {
        const from = steps.path(file);
        if (from !== undefined) ends.push(motions.begin(from));
        try {
          moved.set(file.id, await steps.move(file));
        } catch (error) {
          failures.push({ mediaId: file.id, path: file.path, reason: describeRefusal(error) });
        }
      }
      try {
        if (moved.size > 0) await steps.change(moved);
      } catch (error) {
        await this.#follower.follow(moved);
        throw error;
      }
    } finally {
      for (const end of ends) end();
      this.#follower.release();
      for (const place of new Set([...moved.values()].map(folderOf))) markDirty(place);
    }
    return { mediaIds: [...moved.keys()], failures };
  }
}
