import path from 'node:path';
import type { InputOf } from '../../shared/contract/method-types.ts';
import type { recipesContract } from '../../shared/contract/recipes.ts';
import { invalidFields } from '../../shared/errors/invalid-fields.ts';
import type { LibrarySettings } from '../../shared/model/library.ts';
import { BUILT_IN_RECIPES } from '../../shared/recipes/built-in-recipes.ts';
import type { RecipeRules } from '../../shared/recipes/recipe.ts';
import { findRecipe, rulesWith } from './recipe-book.ts';

/** Rules, and the folder they are applied to. */
export interface RecipeRequest {
  /** Relative to the media folder, forward slashes; `''` is all of it. */
  readonly folder: string;
  /** What people call the folder. */
  readonly folderName: string;
  readonly mediaFolderName: string;
  readonly rules: RecipeRules;
}

type Application = Pick<InputOf<(typeof recipesContract)['runRecipe']>, 'folder' | 'recipe' | 'rules'>;

/**
 * The folder as the catalog writes it. It is compared with paths of the catalog and never opened.
 *
 * @throws GalleryDeskError `INVALID_ARGUMENT` for a folder outside of the media folder
 */
function folderInCatalog(given: string, mediaFolder: string): string {
  const absolute = path.resolve(mediaFolder, given);
  const relative = path.relative(mediaFolder, absolute);
  if (relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative)) {
    throw invalidFields([
      {
        field: 'folder',
        violatedRule: 'OTHER',
        description: `“${given}” is not in the media folder ${mediaFolder}. Put the folder there first, or choose one that is in it.`,
      },
    ]);
  }
  return relative.split(path.sep).join('/').normalize('NFC');
}

/** @throws GalleryDeskError `NOT_FOUND` for an unknown recipe, `INVALID_ARGUMENT` for a folder outside of the media folder */
export function recipeRequestOf(
  { folder: asked, recipe, rules }: Application,
  settings: LibrarySettings,
  mediaFolder: string,
): RecipeRequest {
  const folder = folderInCatalog(asked, mediaFolder);
  const { rules: known } = recipe === undefined ? BUILT_IN_RECIPES[0] : findRecipe(settings, recipe);
  const mediaFolderName = path.basename(mediaFolder);
  return {
    folder,
    folderName: folder === '' ? mediaFolderName : path.posix.basename(folder),
    mediaFolderName,
    rules: rulesWith(known, rules),
  };
}
