import { assertNever } from '../assert-never.ts';
import type { MediaFile } from '../model/media-file.ts';
import { compareKeys, naturalKeyOf } from '../order/natural-key.ts';
import { wallClockOf } from './file-facts.ts';
import type { FolderNames } from './folder-names.ts';
import { foldersBelow } from './folder-path.ts';
import type { RecipeRules } from './recipe.ts';

/** The files of one gallery to be. */
export interface UnnamedGroup {
  readonly folder: string;
  readonly files: readonly MediaFile[];
}

/** The first day on which a picture of the group was taken. */
export function firstDateOf(files: readonly MediaFile[]): string | undefined {
  let first: string | undefined;
  for (const file of files) {
    const date = wallClockOf(file);
    if (date !== undefined && (first === undefined || date < first)) first = date;
  }
  return first;
}

/** Sorts groups as the rule says; those that it knows nothing of go last, equal ones by path. The chosen folder itself comes first. */
export function sortedGroups(
  groups: readonly UnnamedGroup[],
  chosen: string,
  names: FolderNames,
  rules: RecipeRules,
) {
  const keyOf = ({ folder, files }: UnnamedGroup): readonly (string | undefined)[] => {
    const below = foldersBelow(folder, chosen).map((path) => names.of(path));
    switch (rules.galleryOrder) {
      case 'NUMBER':
        return below.map(({ number, date, name }) =>
          // Numbers before dates before names, at each depth, so that a folder stays beside the folders within it.
          number === undefined
            ? date === undefined
              ? `2 ${naturalKeyOf(name)}`
              : `1 ${date} ${naturalKeyOf(name)}`
            : `0 ${String(number).padStart(8, '0')} ${naturalKeyOf(name)}`,
        );
      case 'NAME':
        return below.map(({ name }) => naturalKeyOf(name));
      case 'DATE':
        return [names.of(folder).date ?? firstDateOf(files)];
      default:
        return assertNever(rules.galleryOrder);
    }
  };
  const direction = rules.isGalleryOrderDescending ? -1 : 1;
  const keyed = groups.map((group) => ({ group, key: keyOf(group), path: naturalKeyOf(group.folder) }));
  keyed.sort((a, b) => {
    const aIsFirst = a.group.folder === chosen;
    if (aIsFirst !== (b.group.folder === chosen)) return aIsFirst ? -1 : 1;
    return (
      compareParts(a.key, b.key, direction) ||
      compareKeys(a.path, b.path) ||
      compareKeys(a.group.folder, b.group.folder)
    );
  });
  return keyed.map(({ group }) => group);
}

function compareParts(
  a: readonly (string | undefined)[],
  b: readonly (string | undefined)[],
  direction: number,
): number {
  for (let depth = 0; depth < Math.max(a.length, b.length); depth += 1) {
    // A folder comes before those within it, whichever way the order runs.
    if (depth >= a.length || depth >= b.length) return a.length - b.length;
    const [left, right] = [a[depth], b[depth]];
    if ((left === undefined) !== (right === undefined)) return left === undefined ? 1 : -1;
    if (left === undefined || right === undefined || left === right) continue;
    return direction * compareKeys(left, right);
  }
  return 0;
}
