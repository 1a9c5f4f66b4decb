import { isSameValue } from '../../shared/history/same-value.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { FoundGalleries } from '../store/gallery-summaries.ts';
import { summaryOf } from '../store/library-memory.ts';
import { sortedInSteps } from '../store/sorted-in-steps.ts';
import type { Survey } from './survey.ts';

export const INDEX_FILE = 'cache/galleries-index.json';

/** Whether the galleries as lists show them are what their files say. */
export async function checkIndex(
  { galleries }: Survey,
  { summaries, appliedSequences }: FoundGalleries,
  findings: Finding[],
): Promise<void> {
  for (const summary of summaries) {
    const gallery = galleries.get(summary.id);
    if (gallery === undefined) continue;
    const { properties, items, appliedSequence } = gallery;
    const isRight =
      appliedSequences.get(summary.id) === appliedSequence &&
      isSameValue(summary, summaryOf(properties, await sortedInSteps(items)));
    if (isRight) continue;
    const what = `It tells of the gallery “${properties.name}” otherwise than the gallery's file.`;
    const repair = 'Remove it; it is made anew from the gallery files.';
    findings.push({ severity: 'WARNING', file: INDEX_FILE, what, repair });
    return;
  }
}
