import { basename } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Change } from '../../shared/events/domain-event.ts';
import { isRecord } from '../../shared/history/same-value.ts';
import { readIfThere } from '../store/file-system.ts';
import { fieldsOf, type JournalHeader, readChange, readHeader } from '../store/journal-format.ts';
import { LibraryFiles } from '../store/library-files.ts';
import { LibraryMemory, summaryOf } from '../store/library-memory.ts';
import { schemaVersionOf } from '../store/migrations.ts';
import { readLibrary } from '../store/read-library.ts';
import { replay } from '../store/replay.ts';
import type { GallerySnapshot, LibrarySnapshot, MediaSnapshot } from '../store/snapshots.ts';
import { sortedInSteps } from '../store/sorted-in-steps.ts';
import type { Backup } from './backup-manifest.ts';
import { requireDamage } from './maintenance-error.ts';
import { requireIntact } from './check-backup-files.ts';
import { salvageGallery, salvageLibrary, salvageMedia } from './salvage.ts';
import type { Survey } from './survey.ts';

/** What is left of a library, put together from all there is. */
export interface PresentState {
  readonly memory: LibraryMemory;
  /** For people, by file: where what could not be read was taken from. */
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * Puts a library together from what can be read of it: its sound files as they are; damaged or missing ones from what the history makes
 * of them, else from the newest good backup, else what is left of them. Then the changes of the journal that the files lack, as far
 * as they can be read and fit.
 */
export async function presentState(
  files: LibraryFiles,
  survey: Survey,
  expected: LibraryMemory | undefined,
  backups: readonly Backup[],
  now: Date,
): Promise<PresentState> {
  const sources = new Map<string, string>();
  const isDamaged =
    survey.library === undefined || survey.media === undefined || survey.damagedGalleries.size > 0;
  const backup = isDamaged ? await newestGood(files, backups) : undefined;
  const context = (file: string) => ({ date: now.toISOString(), newId: randomUUID, file });
  const fallback = expected ?? backup?.memory;
  const origin = expected === undefined ? `From the backup ${backup?.name ?? ''}.` : 'From the history.';

  let { library, media } = survey;
  if (library === undefined) {
    library = fallback?.librarySnapshot();
    sources.set('library.json', origin);
    if (library === undefined) {
      const name = basename(files.folder) || 'Gallery Desk';
      const bytes = await readIfThere(files.fileSystem, files.library.path);
      library = bytes && salvageLibrary(bytes, name, context(files.library.path));
      sources.set('library.json', 'What can be read of it.');
      library ??= newLibrary(survey, name, now);
    }
  }
  if (media === undefined) {
    media = fallback?.mediaSnapshot();
    sources.set('media.json', origin);
    if (media === undefined) {
      const bytes = await readIfThere(files.fileSystem, files.media.path);
      media = bytes && salvageMedia(bytes, context(files.media.path));
      sources.set(
        'media.json',
        'What can be read of it; the next scan of the media folder finds the files again.',
      );
    }
    media ??= { appliedSequence: 0, files: [] };
  }
  const galleries = new Map(survey.galleries);
  for (const galleryId of survey.damagedGalleries) {
    const file = `galleries/${galleryId}.json`;
    let gallery = fallback?.gallerySnapshot(galleryId);
    sources.set(file, origin);
    if (gallery === undefined) {
      const bytes = await readIfThere(files.fileSystem, files.gallery(galleryId).path);
      gallery = bytes && salvageGallery(bytes, galleryId, context(file));
      sources.set(
        file,
        gallery === undefined ? 'Nothing of it can be read; it is kept aside.' : 'What can be read of it.',
      );
    }
    if (gallery !== undefined) galleries.set(galleryId, gallery);
  }
  if (expected !== undefined) {
    for (const { id } of expected.galleries) {
      const gallery = galleries.has(id) ? undefined : expected.gallerySnapshot(id);
      if (gallery === undefined) continue;
      galleries.set(id, gallery);
      sources.set(`galleries/${id}.json`, 'From the history.');
    }
  }
  const memory = await memoryOf(library, media, galleries);
  const changes = survey.journal?.changes ?? (await readableChanges(files, library.settings.id));
  applyWhatFits(files, memory, changes, { library, media, galleries });
  return { memory, sources };
}

async function newestGood(
  files: LibraryFiles,
  backups: readonly Backup[],
): Promise<{ readonly name: string; readonly memory: LibraryMemory } | undefined> {
  for (const { name, folder, manifest } of backups.toReversed()) {
    try {
      await requireIntact(files.fileSystem, { name, folder, manifest });
      const { memory } = await readLibrary(new LibraryFiles(files.fileSystem, folder, files.migrations));
      await memory.load([...memory.galleries].map(({ id }) => id));
      return { name, memory };
    } catch {
      // Whatever is wrong with a backup, an older one may do; one of a damaged library is as damaged as that.
    }
  }
  return undefined;
}

function newLibrary({ journal, galleries }: Survey, name: string, now: Date): LibrarySnapshot {
  const dates = [...galleries.values()].map(({ properties }) => properties.createdDate).sort();
  return {
    settings: {
      id: journal?.header.library ?? randomUUID(),
      name,
      mediaFolder: 'media',
      createdDate: dates[0] ?? now.toISOString(),
    },
    appliedSequence: 0,
    retiredSequence: 0,
  };
}

async function memoryOf(
  library: LibrarySnapshot,
  media: MediaSnapshot,
  galleries: ReadonlyMap<string, GallerySnapshot>,
): Promise<LibraryMemory> {
  const summaries = [];
  for (const { properties, items } of galleries.values()) {
    summaries.push(summaryOf(properties, await sortedInSteps(items)));
  }
  const memory = new LibraryMemory(library, media, summaries, new Map(), 0, (id) =>
    Promise.resolve(galleries.get(id)),
  );
  await memory.load(galleries.keys());
  return memory;
}

/** The changes of a damaged journal before the damage. */
async function readableChanges(files: LibraryFiles, libraryId: string): Promise<Change[]> {
  const bytes = await readIfThere(files.fileSystem, files.journal);
  if (bytes === undefined) return [];
  const [head = '', ...lines] = bytes.toString('utf8').split('\n');
  const changes: Change[] = [];
  try {
    const fields = fieldsOf(head);
    const header =
      fields === undefined
        ? impliedHeader(lines, libraryId, files)
        : readHeader(fields, files.journal, files.migrations);
    if (header === undefined || header.library !== libraryId) return [];
    for (const [index, line] of lines.entries()) {
      const content = fieldsOf(line);
      if (content === undefined) break;
      const change = readChange(
        { fields: content, number: index + 2 },
        header,
        files.journal,
        files.migrations,
      );
      if (change.sequence !== header.firstSequence + changes.length) break;
      changes.push(change);
    }
  } catch (error) {
    requireDamage(error);
  }
  return changes;
}

/** What the first line of a journal said, as the second one tells it. */
function impliedHeader(
  [line = '']: readonly string[],
  library: string,
  files: LibraryFiles,
): JournalHeader | undefined {
  const change = fieldsOf(line)?.['change'];
  if (!isRecord(change) || typeof change['sequence'] !== 'number') return undefined;
  return { schemaVersion: schemaVersionOf(files.migrations), library, firstSequence: change['sequence'] };
}

/** Applies what the files lack, a change at a time; one that does not fit what is left is passed over. */
function applyWhatFits(
  files: LibraryFiles,
  memory: LibraryMemory,
  changes: readonly Change[],
  {
    library,
    media,
    galleries,
  }: { library: LibrarySnapshot; media: MediaSnapshot; galleries: ReadonlyMap<string, GallerySnapshot> },
): void {
  const applied = new Map([...galleries].map(([id, one]) => [id, one.appliedSequence]));
  const sequences = { library: library.appliedSequence, media: media.appliedSequence, galleries: applied };
  for (const change of changes) {
    try {
      replay(memory, [change], sequences, files.journal, (id) => files.gallery(id).path);
    } catch (error) {
      requireDamage(error);
    }
    for (const event of change.events) {
      // From its creation on, a gallery without a file has everything up to here.
      if (
        event.type === 'galleryCreated' &&
        !applied.has(event.galleryId) &&
        memory.galleries.has(event.galleryId)
      ) {
        applied.set(event.galleryId, change.sequence);
      }
    }
  }
}
