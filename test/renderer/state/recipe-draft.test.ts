import { describe, expect, test } from 'vitest';
import { RecipeDraft } from '../../../renderer/app/state/recipe-draft.ts';
import type { ContractClient } from '../../../shared/contract/contract.ts';
import { BUILT_IN_RECIPES } from '../../../shared/recipes/built-in-recipes.ts';
import type { RecipePlan } from '../../../shared/recipes/recipe-plan.ts';

const planOf = (planId: string): RecipePlan => ({
  planId,
  label: '',
  totals: { galleriesToCreate: 0, galleriesToExtend: 0, galleriesKept: 0, itemsToAdd: 0, leftOut: 0 },
  galleries: [],
  leftOut: [],
  leftOutByReason: {},
});

/** A core whose plans are answered when the test says so. */
function slowCore() {
  const asked: { readonly folder: string; answer(): void; refuse(): void }[] = [];
  const client = {
    media: { listMediaFolders: async () => ({ totalFolders: 0, folders: [] }) },
    recipes: {
      listRecipes: async () => ({
        recipes: BUILT_IN_RECIPES.map((recipe) => ({ ...recipe, isBuiltIn: true })),
      }),
      planRecipe: ({ folder }: { folder: string }) =>
        new Promise<RecipePlan>((resolve, reject) => {
          asked.push({
            folder,
            answer: () => resolve(planOf(folder)),
            refuse: () => reject(Object.assign(new Error('Refused.'), { code: 'NOT_FOUND' })),
          });
        }),
    },
  } as unknown as ContractClient;
  return { asked, draft: new RecipeDraft(client, 'first') };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a recipe that is chosen', () => {
  test('is planned once at a time: choices made meanwhile are passed over but for the last', async () => {
    const { asked, draft } = slowCore();
    const started = draft.start();
    draft.chooseFolder('second');
    draft.chooseFolder('third');
    expect(asked.map(({ folder }) => folder)).toEqual(['first']);
    asked[0]!.answer();
    await settled();
    expect(draft.preview.get()).toMatchObject({ plan: undefined, isPlanning: true });
    expect(asked.map(({ folder }) => folder)).toEqual(['first', 'third']);
    asked[1]!.answer();
    await started;
    expect(draft.preview.get()).toMatchObject({ plan: { planId: 'third' }, isPlanning: false });
  });

  test('keeps the last plan in sight when the next one is refused, and says why', async () => {
    const { asked, draft } = slowCore();
    const started = draft.start();
    asked[0]!.answer();
    await started;
    draft.chooseFolder('gone');
    asked[1]!.refuse();
    await settled();
    expect(draft.preview.get()).toMatchObject({
      plan: { planId: 'first' },
      isPlanning: false,
      problem: { code: 'NOT_FOUND', message: 'Refused.' },
    });
  });

  test('counts as adjusted while its rules are not those of the recipe', async () => {
    const { asked, draft } = slowCore();
    const started = draft.start();
    asked[0]!.answer();
    await started;
    expect(draft.isAdjusted()).toBe(false);
    draft.adjust({ tags: ['sun'] });
    expect(draft.isAdjusted()).toBe(true);
    draft.adjust({ tags: [] });
    expect(draft.isAdjusted()).toBe(false);
    draft.chooseRecipe(BUILT_IN_RECIPES[0].name);
  });
});
