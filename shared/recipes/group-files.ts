import { assertNever } from '../assert-never.ts';
import type { MediaFile } from '../model/media-file.ts';
import { introduces } from './file-facts.ts';
import { FolderNames } from './folder-names.ts';
import { isInFolder, parentOf } from './folder-path.ts';
import { namesOfGroups } from './name-groups.ts';
import type { LeftOutFile } from './recipe-plan.ts';
import type { RecipeRules } from './recipe.ts';
import { sortedGroups, type UnnamedGroup } from './sort-groups.ts';
import { leftOut, objectionTo } from './usable-files.ts';

/** What a recipe is applied to. */
export interface RecipeSource {
  /** Relative to the media folder; `''` is all of it. */
  readonly folder: string;
  /** What people call the media folder itself. */
  readonly mediaFolderName: string;
  readonly rules: RecipeRules;
  /** Files of the catalog; those that do not lie in the folder are passed over. */
  readonly files: Iterable<MediaFile>;
}

/** The files that become one gallery. */
export interface FileGroup extends UnnamedGroup {
  /** What the gallery is called when it is new. */
  readonly name: string;
}

export interface GroupedFiles {
  /** In the order of their galleries. */
  readonly groups: readonly FileGroup[];
  /** Files that no gallery can take. */
  readonly leftOut: readonly LeftOutFile[];
  /** What people call a folder at or below the chosen one. */
  readonly nameOf: (folder: string) => string;
}

/** The folder whose gallery a file goes to. */
function groupFolderOf(path: string, chosen: string, galleries: RecipeRules['galleries']): string {
  switch (galleries) {
    case 'EACH_FOLDER':
      return parentOf(path);
    case 'TOP_FOLDERS': {
      const start = chosen === '' ? 0 : chosen.length + 1;
      const end = path.indexOf('/', start);
      return end < 0 ? chosen : path.slice(0, end);
    }
    case 'ONE':
      return chosen;
    default:
      return assertNever(galleries);
  }
}

/**
 * Parts the files of a folder into those that become one gallery each. Every file of the folder is in one group or left out. Yields now and
 * then, for a caller that has to give way to others.
 */
export function* groupFiles(source: RecipeSource): Generator<undefined, GroupedFiles> {
  const { folder: chosen, rules, files } = source;
  const byFolder = new Map<string, MediaFile[]>();
  const outside: LeftOutFile[] = [];
  for (const file of files) {
    yield;
    if (!isInFolder(file.path, chosen)) continue;
    const objection = objectionTo(file, rules);
    if (objection !== undefined) {
      outside.push(objection);
      continue;
    }
    const folder = groupFolderOf(file.path, chosen, rules.galleries);
    const group = byFolder.get(folder);
    if (group === undefined) byFolder.set(folder, [file]);
    else group.push(file);
  }
  if (rules.kinds.some((kind) => kind !== 'TEXT')) {
    for (const [folder, group] of byFolder) {
      if (!group.every(introduces)) continue;
      byFolder.delete(folder);
      for (const file of group)
        outside.push(leftOut(file, 'ALONE', 'It introduces a folder with nothing else to show.'));
    }
  }
  const folders = new Set([chosen]);
  for (const group of byFolder.values()) for (const file of group) folders.add(parentOf(file.path));
  yield;
  const names = new FolderNames(folders, source);
  const unnamed = Array.from(byFolder, ([folder, group]) => ({ folder, files: group }));
  const sorted = sortedGroups(unnamed, chosen, names, rules);
  yield;
  const named = namesOfGroups(sorted, chosen, names, rules);
  return {
    groups: sorted.map((group, index) => ({ ...group, name: named[index] ?? '' })),
    leftOut: outside,
    nameOf: (folder) => names.of(folder).name,
  };
}
