import type { Finding } from '../../shared/model/finding.ts';
import type { LibraryFiles } from '../store/library-files.ts';
import type { Backup } from './backup-manifest.ts';
import { checkAgreement } from './check-agreement.ts';
import { expectedState } from './expected-state.ts';
import { checkContent } from './check-content.ts';
import { checkStrayFiles } from './check-stray-files.ts';
import { readLibrary } from '../store/read-library.ts';
import { checkIndex } from './check-index.ts';
import { requireDamage } from './maintenance-error.ts';
import { checkHistoryGaps } from './survey-history.ts';
import { type Survey, surveyLibrary } from './survey.ts';

/** What was found in a library's files. */
export interface Verified {
  readonly findings: readonly Finding[];
  readonly totalGalleries: number;
  readonly totalItems: number;
  readonly survey: Survey;
}

/**
 * Checks the files of a library that does not change meanwhile: that each can be read, that they agree, that every reference resolves
 * and every order is unique. Writes nothing.
 *
 * @param backups the oldest first; where the history does not reach back to the beginning, one of them tells what the library was
 * @throws `UNAVAILABLE` when the disk refuses, `FAILED_PRECONDITION` for files of a newer program
 */
export async function verifyFiles(files: LibraryFiles, backups: readonly Backup[] = []): Promise<Verified> {
  const survey = await surveyLibrary(files);
  const findings = [...survey.findings];
  const { media, library, journal } = survey;
  const galleries = [...survey.galleries.values()];
  if (
    library !== undefined &&
    media !== undefined &&
    journal !== undefined &&
    survey.hasGalleries &&
    survey.damagedGalleries.size === 0
  ) {
    await checkOpening(files, survey, backups, findings);
  } else {
    await checkContent({ settings: library?.settings, media: media?.files, galleries }, findings);
  }
  if (journal !== undefined) checkHistoryGaps(survey.history, journal.header.firstSequence, findings);
  await checkStrayFiles(files, findings);
  const totalItems = galleries.reduce((total, { items }) => total + items.length, 0);
  return { findings, totalGalleries: galleries.length, totalItems, survey };
}

/** Opens the library in memory, and checks what a person would then see. */
async function checkOpening(
  files: LibraryFiles,
  survey: Survey,
  backups: readonly Backup[],
  findings: Finding[],
): Promise<void> {
  try {
    const { memory, found } = await readLibrary(files);
    await checkIndex(survey, found, findings);
    checkAhead(survey, memory.lastSequence, findings);
    await memory.load([...memory.galleries].map(({ id }) => id));
    const galleries = [...memory.galleries].flatMap(({ id }) => memory.gallerySnapshot(id) ?? []);
    await checkContent({ settings: memory.settings, media: [...memory.media.values()], galleries }, findings);
    const expected = await expectedState(files, survey, backups);
    if (expected !== undefined) await checkAgreement(memory, expected, findings);
  } catch (error) {
    requireDamage(error);
    const what = error instanceof Error ? error.message : String(error);
    const repair = 'Take everything from the history or the newest good backup, else as the files have it.';
    findings.push({ severity: 'ERROR', file: 'journal.jsonl', what, repair });
  }
}

/** A file that claims more changes than the journal ever had: the journal lost them, or is of another copy of the library. */
function checkAhead(survey: Survey, lastSequence: number, findings: Finding[]): void {
  const applied = new Map<string, number | undefined>([
    ['library.json', survey.library?.appliedSequence],
    ['media.json', survey.media?.appliedSequence],
    ...[...survey.galleries].map(([id, one]) => [`galleries/${id}.json`, one.appliedSequence] as const),
  ]);
  for (const [file, appliedSequence = 0] of applied) {
    if (appliedSequence <= lastSequence) continue;
    findings.push({
      severity: 'WARNING',
      file,
      what: `It has the change ${appliedSequence}; the journal ends at ${lastSequence}.`,
      repair: 'Keep it as it is; the history begins anew.',
    });
  }
}
