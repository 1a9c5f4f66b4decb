import type { LeftOutFile, RecipePlan } from '../../../shared/recipes/recipe-plan.ts';
import type { RecipePreview as Preview } from '../state/recipe-draft.ts';
import { t } from '../text/text.ts';
import { LeftOutFiles } from './left-out-files.tsx';
import { PlannedGallery } from './planned-gallery.tsx';
import { planSummary } from '../text/plan-summary.ts';

/** How many galleries are not listed, because there are very many. */
function unlistedOf({ totals, galleries }: RecipePlan): number {
  return totals.galleriesToCreate + totals.galleriesToExtend + totals.galleriesKept - galleries.length;
}

/** What is left out, and apart from it what is shown already. */
function leftOutOf({ leftOut, leftOutByReason, totals }: RecipePlan) {
  const there = leftOutByReason.ALREADY_THERE ?? 0;
  const others = totals.leftOut - there;
  const isThere = ({ reason }: LeftOutFile): boolean => reason === 'ALREADY_THERE';
  return [
    {
      label: t('recipes.leftOut', { count: others }),
      files: leftOut.filter((file) => !isThere(file)),
      total: others,
    },
    { label: t('recipes.shownAlready', { count: there }), files: leftOut.filter(isThere), total: there },
  ].filter(({ total }) => total > 0);
}

/** What the recipe would make, before it does. */
export function RecipePreview(props: { readonly preview: Preview }) {
  const { plan, isPlanning, problem } = props.preview;
  // What is wrong with a rule is said beside it.
  const isRuleWrong = problem?.fieldViolations.some(({ field }) => field.startsWith('rules.')) === true;
  return (
    <section className="recipe-preview scroller" aria-label={t('recipes.preview')} aria-busy={isPlanning}>
      <p className="recipe-summary" role="status">
        {plan === undefined && isPlanning ? t('recipes.planning') : null}
        {plan === undefined || problem !== undefined ? null : planSummary(plan.totals)}
      </p>
      {problem === undefined ? null : (
        <p className="recipe-problem" role="alert">
          {isRuleWrong ? t('recipes.wrongRule') : problem.message}
        </p>
      )}
      {plan === undefined ? null : (
        <>
          <ul className="planned-galleries" data-outdated={problem !== undefined || undefined}>
            {plan.galleries.map((gallery) => (
              // The id of a new gallery is another in each plan; its folder is not.
              <li key={gallery.folder}>
                <PlannedGallery gallery={gallery} />
              </li>
            ))}
          </ul>
          {unlistedOf(plan) > 0 ? (
            <p className="planned-more">{t('exchange.more', { count: unlistedOf(plan) })}</p>
          ) : null}
          {plan.totals.leftOut === 0 ? null : (
            <div className="left-out">
              {leftOutOf(plan).map(({ label, files, total }) => (
                <LeftOutFiles key={label} label={label} files={files} total={total} />
              ))}
            </div>
          )}
        </>
      )}
    </section>
  );
}
