import { assertNever } from '../assert-never.ts';
import { fileNameOf, type MediaFile } from '../model/media-file.ts';
import { compareKeys, naturalKeyOf } from '../order/natural-key.ts';
import { leadingNumberOf } from './file-title.ts';
import { introduces, ratingOf, wallClockOf } from './file-facts.ts';
import type { RecipeRules } from './recipe.ts';

function keyOf(file: MediaFile, by: RecipeRules['itemOrder']): string | number | undefined {
  switch (by) {
    case 'NAME':
      return naturalKeyOf(fileNameOf(file));
    case 'TAKEN':
      return wallClockOf(file);
    case 'RATING':
      return ratingOf(file);
    case 'NUMBER':
      return leadingNumberOf(fileNameOf(file));
    default:
      return assertNever(by);
  }
}

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

/** Asked for only where the rule does not decide, so that most keys are never made. */
function comparePaths(a: MediaFile, b: MediaFile): number {
  return compareKeys(naturalKeyOf(a.path), naturalKeyOf(b.path)) || compareKeys(a.id, b.id);
}

/**
 * The files in the order of a rule: the text that introduces the folder first, then by the rule; files that the rule knows nothing of go last,
 * whichever way it runs. Equal ones go by path, so that the order is always the same.
 */
export function sortedFiles(
  files: readonly MediaFile[],
  { itemOrder, isItemOrderDescending }: Pick<RecipeRules, 'itemOrder' | 'isItemOrderDescending'>,
): MediaFile[] {
  const direction = isItemOrderDescending ? -1 : 1;
  const keyed = files.map((file) => ({
    file,
    isFirst: introduces(file),
    key: keyOf(file, itemOrder),
  }));
  keyed.sort((a, b) => {
    if (a.isFirst !== b.isFirst) return a.isFirst ? -1 : 1;
    if ((a.key === undefined) !== (b.key === undefined)) return a.key === undefined ? 1 : -1;
    const byKey = a.key === undefined || b.key === undefined ? 0 : direction * compare(a.key, b.key);
    return byKey || comparePaths(a.file, b.file);
  });
  return keyed.map(({ file }) => file);
}
