import { join } from 'node:path';
import type { Finding } from '../../shared/model/finding.ts';
import type { LibraryFiles } from '../store/library-files.ts';
import { namesIn } from './folder-removal.ts';
import { requireDamage } from './maintenance-error.ts';
import { changesOfSegment } from './read-segment.ts';
import { Turns } from './turns.ts';

/** One file of the history folder. */
export interface SegmentSurvey {
  readonly name: string;
  /** Absolute path. */
  readonly path: string;
  /** Sequences, as the name says and the content confirms. */
  readonly first: number;
  readonly last: number;
  readonly isDamaged: boolean;
}

const SEGMENT = /^(\d{1,15})-(\d{1,15})\.jsonl$/;
const REPAIR =
  'Move it aside, with the files of the history before it: the past can then be reached only from there on.';

/** Reads all of the history, and says what of it is damaged. */
export async function surveyHistory(files: LibraryFiles, findings: Finding[]): Promise<SegmentSurvey[]> {
  const segments: SegmentSurvey[] = [];
  const turns = new Turns();
  for (const name of await namesIn(files.fileSystem, files.historyFolder)) {
    const [, first, last] = SEGMENT.exec(name) ?? [];
    if (first === undefined || last === undefined) continue;
    const path = join(files.historyFolder, name);
    const segment = { name, path, first: Number(first), last: Number(last) };
    const problem = await problemOf(files, segment, turns);
    segments.push({ ...segment, isDamaged: problem !== undefined });
    if (problem !== undefined) {
      findings.push({ severity: 'ERROR', file: `history/${name}`, what: problem, repair: REPAIR });
    }
  }
  return segments.sort((a, b) => a.first - b.first || b.last - a.last);
}

async function problemOf(
  files: LibraryFiles,
  segment: Pick<SegmentSurvey, 'path' | 'first' | 'last'>,
  turns: Turns,
): Promise<string | undefined> {
  try {
    const changes = changesOfSegment(files, segment, turns);
    for (;;) {
      const { done, value } = await changes.next();
      if (done !== true) continue;
      return value
        ? undefined
        : `It does not hold the changes ${segment.first} to ${segment.last}, as its name says.`;
    }
  } catch (error) {
    requireDamage(error);
    return 'A line of it does not have the checksum it was written with.';
  }
}

/** The segments that follow on each other without a gap up to the journal, the oldest first. */
export function connectedSegments(history: readonly SegmentSurvey[], journalFirst: number): SegmentSurvey[] {
  const connected: SegmentSurvey[] = [];
  let first = journalFirst;
  for (;;) {
    const before = history.findLast((one) => !one.isDamaged && one.first < first && one.last >= first - 1);
    if (before === undefined) return connected;
    connected.unshift(before);
    first = before.first;
  }
}

/** The oldest change that can be reached, and whether older ones are kept that cannot. */
export function checkHistoryGaps(
  history: readonly SegmentSurvey[],
  journalFirst: number,
  findings: Finding[],
): void {
  const reached = connectedSegments(history, journalFirst)[0]?.first ?? journalFirst;
  const cutOff = history.filter(({ last, isDamaged }) => !isDamaged && last < reached - 1);
  const newest = cutOff.at(-1);
  if (newest === undefined) return;
  const what = `The changes ${newest.last + 1} to ${reached - 1} that come after it are missing.`;
  findings.push({ severity: 'ERROR', file: `history/${newest.name}`, what, repair: REPAIR });
}
