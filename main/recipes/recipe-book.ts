import type { ListedRecipe } from '../../shared/contract/recipes.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { isSameValue } from '../../shared/history/same-value.ts';
import type { LibrarySettings } from '../../shared/model/library.ts';
import { BUILT_IN_RECIPES, DEFAULT_RULES } from '../../shared/recipes/built-in-recipes.ts';
import { RECIPES_LIMIT } from '../../shared/recipes/recipe-schema.ts';
import type { Recipe, RecipeRules } from '../../shared/recipes/recipe.ts';
import type { StepText } from '../../shared/text/core-text.ts';
import type { Decision, LibraryState } from '../store/state.ts';

/** Some of the rules; the others are those of something else. */
export type GivenRules = { readonly [K in keyof RecipeRules]?: RecipeRules[K] | undefined };

type Settings = Pick<LibraryState, 'settings'>;

/** Names that people would take for the same one are the same one. */
const keyOf = (name: string): string => name.normalize('NFC').toLowerCase();

const isNamed =
  (name: string) =>
  (recipe: Recipe): boolean =>
    keyOf(recipe.name) === keyOf(name);

/** All recipes, those built in first, the library's own by name. */
export function listRecipes({ recipes = [] }: LibrarySettings): ListedRecipe[] {
  return [
    ...BUILT_IN_RECIPES.map((recipe) => ({ ...recipe, isBuiltIn: true })),
    ...recipes.map((recipe) => ({ ...recipe, isBuiltIn: false })),
  ];
}

/** The rules with those that are given in place of their own. */
export function rulesWith(rules: RecipeRules, given: GivenRules = {}): RecipeRules {
  const fields = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...rules, ...Object.fromEntries(fields) };
}

function noSuchRecipe(name: string, settings: LibrarySettings): GalleryDeskError {
  const names = listRecipes(settings).map((recipe) => `“${recipe.name}”`);
  return new GalleryDeskError(
    'NOT_FOUND',
    `There is no recipe “${name}”. Those there are: ${names.join(', ')}.`,
    { value: name },
  );
}

/** @throws GalleryDeskError `NOT_FOUND`, telling the names there are */
export function findRecipe(settings: LibrarySettings, name: string): Recipe {
  const found = listRecipes(settings).find(isNamed(name));
  if (found === undefined) throw noSuchRecipe(name, settings);
  return found;
}

function refuseBuiltIn(name: string, what: string): void {
  if (!BUILT_IN_RECIPES.some(isNamed(name))) return;
  throw new GalleryDeskError(
    'FAILED_PRECONDITION',
    `The recipe “${name}” comes with Gallery Desk and cannot be ${what}. Save one under another name.`,
    { value: name },
  );
}

function settingRecipes<T>(
  { recipes }: LibrarySettings,
  after: readonly Recipe[],
  label: StepText,
  result: T,
): Decision<T> {
  const isSame = isSameValue(after, recipes ?? []);
  return {
    label,
    events: isSame
      ? []
      : [
          {
            type: 'libraryUpdated',
            changed: { recipes: after.length === 0 ? null : after },
            previous: { recipes: recipes ?? null },
          },
        ],
    result,
  };
}

const byName = (a: Recipe, b: Recipe): number => {
  const [left, right] = [keyOf(a.name), keyOf(b.name)];
  return left < right ? -1 : left > right ? 1 : 0;
};

/**
 * Decides to keep a recipe, in place of the one with its name. Rules that are not given stay as they are; in a new recipe they are the default ones.
 *
 * @throws GalleryDeskError `FAILED_PRECONDITION` for the name of one that is built in, or when there are too many; `NOT_FOUND` for a former name that
 *   none has; `ALREADY_EXISTS` when it would take the name of another
 */
export function decideSaveRecipe(
  { settings }: Settings,
  {
    name,
    rules,
    formerName,
  }: { readonly name: string; readonly rules: GivenRules; readonly formerName?: string | undefined },
): Decision<{ recipe: Recipe }> {
  const { recipes = [] } = settings;
  refuseBuiltIn(name, 'changed');
  const isRenamed = formerName !== undefined && keyOf(formerName) !== keyOf(name);
  if (formerName !== undefined) {
    refuseBuiltIn(formerName, 'renamed');
    if (!recipes.some(isNamed(formerName))) throw noSuchRecipe(formerName, settings);
  }
  if (isRenamed && recipes.some(isNamed(name))) {
    throw new GalleryDeskError(
      'ALREADY_EXISTS',
      `There is another recipe “${name}”. Choose another name, or delete that one first.`,
      { value: name },
    );
  }
  const former = recipes.find(isNamed(formerName ?? name));
  const others = recipes.filter((known) => known !== former);
  const isNew = former === undefined;
  if (isNew && recipes.length >= RECIPES_LIMIT) {
    throw new GalleryDeskError(
      'FAILED_PRECONDITION',
      `The library has ${RECIPES_LIMIT} recipes of its own already, which is the most it keeps. Delete one first.`,
    );
  }
  const recipe = { name, rules: rulesWith(former?.rules ?? DEFAULT_RULES, rules) };
  const after = [...others, recipe].sort(byName);
  return settingRecipes(settings, after, `${isNew ? 'Save' : 'Change'} recipe “${name}”`, { recipe });
}

/** @throws GalleryDeskError `FAILED_PRECONDITION` for one that is built in, `NOT_FOUND` */
export function decideDeleteRecipe({ settings }: Settings, name: string): Decision<{ name: string }> {
  const { recipes = [] } = settings;
  refuseBuiltIn(name, 'deleted');
  const others = recipes.filter((known) => !isNamed(name)(known));
  if (others.length === recipes.length) throw noSuchRecipe(name, settings);
  return settingRecipes(settings, others, `Delete recipe “${name}”`, { name });
}
