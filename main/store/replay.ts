import type { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { Change, DomainEvent } from '../../shared/events/domain-event.ts';
import { ChangeDraft } from './change-draft.ts';
import type { LibraryMemory } from './library-memory.ts';
import { damagedFile, missingFile } from './store-error.ts';

/** Up to which change the snapshot files are. A gallery that is not in the map has no file. */
export interface AppliedSequences {
  readonly library: number;
  readonly media: number;
  readonly galleries: ReadonlyMap<string, number>;
}

/**
 * The galleries whose files lack changes of the journal, and so must be read.
 *
 * @throws `DATA_LOSS` when the journal has changes of a damaged one
 */
export function galleriesToReplay(
  changes: readonly Change[],
  applied: AppliedSequences,
  damaged: ReadonlyMap<string, GalleryDeskError>,
): Set<string> {
  const galleryIds = new Set<string>();
  for (const { sequence, events } of changes) {
    for (const event of events) {
      if (!('galleryId' in event)) continue;
      // Without its file the changes could not be kept, and would be gone with the journal.
      const damage = damaged.get(event.galleryId);
      if (damage !== undefined) throw damage;
      if (sequence > (applied.galleries.get(event.galleryId) ?? Infinity)) galleryIds.add(event.galleryId);
    }
  }
  return galleryIds;
}

/**
 * Applies to memory what the snapshots lack. A gallery without a file was created after the last snapshot, or deleted and its file
 * removed with it: what is told of it before its creation is then skipped.
 *
 * @throws `DATA_LOSS` when a change does not fit the files
 */
export function replay(
  memory: LibraryMemory,
  changes: readonly Change[],
  applied: AppliedSequences,
  journalFile: string,
  galleryFile: (galleryId: string) => string,
): void {
  /** Galleries without a file that no event has created yet; whether the last event skipped was their deletion. */
  const absent = new Map<string, boolean>();
  const created = new Set<string>();

  const isLacking = (sequence: number, event: DomainEvent): boolean => {
    if (event.type === 'libraryUpdated') return sequence > applied.library;
    if (!('galleryId' in event)) return sequence > applied.media;
    const { galleryId } = event;
    const appliedSequence = applied.galleries.get(galleryId);
    if (appliedSequence !== undefined) return sequence > appliedSequence;
    if (event.type === 'galleryCreated') {
      created.add(galleryId);
      absent.delete(galleryId);
    }
    if (created.has(galleryId)) return true;
    absent.set(galleryId, event.type === 'galleryDeleted');
    return false;
  };

  for (const change of changes) {
    const draft = new ChangeDraft(memory);
    try {
      for (const event of change.events) if (isLacking(change.sequence, event)) draft.replay(event);
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      throw damagedFile(
        journalFile,
        `change ${change.sequence}`,
        `it does not fit the other files. ${problem}`,
        {
          cause: error,
        },
      );
    }
    memory.commit(draft);
    memory.lastSequence = change.sequence;
  }
  for (const [galleryId, isDeleted] of absent) {
    if (!isDeleted) {
      throw missingFile(galleryFile(galleryId), 'the journal holds changes of this gallery.');
    }
  }
}

/**
 * Marks the files that claim changes this journal has not had yet: they come from a copy of the library that went another way. Numbered as
 * they are, they would be taken to have the next changes already; so they must be written anew before the first change. Answers whether
 * there are any.
 */
export async function markFilesAhead(memory: LibraryMemory, applied: AppliedSequences): Promise<boolean> {
  const { unsaved, lastSequence } = memory;
  const galleryIds = [...applied.galleries.keys()].filter(
    (galleryId) => (applied.galleries.get(galleryId) ?? 0) > lastSequence && memory.galleries.has(galleryId),
  );
  await memory.load(galleryIds);
  for (const galleryId of galleryIds) unsaved.galleries.add(galleryId);
  if (applied.library > lastSequence) unsaved.library = true;
  if (applied.media > lastSequence) unsaved.media = true;
  return galleryIds.length > 0 || applied.library > lastSequence || applied.media > lastSequence;
}
