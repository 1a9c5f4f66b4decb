import {
  RECIPE_LIST_LIMIT,
  type GalleryOfFolder,
  type LeftOutFile,
  type LeftOutReason,
  type RecipePlan,
  type RecipeTotals,
} from '../../shared/recipes/recipe-plan.ts';
import type { LibraryState } from '../store/state.ts';
import type { PlannedGroup, PlannedGroups } from '../../shared/recipes/plan-groups.ts';

const COVER_PICTURES = 4;

function actionOf({ existing, items }: PlannedGroup): GalleryOfFolder['action'] {
  if (existing === undefined) return 'CREATE';
  return items.length > 0 ? 'EXTEND' : 'KEEP';
}

/** All counts of a plan. */
export function totalsOf({ groups, leftOut }: PlannedGroups): RecipeTotals {
  const count = (action: GalleryOfFolder['action']): number =>
    groups.filter((group) => actionOf(group) === action).length;
  return {
    galleriesToCreate: count('CREATE'),
    galleriesToExtend: count('EXTEND'),
    galleriesKept: count('KEEP'),
    itemsToAdd: groups.reduce((total, { items }) => total + items.length, 0),
    leftOut: leftOut.length,
  };
}

function countReasons(files: readonly LeftOutFile[]): Partial<Record<LeftOutReason, number>> {
  const counts: Partial<Record<LeftOutReason, number>> = {};
  for (const { reason } of files) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

function coverOf({ existing, items }: PlannedGroup, galleries: LibraryState['galleries']): readonly string[] {
  const shown = galleries.get(existing?.id ?? '')?.coverMediaIds ?? [];
  if (shown.length > 0) return shown;
  return items
    .filter(({ kind }) => kind !== 'TEXT')
    .slice(0, COVER_PICTURES)
    .map(({ mediaId }) => mediaId);
}

/** A plan as it is answered: the first of everything, and how many there are. */
export function answerPlan(
  planned: PlannedGroups,
  {
    planId,
    label,
    galleryIds,
    itemLimit,
    galleries: known,
  }: {
    readonly planId: string;
    readonly label: string;
    readonly galleryIds: readonly string[];
    readonly itemLimit: number;
    readonly galleries: LibraryState['galleries'];
  },
): RecipePlan {
  const galleries = planned.groups.slice(0, RECIPE_LIST_LIMIT).map((group, index): GalleryOfFolder => ({
    action: actionOf(group),
    galleryId: galleryIds[index] ?? '',
    name: group.name,
    folder: group.folder,
    itemsToAdd: group.items.length,
    itemsThere: group.itemsThere,
    coverMediaIds: coverOf(group, known),
    items: group.items.slice(0, itemLimit),
  }));
  return {
    planId,
    label,
    totals: totalsOf(planned),
    galleries,
    leftOut: planned.leftOut.slice(0, RECIPE_LIST_LIMIT),
    leftOutByReason: countReasons(planned.leftOut),
  };
}
