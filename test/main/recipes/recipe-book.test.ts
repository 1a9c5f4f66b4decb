import { describe, expect, it } from 'vitest';
import { BUILT_IN_RECIPES, DEFAULT_RULES } from '../../../shared/recipes/built-in-recipes.ts';
import { recipeRulesSchema } from '../../../shared/recipes/recipe-schema.ts';
import { picture, recipeDesk } from './recipe-fixture.ts';

const namesOf = async ({ recipes }: ReturnType<typeof recipeDesk>): Promise<string[]> =>
  (await recipes.listRecipes({})).recipes.filter(({ isBuiltIn }) => !isBuiltIn).map(({ name }) => name);

describe('the recipes of a library', () => {
  it('are those built in, whose rules are all valid and told apart by name', async () => {
    const { recipes } = recipeDesk([]);
    const listed = (await recipes.listRecipes({})).recipes;
    expect(listed).toEqual(BUILT_IN_RECIPES.map((recipe) => ({ ...recipe, isBuiltIn: true })));
    for (const { rules } of listed) expect(recipeRulesSchema.parse(rules)).toEqual(rules);
    expect(new Set(listed.map(({ name }) => name)).size).toBe(listed.length);
  });

  it('and those that were saved, by name, with the default for rules that were not given', async () => {
    const desk = recipeDesk([]);
    await desk.recipes.saveRecipe({ name: 'Weddings', rules: { minRating: 3 } });
    await desk.recipes.saveRecipe({ name: 'aerial', rules: {} });
    expect(await namesOf(desk)).toEqual(['aerial', 'Weddings']);
    const { recipes } = await desk.recipes.listRecipes({});
    expect(recipes.at(-1)).toEqual({
      name: 'Weddings',
      rules: { ...DEFAULT_RULES, minRating: 3 },
      isBuiltIn: false,
    });
  });

  it('change in the rules that are given, under the same name or a new one', async () => {
    const desk = recipeDesk([]);
    await desk.recipes.saveRecipe({ name: 'Weddings', rules: { minRating: 3 } });
    await desk.recipes.saveRecipe({ name: 'weddings', rules: { title: '{file}' } });
    const { recipe } = await desk.recipes.saveRecipe({ name: 'Feasts', formerName: 'WEDDINGS', rules: {} });
    expect(recipe.rules).toMatchObject({ minRating: 3, title: '{file}' });
    expect(await namesOf(desk)).toEqual(['Feasts']);
    expect(desk.store.changes.map(({ label }) => label)).toEqual([
      'Save recipe “Weddings”',
      'Change recipe “weddings”',
      'Change recipe “Feasts”',
    ]);
  });

  it('are deleted, and leave no trace in the settings', async () => {
    const desk = recipeDesk([]);
    await desk.recipes.saveRecipe({ name: 'Weddings', rules: {} });
    await desk.recipes.deleteRecipe({ name: 'weddings' });
    expect(desk.store.state.settings).not.toHaveProperty('recipes');
    await expect(desk.recipes.deleteRecipe({ name: 'Weddings' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('keep those built in as they are, and their names', async () => {
    const { recipes } = recipeDesk([]);
    const { name } = BUILT_IN_RECIPES[0];
    const refusal = { code: 'FAILED_PRECONDITION', message: /comes with Gallery Desk/ };
    await expect(recipes.saveRecipe({ name, rules: {} })).rejects.toMatchObject(refusal);
    await expect(recipes.deleteRecipe({ name })).rejects.toMatchObject(refusal);
    await expect(recipes.saveRecipe({ name: 'Mine', formerName: name, rules: {} })).rejects.toMatchObject(
      refusal,
    );
  });

  it('never take the name of another', async () => {
    const desk = recipeDesk([]);
    await desk.recipes.saveRecipe({ name: 'One', rules: {} });
    await desk.recipes.saveRecipe({ name: 'Two', rules: {} });
    await expect(
      desk.recipes.saveRecipe({ name: 'one', formerName: 'Two', rules: {} }),
    ).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    await expect(
      desk.recipes.saveRecipe({ name: 'Three', formerName: 'Four', rules: {} }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await namesOf(desk)).toEqual(['One', 'Two']);
  });

  it('are applied by name, with rules in place of their own', async () => {
    const desk = recipeDesk([picture('Rome/a.jpg'), picture('Rome/Old/b.jpg')]);
    await desk.recipes.saveRecipe({ name: 'Flat', rules: { galleries: 'ONE', title: '' } });
    const { galleries } = await desk.plan('Rome', { recipe: 'flat', rules: { title: '{folder}' } });
    expect(galleries.map(({ name, items }) => [name, items.map(({ title }) => title)])).toEqual([
      ['Rome', ['Rome', 'Old']],
    ]);
    await expect(desk.plan('Rome', { recipe: 'Round' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: /“Flat”/,
    });
  });
});
