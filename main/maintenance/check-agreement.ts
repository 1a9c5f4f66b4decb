import { isSameValue } from '../../shared/history/same-value.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { LibraryMemory } from '../store/library-memory.ts';
import { Turns } from './turns.ts';

/** In what a library differs from what its history makes of it. */
export interface Disagreement {
  readonly settings: boolean;
  readonly media: boolean;
  /** Galleries that the files and the history have, not the same. */
  readonly changed: ReadonlySet<string>;
  /** Galleries that the history has and the files have not. */
  readonly lost: ReadonlySet<string>;
  /** Galleries that the history knows nothing of. */
  readonly foreign: ReadonlySet<string>;
}

/** Both with all galleries loaded. */
export async function disagreementOf(present: LibraryMemory, expected: LibraryMemory): Promise<Disagreement> {
  const turns = new Turns();
  const changed = new Set<string>();
  const foreign = new Set<string>();
  for (const { id } of present.galleries) {
    await turns.give();
    const then = expected.gallerySnapshot(id);
    if (then === undefined) foreign.add(id);
    else if (!isSameGallery(present, expected, id)) changed.add(id);
  }
  const lost = [...expected.galleries].map(({ id }) => id).filter((id) => !present.galleries.has(id));
  return {
    settings:
      !isSameValue(present.settings, expected.settings) ||
      present.retiredSequence !== expected.retiredSequence,
    media: !(await isSameMedia(present, expected, turns)),
    changed,
    lost: new Set(lost),
    foreign,
  };
}

function isSameGallery(present: LibraryMemory, expected: LibraryMemory, galleryId: string): boolean {
  const now = present.gallerySnapshot(galleryId);
  const then = expected.gallerySnapshot(galleryId);
  return (
    now !== undefined &&
    then !== undefined &&
    now.sequence === then.sequence &&
    isSameValue(now.properties, then.properties) &&
    isSameValue(now.items, then.items)
  );
}

async function isSameMedia(present: LibraryMemory, expected: LibraryMemory, turns: Turns): Promise<boolean> {
  if (present.media.size !== expected.media.size) return false;
  for (const file of present.media.values()) {
    if (!isSameValue(file, expected.media.get(file.id))) return false;
    await turns.give();
  }
  return true;
}

/** Names what the files and the history do not agree on. */
export async function checkAgreement(
  present: LibraryMemory,
  expected: LibraryMemory,
  findings: Finding[],
): Promise<void> {
  const { settings, media, changed, lost, foreign } = await disagreementOf(present, expected);
  const what =
    'It is not what the history of changes made it: it was changed outside of Gallery Desk, or damaged.';
  const repair = 'Make it what the history says. With “--keep-edits” it stays, and the history begins anew.';
  const warn = (file: string) => findings.push({ severity: 'WARNING', file, what, repair });
  if (settings) warn('library.json');
  if (media) warn('media.json');
  for (const id of changed) warn(`galleries/${id}.json`);
  for (const id of lost) {
    findings.push({
      severity: 'ERROR',
      file: `galleries/${id}.json`,
      what: 'It is missing: the history has this gallery.',
      repair: 'Bring the gallery back from the history.',
    });
  }
  for (const id of foreign) {
    findings.push({
      severity: 'WARNING',
      file: `galleries/${id}.json`,
      what: 'The history knows nothing of this gallery: its file came from elsewhere.',
      repair: 'Keep it; the history begins anew.',
    });
  }
}
