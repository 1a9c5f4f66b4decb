import type { Library } from '../library.ts';
import type { Implementer } from './implementer.ts';

export function recipesHandlers({ recipes: on }: Implementer, { recipes }: Library) {
  return {
    listRecipes: on.listRecipes.handler(({ input }) => recipes.listRecipes(input)),
    saveRecipe: on.saveRecipe.handler(({ input }) => recipes.saveRecipe(input)),
    deleteRecipe: on.deleteRecipe.handler(({ input }) => recipes.deleteRecipe(input)),
    planRecipe: on.planRecipe.handler(({ input }) => recipes.planRecipe(input)),
    runRecipe: on.runRecipe.handler(({ input }) => recipes.runRecipe(input)),
  };
}
