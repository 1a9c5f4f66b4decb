import { type } from '@orpc/contract';
import * as z from 'zod';
import type { RecipePlan, RecipeResult } from '../recipes/recipe-plan.ts';
import { recipeNameSchema, recipeRulesSchema } from '../recipes/recipe-schema.ts';
import type { Recipe } from '../recipes/recipe.ts';
import { method } from './base.ts';

/** A recipe as a list shows it. */
export interface ListedRecipe extends Recipe {
  /** Comes with the program and cannot be changed. */
  readonly isBuiltIn: boolean;
}

const application = {
  /** Relative to the media folder, forward slashes; empty for the whole media folder. */
  folder: z.string().max(4096),
  /** The name of the recipe; without it, the first of those built in. */
  recipe: recipeNameSchema.optional(),
  /** Rules to follow in place of the recipe's own. */
  rules: recipeRulesSchema.partial().optional(),
};

/** Recipes: rules that turn a folder of media files into galleries. */
export const recipesContract = {
  listRecipes: method('list', 'Lists the recipes, those built in first.')
    .input(z.object({}))
    .output(type<{ recipes: ListedRecipe[] }>()),
  saveRecipe: method('save', 'Keeps a recipe in the library, in place of the one that has its name.')
    .input(
      z.object({
        name: recipeNameSchema,
        /** Those not given stay as they are; in a new recipe they are those of the first built in. */
        rules: recipeRulesSchema.partial().default({}),
        /** The name that the recipe had; it has the new one then. */
        formerName: recipeNameSchema.optional(),
      }),
    )
    .output(type<{ recipe: Recipe }>()),
  deleteRecipe: method('delete', 'Removes a recipe from the library. Galleries made by it stay.')
    .input(z.object({ name: recipeNameSchema }))
    .output(type<{ name: string }>()),
  planRecipe: method('plan', 'Tells which galleries a recipe would make of a folder, and changes nothing.')
    .input(
      z.object({
        ...application,
        /** How many items of each gallery are listed. */
        itemLimit: z.number().int().min(0).max(1000).default(20),
      }),
    )
    .output(type<RecipePlan>()),
  runRecipe: method('run', 'Does what planRecipe told, as one change that can be undone at once.')
    .input(z.object({ ...application, planId: z.string().min(1).max(200) }))
    .output(type<RecipeResult>()),
};
