import { basename } from 'node:path';
import type { Change } from '../../shared/events/domain-event.ts';
import type { LibrarySettings } from '../../shared/model/library.ts';
import { ChangeDraft } from '../store/change-draft.ts';
import { LibraryFiles } from '../store/library-files.ts';
import { LibraryMemory } from '../store/library-memory.ts';
import { readLibrary } from '../store/read-library.ts';
import type { Backup } from './backup-manifest.ts';
import { requireDamage } from './maintenance-error.ts';
import { requireIntact } from './check-backup-files.ts';
import { changesOfSegment } from './read-segment.ts';
import { Turns } from './turns.ts';
import type { Survey } from './survey.ts';
import { connectedSegments, type SegmentSurvey } from './survey-history.ts';

/** The changes of a library from one on without a gap up to the last. */
interface Chain {
  readonly first: number;
  readonly last: number;
  /** The oldest first; the journal last. */
  readonly segments: readonly SegmentSurvey[];
  readonly journal: readonly Change[];
}

/**
 * What a library must hold, told without its snapshot files: an older state that is known for certain (an intact backup, or the empty
 * library that it began as) and every change since. Undefined when the history does not reach back to one, or does not fit it.
 */
export async function expectedState(
  files: LibraryFiles,
  survey: Survey,
  backups: readonly Backup[],
): Promise<LibraryMemory | undefined> {
  const chain = chainOf(survey);
  if (chain === undefined) return undefined;
  try {
    const base = await baseOf(files, survey, chain, backups);
    if (base === undefined) return undefined;
    const turns = new Turns();
    for await (const changes of changesAfter(files, chain, base.lastSequence)) {
      for (const change of changes) {
        const draft = new ChangeDraft(base);
        for (const event of change.events) draft.replay(event);
        base.commit(draft);
        base.lastSequence = change.sequence;
        await turns.give();
      }
    }
    return base;
  } catch (error) {
    // A change that does not fit: the history is of another course of events.
    if (error instanceof Error && 'code' in error) requireDamage(error);
    return undefined;
  }
}

/** Undefined when there is nothing to tell anything by. */
function chainOf({ journal, history }: Survey): Chain | undefined {
  const newest = history.reduce((highest, { last }) => Math.max(highest, last), 0);
  const journalFirst = journal?.header.firstSequence ?? newest + 1;
  const changes = journal?.changes ?? [];
  const last = journalFirst + changes.length - 1;
  const segments = connectedSegments(history, journalFirst);
  const first = segments[0]?.first ?? journalFirst;
  return first > last ? undefined : { first, last, segments, journal: changes };
}

async function baseOf(
  files: LibraryFiles,
  survey: Survey,
  chain: Chain,
  backups: readonly Backup[],
): Promise<LibraryMemory | undefined> {
  for (const backup of backups.toReversed()) {
    const { sequence, lastChangeId } = backup.manifest;
    if (sequence === undefined || lastChangeId === undefined) continue;
    if (sequence < chain.first || sequence > chain.last) continue;
    // After a restore from a backup other changes may have got the same numbers.
    const [change] = await changesFrom(files, chain, sequence);
    if (change?.id !== lastChangeId) continue;
    try {
      await requireIntact(files.fileSystem, backup);
      const { memory } = await readLibrary(
        new LibraryFiles(files.fileSystem, backup.folder, files.migrations),
      );
      await memory.load([...memory.galleries].map(({ id }) => id));
      if (memory.lastSequence === sequence) return memory;
    } catch {
      // Whatever is wrong with a backup, an older one may do.
    }
  }
  if (chain.first !== 1) return undefined;
  const [change] = await changesFrom(files, chain, 1);
  const settings = survey.library?.settings ?? initialSettings(files, survey, change);
  return new LibraryMemory(
    { settings, appliedSequence: 0, retiredSequence: 0 },
    { appliedSequence: 0, files: [] },
    [],
    new Map(),
    0,
    () => Promise.resolve(undefined),
  );
}

/** Settings that no change tells of, for a library whose own are lost. */
function initialSettings(
  files: LibraryFiles,
  { journal }: Survey,
  first: Change | undefined,
): LibrarySettings {
  return {
    id: journal?.header.library ?? 'unknown',
    name: basename(files.folder) || 'Gallery Desk',
    mediaFolder: 'media',
    createdDate: first?.time ?? new Date(0).toISOString(),
  };
}

async function changesFrom(files: LibraryFiles, chain: Chain, sequence: number): Promise<Change[]> {
  for await (const changes of changesAfter(files, chain, sequence - 1)) return changes;
  return [];
}

/** The changes after one, a file at a time. */
async function* changesAfter(
  files: LibraryFiles,
  chain: Chain,
  after: number,
): AsyncGenerator<Change[], void, void> {
  const turns = new Turns();
  let done = after;
  for (const segment of chain.segments) {
    if (segment.last <= done) continue;
    const fresh: Change[] = [];
    for await (const change of changesOfSegment(files, segment, turns)) {
      if (change.sequence <= done) break;
      fresh.push(change);
    }
    if (fresh.length > 0) yield fresh.reverse();
    done = segment.last;
  }
  const fresh = chain.journal.filter(({ sequence }) => sequence > done);
  if (fresh.length > 0) yield fresh;
}
