import type { RecipeTotals } from '../../../shared/recipes/recipe-plan.ts';
import { t } from './text.ts';

/** What running the plan does, as a button says it. */
export function planAction({ galleriesToCreate, galleriesToExtend, itemsToAdd }: RecipeTotals): string {
  const items = t('gallery.count', { count: itemsToAdd });
  if (itemsToAdd === 0) return t('recipes.nothing');
  const galleries = t('recipes.galleries', { count: galleriesToCreate });
  if (galleriesToExtend === 0) return t('recipes.make', { galleries, items });
  const extended = t('recipes.galleries', { count: galleriesToExtend });
  if (galleriesToCreate === 0) return t('recipes.add', { galleries: extended, items });
  return t('recipes.makeAndAdd', { galleries, count: galleriesToExtend, items });
}

/** What running it did. */
export function planDone({ galleriesToCreate, galleriesToExtend, itemsToAdd }: RecipeTotals): string {
  const items = t('gallery.count', { count: itemsToAdd });
  const galleries = t('recipes.galleries', { count: galleriesToCreate });
  if (galleriesToExtend === 0) return t('recipes.made', { galleries, items });
  const extended = t('recipes.galleries', { count: galleriesToExtend });
  if (galleriesToCreate === 0) return t('recipes.added', { galleries: extended, items });
  return t('recipes.madeAndAdded', { galleries, count: galleriesToExtend, items });
}

/** What running the plan does, as a sentence. */
export function planSummary(totals: RecipeTotals): string {
  if (totals.itemsToAdd > 0) return t('recipes.summary', { action: planAction(totals) });
  return totals.galleriesKept > 0 ? t('recipes.allThere') : t('recipes.nothingThere');
}
