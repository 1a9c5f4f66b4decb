import { isSameValue } from '../../shared/history/same-value.ts';
import { documentText } from '../store/document-text.ts';
import { readIfThere } from '../store/file-system.ts';
import { headerLine } from '../store/journal-format.ts';
import type { LibraryFiles } from '../store/library-files.ts';
import type { LibraryMemory } from '../store/library-memory.ts';
import { schemaVersionOf } from '../store/migrations.ts';
import type { Replacement } from '../store/replace-files.ts';
import { galleryForm, libraryForm, mediaForm, type SnapshotForm } from '../store/snapshots.ts';
import type { Backup } from './backup-manifest.ts';
import { disagreementOf, type Disagreement } from './check-agreement.ts';
import { INDEX_FILE } from './check-index.ts';
import { expectedState } from './expected-state.ts';
import { mendContent, type MendableContent } from './mend-content.ts';
import { presentState, type PresentState } from './present-state.ts';
import { connectedSegments } from './survey-history.ts';
import { isThere, type Survey } from './survey.ts';
import type { Verified } from './verify-library.ts';

/** One thing that a repair does. */
export interface RepairAction {
  /** Relative to the library folder. */
  readonly file: string;
  /** For people. */
  readonly what: string;
}

export interface RepairPlan {
  readonly actions: readonly RepairAction[];
  readonly replacement: Replacement;
}

export interface RepairPlanOptions {
  readonly backups: readonly Backup[];
  readonly keepEdits: boolean;
  readonly now: Date;
}

/** What the library is to be, and whether its history goes on from there or begins anew. */
interface Aim {
  readonly content: MendableContent;
  readonly memory: LibraryMemory;
  readonly present: PresentState;
  readonly beginsAnew: boolean;
  /** Of the last change that the files are to have. */
  readonly sequence: number;
}

/** Plans the repair of a library that does not change meanwhile. Writes nothing. */
export async function planRepair(
  files: LibraryFiles,
  { survey, findings }: Verified,
  options: RepairPlanOptions,
): Promise<RepairPlan> {
  const aim = await aimOf(files, survey, options);
  const draft = new PlanDraft(files, options.now);
  await planDocuments(files, survey, aim, draft);
  await planJournal(files, survey, aim, draft);
  for (const { file, what } of findings) {
    if (/\.tmp$|\.partial$/.test(file) || what.includes('nothing reads it'))
      await draft.moveAside(file, 'Moved aside.');
  }
  if (await isThere(files, INDEX_FILE))
    draft.remove(INDEX_FILE, 'Removed; it is made anew from the gallery files.');
  return draft;
}

async function aimOf(
  files: LibraryFiles,
  survey: Survey,
  { backups, keepEdits, now }: RepairPlanOptions,
): Promise<Aim> {
  const expected = await expectedState(files, survey, backups);
  const present = await presentState(files, survey, expected, backups, now);
  const disagreement = expected && (await disagreementOf(present.memory, expected));
  const followsHistory =
    expected !== undefined &&
    survey.journal !== undefined &&
    !keepEdits &&
    disagreement?.foreign.size === 0 &&
    // The files have changes that the journal lost.
    highestApplied(survey) <= expected.lastSequence;
  const memory = followsHistory ? expected : present.memory;
  const found: MendableContent = {
    settings: memory.settings,
    media: [...memory.media.values()],
    galleries: [...memory.galleries].flatMap(({ id }) => memory.gallerySnapshot(id) ?? []),
  };
  const content = mendContent(found, now);
  const isMended =
    content.settings !== found.settings ||
    content.media !== found.media ||
    content.galleries.some((gallery, index) => gallery !== found.galleries[index]);
  const isAsHistory = followsHistory || (disagreement !== undefined && isAgreement(disagreement));
  const isTouched =
    survey.library === undefined ||
    survey.media === undefined ||
    survey.journal === undefined ||
    !survey.hasGalleries ||
    survey.damagedGalleries.size > 0 ||
    highestApplied(survey) > memory.lastSequence ||
    disagreement !== undefined;
  const beginsAnew = isMended || (isTouched && !isAsHistory);
  const sequence = beginsAnew
    ? await beyondAll(files, survey, backups, memory)
    : Math.max(memory.lastSequence, expected?.lastSequence ?? 0);
  return { content, memory, present, beginsAnew, sequence };
}

function isAgreement({ settings, media, changed, lost, foreign }: Disagreement): boolean {
  return !settings && !media && changed.size + lost.size + foreign.size === 0;
}

function highestApplied({ library, media, galleries }: Survey): number {
  const sequences = [...galleries.values()].map(({ appliedSequence }) => appliedSequence);
  return [library?.appliedSequence ?? 0, media?.appliedSequence ?? 0, ...sequences].reduce(
    (a, b) => Math.max(a, b),
    0,
  );
}

/** A sequence that no change ever had, as far as anything tells. */
async function beyondAll(
  files: LibraryFiles,
  survey: Survey,
  backups: readonly Backup[],
  memory: LibraryMemory,
): Promise<number> {
  const bytes = await readIfThere(files.fileSystem, files.journal);
  const told = [...(bytes?.toString('latin1').matchAll(/"(?:sequence|firstSequence)":(\d{1,15})/g) ?? [])];
  return (
    [
      highestApplied(survey),
      memory.lastSequence,
      ...survey.history.map(({ last }) => last),
      ...backups.map(({ manifest }) => manifest.sequence ?? 0),
      ...told.map(([, sequence]) => Number(sequence)),
    ].reduce((highest, sequence) => Math.max(highest, sequence), 0) + 1
  );
}

async function planDocuments(files: LibraryFiles, survey: Survey, aim: Aim, draft: PlanDraft): Promise<void> {
  const { content, memory, present, beginsAnew, sequence } = aim;
  // A journal that goes on brings the files to where memory is; a new one does not.
  const goesOn = !beginsAnew && survey.journal !== undefined;
  const text = <T>(form: SnapshotForm<T>, snapshot: T) => {
    const { head, list } = form.toDocument(snapshot);
    return documentText({ schemaVersion: schemaVersionOf(files.migrations), ...head }, form.listName, list);
  };
  const why = (file: string) => present.sources.get(file) ?? 'Made whole.';

  const library = {
    settings: content.settings,
    appliedSequence: sequence,
    retiredSequence: memory.retiredSequence,
  };
  const settingsNow = goesOn ? present.memory.settings : survey.library?.settings;
  const retiredNow = goesOn ? present.memory.retiredSequence : survey.library?.retiredSequence;
  if (
    survey.library === undefined ||
    !isSameValue(settingsNow, library.settings) ||
    retiredNow !== library.retiredSequence
  ) {
    await draft.put('library.json', () => text(libraryForm, library), why('library.json'));
  }
  const mediaNow = goesOn ? [...present.memory.media.values()] : survey.media?.files;
  if (survey.media === undefined || !isSameValue(byId(mediaNow ?? []), byId(content.media))) {
    const media = { appliedSequence: sequence, files: content.media };
    await draft.put('media.json', () => text(mediaForm, media), why('media.json'));
  }
  const staying = new Set<string>();
  for (const gallery of content.galleries) {
    const { id } = gallery.properties;
    staying.add(id);
    const now =
      goesOn && !survey.damagedGalleries.has(id)
        ? present.memory.gallerySnapshot(id)
        : survey.galleries.get(id);
    const isOnDisk = survey.galleries.has(id) || (goesOn && !present.sources.has(`galleries/${id}.json`));
    const isSame = isOnDisk && now !== undefined && isSameGallery(now, gallery);
    if (isSame) continue;
    const file = `galleries/${id}.json`;
    await draft.put(file, () => text(galleryForm, { ...gallery, appliedSequence: sequence }), why(file));
  }
  for (const id of [...survey.galleries.keys(), ...survey.damagedGalleries]) {
    const file = `galleries/${id}.json`;
    if (!staying.has(id))
      await draft.moveAside(file, present.sources.get(file) ?? 'Moved aside: the gallery was deleted.');
  }
}

function byId<T extends { readonly id: string }>(entries: readonly T[]): Record<string, T> {
  return Object.fromEntries(entries.map((entry) => [entry.id, entry]));
}

function isSameGallery(
  a: MendableContent['galleries'][number],
  b: MendableContent['galleries'][number],
): boolean {
  return (
    a.sequence === b.sequence &&
    isSameValue(a.properties, b.properties) &&
    isSameValue(byId(a.items), byId(b.items))
  );
}

async function planJournal(files: LibraryFiles, survey: Survey, aim: Aim, draft: PlanDraft): Promise<void> {
  const { beginsAnew, sequence, content } = aim;
  const { journal, history } = survey;
  const goesOn = !beginsAnew && journal !== undefined;
  if (!goesOn) {
    const header = headerLine(content.settings.id, sequence + 1, files.migrations);
    const what = beginsAnew
      ? 'Started anew: everything is in the other files. The undo history begins here.'
      : 'Started anew: everything is in the other files.';
    await draft.put('journal.jsonl', () => [header], what);
  } else if (journal.tornBytes > 0) {
    const bytes = await files.fileSystem.readFile(files.journal);
    await draft.put(
      'journal.jsonl',
      () => [bytes.subarray(0, journal.goodLength)],
      'Cut off what was never confirmed.',
    );
  }
  const first = goesOn ? journal.header.firstSequence : sequence + 1;
  const kept = new Set(beginsAnew ? [] : connectedSegments(history, first));
  const reached = [...kept][0]?.first ?? first;
  for (const segment of history) {
    if (kept.has(segment) || (!beginsAnew && !segment.isDamaged && segment.first >= reached)) continue;
    await draft.moveAside(`history/${segment.name}`, 'Moved aside: it can no longer be reached from now.');
  }
}

/** Collects what is to happen; every file that gives way is kept aside first. */
class PlanDraft implements RepairPlan {
  readonly actions: RepairAction[] = [];
  readonly replacement: {
    readonly put: { path: string; chunks: () => Promise<Iterable<string | Uint8Array>> }[];
    readonly aside: { path: string; to: string }[];
    readonly remove: string[];
  } = { put: [], aside: [], remove: [] };
  readonly #files: LibraryFiles;
  readonly #aside: string;

  constructor(files: LibraryFiles, now: Date) {
    this.#files = files;
    this.#aside = `aside/${now.toISOString().replaceAll(/[:.]/g, '-')}`;
  }

  async put(path: string, chunks: () => Iterable<string | Uint8Array>, what: string): Promise<void> {
    if (await isThere(this.#files, path)) this.replacement.aside.push({ path, to: `${this.#aside}/${path}` });
    this.replacement.put.push({ path, chunks: () => Promise.resolve(chunks()) });
    this.actions.push({ file: path, what });
  }

  async moveAside(path: string, what: string): Promise<void> {
    if (!(await isThere(this.#files, path))) return;
    this.replacement.aside.push({ path, to: `${this.#aside}/${path}` });
    this.actions.push({ file: path, what });
  }

  remove(path: string, what: string): void {
    this.replacement.remove.push(path);
    this.actions.push({ file: path, what });
  }
}
