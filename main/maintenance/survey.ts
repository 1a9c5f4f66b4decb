import { join } from 'node:path';
import type { Finding } from '../../shared/model/finding.ts';
import { isNotThere, readIfThere } from '../store/file-system.ts';
import { readGalleryFile } from '../store/gallery-summaries.ts';
import { type JournalContent, readJournal } from '../store/journal-format.ts';
import type { LibraryFiles } from '../store/library-files.ts';
import type { GallerySnapshot, LibrarySnapshot, MediaSnapshot } from '../store/snapshots.ts';
import { namesIn } from './folder-removal.ts';
import { requireDamage } from './maintenance-error.ts';
import { surveyHistory, type SegmentSurvey } from './survey-history.ts';

/** Everything that can be read of a library, and what cannot. */
export interface Survey {
  readonly library: LibrarySnapshot | undefined;
  readonly media: MediaSnapshot | undefined;
  readonly journal: JournalContent | undefined;
  /** Whether the folder of galleries is there. */
  readonly hasGalleries: boolean;
  readonly galleries: ReadonlyMap<string, GallerySnapshot>;
  readonly damagedGalleries: ReadonlySet<string>;
  /** The oldest first. */
  readonly history: readonly SegmentSurvey[];
  readonly findings: readonly Finding[];
}

/** The sentence of an error that names the place; the advice for one who cannot open the library is left out. */
function problemOf(error: unknown, path: string): string {
  const message = error instanceof Error ? error.message : String(error);
  const [what = message] = message.replace(`${path} `, '').split(/ (?:Run “|Put |Nothing was changed)/, 1);
  return `It ${what.charAt(0).toLowerCase()}${what.slice(1)}`.replace(/^It it /, 'It ');
}

/**
 * Reads every file of a library that does not change meanwhile. Writes nothing.
 *
 * @throws `UNAVAILABLE` when the disk refuses, `FAILED_PRECONDITION` for files of a newer program
 */
export async function surveyLibrary(files: LibraryFiles): Promise<Survey> {
  const findings: Finding[] = [];
  const damaged = (file: string, path: string, error: unknown, repair: string) => {
    requireDamage(error);
    findings.push({ severity: 'ERROR', file, what: problemOf(error, path), repair });
  };
  const missing = (file: string, repair: string) =>
    findings.push({ severity: 'ERROR', file, what: 'It is missing.', repair });

  const settings = 'Take the settings from the history or the newest good backup, or make new ones.';
  let library: LibrarySnapshot | undefined;
  try {
    library = (await files.library.read())?.snapshot;
    if (library === undefined) missing('library.json', settings);
  } catch (error) {
    damaged('library.json', files.library.path, error, settings);
  }

  const catalog =
    'Take the catalog from the history or the newest good backup, or make one in which the next scan of the media folder finds the files again.';
  let media: MediaSnapshot | undefined;
  try {
    media = (await files.media.read())?.snapshot;
    if (media === undefined) missing('media.json', catalog);
  } catch (error) {
    damaged('media.json', files.media.path, error, catalog);
  }

  const hasGalleries = await isThere(files, 'galleries');
  if (!hasGalleries)
    missing('galleries', 'Make the folder, with the galleries that the history or a backup has.');
  const galleries = new Map<string, GallerySnapshot>();
  const damagedGalleries = new Set<string>();
  for (const name of (await namesIn(files.fileSystem, files.galleriesFolder)).sort()) {
    const galleryId = files.galleryIdOf(name);
    if (galleryId === undefined) continue;
    try {
      galleries.set(galleryId, (await readGalleryFile(files, galleryId)).snapshot);
    } catch (error) {
      const { path } = files.gallery(galleryId);
      const repair =
        'Take the gallery from the history or the newest good backup, else keep what can be read of it.';
      damaged(`galleries/${name}`, path, error, repair);
      damagedGalleries.add(galleryId);
    }
  }

  const history = await surveyHistory(files, findings);
  const journal = await surveyJournal(files, library, findings);
  return { library, media, journal, hasGalleries, galleries, damagedGalleries, history, findings };
}

async function surveyJournal(
  files: LibraryFiles,
  library: LibrarySnapshot | undefined,
  findings: Finding[],
): Promise<JournalContent | undefined> {
  const file = 'journal.jsonl';
  const bytes = await readIfThere(files.fileSystem, files.journal);
  const startAnew = 'Start a new journal; changes that were in this one alone are lost.';
  if (bytes === undefined) {
    findings.push({ severity: 'ERROR', file, what: 'It is missing.', repair: startAnew });
    return undefined;
  }
  try {
    const content = readJournal(bytes, files.journal, files.migrations);
    if (library !== undefined && content.header.library !== library.settings.id) {
      findings.push({ severity: 'ERROR', file, what: 'It belongs to another library.', repair: startAnew });
      return undefined;
    }
    if (content.tornBytes > 0) {
      const what = `Its last ${content.tornBytes} bytes were cut off while they were written; that change was never confirmed.`;
      findings.push({
        severity: 'WARNING',
        file,
        what,
        repair: 'Drop these bytes, as the next opening does.',
      });
    }
    return content;
  } catch (error) {
    requireDamage(error);
    const repair =
      'Keep the changes before the damage and drop the rest; the whole file is kept aside. The history begins anew there.';
    findings.push({ severity: 'ERROR', file, what: problemOf(error, files.journal), repair });
    return undefined;
  }
}

/** Whether something of this name is there. */
export async function isThere(files: LibraryFiles, name: string): Promise<boolean> {
  try {
    await files.fileSystem.stat(join(files.folder, name));
    return true;
  } catch (error) {
    if (isNotThere(error)) return false;
    throw error;
  }
}
