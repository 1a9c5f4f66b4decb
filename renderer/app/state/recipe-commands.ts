import type { RecipePlan } from '../../../shared/recipes/recipe-plan.ts';
import { planDone } from '../text/plan-summary.ts';
import { t } from '../text/text.ts';
import { givenRules, RecipeDraft } from './recipe-draft.ts';
import type { Workspace } from './workspace.ts';

/** Opens the dialog that makes galleries from a folder; without one, from the whole media folder. */
export function makeGalleriesFrom(workspace: Workspace, folder = ''): void {
  const draft = new RecipeDraft(workspace.client, folder);
  workspace.dialog.set(undefined);
  workspace.recipeDraft.set(draft);
  void workspace.attempt(t('problem.recipes'), () => draft.start());
}

/**
 * Makes what the preview shows, as one step. The dialog goes at once, so that long work can be seen and cancelled like any other; it comes back when
 * nothing was made.
 */
export async function runRecipe(workspace: Workspace, draft: RecipeDraft, plan: RecipePlan): Promise<void> {
  const { folder, rules } = draft.choice.get();
  workspace.recipeDraft.set(undefined);
  const steps = await workspace.history.record(async () => {
    const result = await workspace.attempt(t('problem.runRecipe'), () =>
      workspace.client.recipes.runRecipe({ folder, rules: givenRules(rules), planId: plan.planId }),
    );
    const [galleryId] = result?.galleryIds ?? [];
    if (result === undefined) {
      workspace.recipeDraft.update((opened) => opened ?? draft);
      // What is there now is shown in place of what was refused.
      await draft.refresh().catch(() => undefined);
      return undefined;
    }
    if (galleryId === undefined) return undefined;
    workspace.openGallery(galleryId);
    return { galleryId, calls: 1 };
  });
  if (steps.length > 0) {
    workspace.messages.show({ tone: 'DONE', text: planDone(plan.totals), steps });
  }
}

/** Keeps the adjusted rules under a name. Answers whether that was possible. */
export async function saveRecipe(workspace: Workspace, draft: RecipeDraft, name: string): Promise<boolean> {
  const { rules } = draft.choice.get();
  const saved = await workspace.attempt(t('problem.saveRecipe', { name }), async () => {
    const { recipe } = await workspace.client.recipes.saveRecipe({ name, rules: givenRules(rules) });
    await draft.readRecipes();
    return recipe;
  });
  if (saved === undefined) return false;
  draft.choice.update((choice) => ({ ...choice, recipe: saved.name }));
  return true;
}

/** Removes the chosen recipe; its rules stay in the dialog until another one is chosen. */
export async function deleteRecipe(workspace: Workspace, draft: RecipeDraft, name: string): Promise<void> {
  const deleted = await workspace.attempt(t('problem.deleteRecipe', { name }), async () => {
    await workspace.client.recipes.deleteRecipe({ name });
    await draft.readRecipes();
    return name;
  });
  const [first] = draft.recipes.get();
  if (deleted !== undefined && first !== undefined) draft.chooseRecipe(first.name);
}
