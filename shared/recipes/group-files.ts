import { assertNever } from '../assert-never.ts';
import type { MediaFile } from '../model/media-file.ts';
import { compareKeys, naturalKeyOf } from '../order/natural-key.ts';
import { areNumbered, readFolderName, type FolderName } from './folder-name.ts';
import { readPattern, writePattern, GALLERY_PLACEHOLDERS, type GalleryPlaceholder } from './pattern.ts';
import { formattedDate } from './date-format.ts';
import type { LeftOutFile } from './recipe-plan.ts';
import type { RecipeRules } from './recipe.ts';
import { wallClockOf } from './sort-files.ts';
import { isInFolder, objectionTo } from './usable-files.ts';

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
export interface FileGroup {
  /** Relative to the media folder. */
  readonly folder: string;
  /** What the gallery is called when it is new. */
  readonly name: string;
  readonly files: readonly MediaFile[];
}

export interface GroupedFiles {
  /** In the order of their galleries. */
  readonly groups: readonly FileGroup[];
  /** Files that no gallery can take. */
  readonly leftOut: readonly LeftOutFile[];
  /** What people call a folder at or below the chosen one. */
  readonly nameOf: (folder: string) => string;
}

/** The longest name of a gallery, in characters. */
const NAME_LIMIT = 255;

/** Between the names of a folder and those around it. */
const PATH_JOINT = ' / ';

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
const lastPartOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

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

/** Reads the names of folders, each beside those that lie next to it. */
class FolderNames {
  readonly #known = new Map<string, FolderName>();
  readonly #siblings: ReadonlyMap<string, readonly string[]>;
  readonly #source: Pick<RecipeSource, 'mediaFolderName' | 'rules'>;

  constructor(folders: Iterable<string>, source: Pick<RecipeSource, 'mediaFolderName' | 'rules'>) {
    this.#source = source;
    const siblings = new Map<string, string[]>();
    const seen = new Set<string>(['']);
    for (const folder of folders) {
      for (let path = folder; !seen.has(path); path = parentOf(path)) {
        seen.add(path);
        const beside = siblings.get(parentOf(path));
        if (beside === undefined) siblings.set(parentOf(path), [lastPartOf(path)]);
        else beside.push(lastPartOf(path));
      }
    }
    this.#siblings = siblings;
  }

  of(folder: string): FolderName {
    const known = this.#known.get(folder);
    if (known !== undefined) return known;
    const name =
      folder === ''
        ? { name: this.#source.mediaFolderName }
        : readFolderName(lastPartOf(folder), {
            isCleaned: this.#source.rules.areNamesCleaned,
            isNumbered: areNumbered(this.#siblings.get(parentOf(folder)) ?? []),
          });
    this.#known.set(folder, name);
    return name;
  }
}

/** The folders from below the chosen one down to this one; none for the chosen one itself. */
export function foldersBelow(folder: string, chosen: string): string[] {
  const folders: string[] = [];
  for (let path = folder; path !== chosen && path !== ''; path = parentOf(path)) folders.unshift(path);
  return folders;
}

/** The first day on which a picture of the group was taken. */
function firstDateOf(files: readonly MediaFile[]): string | undefined {
  let first: string | undefined;
  for (const file of files) {
    const date = wallClockOf(file);
    if (date !== undefined && (first === undefined || date < first)) first = date;
  }
  return first;
}

interface UnnamedGroup {
  readonly folder: string;
  readonly files: readonly MediaFile[];
}

function namesOfGroups(
  groups: readonly UnnamedGroup[],
  chosen: string,
  names: FolderNames,
  rules: RecipeRules,
) {
  const pattern = readPattern(rules.galleryName, GALLERY_PLACEHOLDERS);
  const pathOf = (folder: string, nameOf: (path: string) => string): string => {
    const below = foldersBelow(folder, chosen);
    return below.length === 0 ? nameOf(folder) : below.map(nameOf).join(PATH_JOINT);
  };
  const nameOf = (folder: string): string => names.of(folder).name;
  const written = groups.map(({ folder, files }) => {
    const { date, number } = names.of(folder);
    const valueOf = (placeholder: GalleryPlaceholder, format: string | undefined): string | undefined => {
      switch (placeholder) {
        case 'path':
          return pathOf(folder, nameOf);
        case 'folder':
          return nameOf(folder);
        case 'parent':
          return folder === chosen ? undefined : nameOf(parentOf(folder));
        case 'chosen':
          return nameOf(chosen);
        case 'number':
          return number === undefined ? undefined : String(number).padStart(format?.length ?? 1, '0');
        case 'date': {
          const known = date ?? firstDateOf(files);
          return known === undefined ? undefined : formattedDate(known, format);
        }
        default:
          return assertNever(placeholder);
      }
    };
    return writePattern(pattern, valueOf) || pathOf(folder, nameOf);
  });
  const counts = new Map<string, number>();
  for (const name of written) counts.set(name, (counts.get(name) ?? 0) + 1);
  const taken = new Set<string>();
  // Two galleries of one name could not be told apart: such folders keep what the cleaning took from them, or else their path.
  return written.map((name, index) => {
    const folder = groups[index]?.folder ?? chosen;
    const choices =
      counts.get(name) === 1 ? [name] : [pathOf(folder, (path) => lastPartOf(path) || nameOf(path)), folder];
    const chosenName =
      choices.map(clipped).find((choice) => choice !== '' && !taken.has(choice)) ?? clipped(name);
    taken.add(chosenName);
    return chosenName;
  });
}

const clipped = (name: string): string =>
  name.length <= NAME_LIMIT ? name : `${name.slice(0, NAME_LIMIT - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

/** Sorts groups as the rule says; those that it knows nothing of go last, equal ones by path. The chosen folder itself comes first. */
function sortedGroups(
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
