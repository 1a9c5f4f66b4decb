import { assertNever } from '../assert-never.ts';
import { formattedDate } from './date-format.ts';
import type { FolderNames } from './folder-names.ts';
import { foldersBelow, lastPartOf, parentOf } from './folder-path.ts';
import { GALLERY_PLACEHOLDERS, readPattern, writePattern, type GalleryPlaceholder } from './pattern.ts';
import type { RecipeRules } from './recipe.ts';
import { firstDateOf, type UnnamedGroup } from './sort-groups.ts';

/** The longest name of a gallery, in characters. */
const NAME_LIMIT = 255;

/** Between the names of a folder and those around it. */
const PATH_JOINT = ' / ';

/** What the galleries of the groups are called when they are new, each otherwise. */
export function namesOfGroups(
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
  const isAlone = (name: string): boolean => counts.get(name) === 1;
  const taken = new Set<string>();
  const take = (choices: readonly string[]): string => {
    const free = choices.map(clipped).find((choice) => choice !== '' && !taken.has(choice));
    const name = free ?? numbered(choices[0] ?? '', taken);
    taken.add(name);
    return name;
  };
  // Names that no other group has come first: what stands in for the others must not take them away.
  const alone = written.map((name) => (isAlone(name) ? take([name]) : undefined));
  // Two galleries of one name could not be told apart: such folders keep what the cleaning took from them, or else their path.
  return written.map((name, index) => {
    const folder = groups[index]?.folder ?? chosen;
    return alone[index] ?? take([pathOf(folder, (path) => lastPartOf(path) || nameOf(path)), folder, name]);
  });
}

/** A name with the first number behind it that makes it one of its own. */
function numbered(name: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) {
    const choice = `${name.slice(0, NAME_LIMIT - 8)} ${number}`;
    if (!taken.has(choice)) return choice;
  }
}

const clipped = (name: string): string =>
  name.length <= NAME_LIMIT ? name : `${name.slice(0, NAME_LIMIT - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
