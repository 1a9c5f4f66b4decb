import { areNumbered, readFolderName, type FolderName } from './folder-name.ts';
import { lastPartOf, parentOf } from './folder-path.ts';
import type { RecipeRules } from './recipe.ts';

interface NamingRules {
  /** What people call the media folder itself. */
  readonly mediaFolderName: string;
  readonly rules: Pick<RecipeRules, 'areNamesCleaned'>;
}

/** Reads the names of folders, each beside those that lie next to it. */
export class FolderNames {
  readonly #known = new Map<string, FolderName>();
  readonly #siblings: ReadonlyMap<string, readonly string[]>;
  readonly #source: NamingRules;

  constructor(folders: Iterable<string>, source: NamingRules) {
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
