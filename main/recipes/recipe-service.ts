import type { InputOf, OutputOf } from '../../shared/contract/method-types.ts';
import type { recipesContract } from '../../shared/contract/recipes.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { RECIPE_LIST_LIMIT } from '../../shared/recipes/recipe-plan.ts';
import type { JobRegistry } from '../events/job-registry.ts';
import { markOf } from '../exchange/library-mark.ts';
import { LongWork } from '../events/long-work.ts';
import { idsOf, newOrigin, planIdOf, readPlanId, type PlanOrigin } from '../exchange/plan-identity.ts';
import { eventsOf } from '../exchange/planned-import.ts';
import type { ChangeableState, LibraryState } from '../store/state.ts';
import { digestOfPlan, digestOfRequest } from './plan-digest.ts';
import { planOnLibrary } from './plan-library.ts';
import { galleryIdsOf, labelOf, planRun, type RunContext } from './planned-run.ts';
import { readTexts, type ReadText } from './read-texts.ts';
import { answerPlan, totalsOf } from './recipe-answer.ts';
import { decideDeleteRecipe, decideSaveRecipe, listRecipes } from './recipe-book.ts';
import { recipeRequestOf, type RecipeRequest } from './recipe-request.ts';

type Contract = typeof recipesContract;

/** One method for each of the contract's. */
export type RecipeService = {
  readonly [M in keyof Contract]: (input: InputOf<Contract[M]>) => Promise<OutputOf<Contract[M]>>;
};

export interface RecipeServiceOptions {
  readonly store: ChangeableState;
  readonly jobs: JobRegistry;
  /** Absolute path. */
  readonly mediaFolder: () => string;
  /** The text of a text file. */
  readonly readText: ReadText;
  /** Default: the clock. */
  readonly now?: () => Date;
}

type Making = Pick<RunContext, 'texts'> & { readonly origin: PlanOrigin; readonly work: LongWork };

/** Plans: the same state, request, texts and origin always make the same. */
async function make(state: LibraryState, request: RecipeRequest, { texts, origin, work }: Making) {
  const plan = await planOnLibrary(state, request, texts, work);
  const { groups } = plan.planned;
  const newId = idsOf(origin);
  return {
    plan,
    newId,
    galleryIds: galleryIdsOf(groups, newId),
    label: labelOf(groups, request.folderName),
    digest: await digestOfPlan(plan.planned, texts, work),
  };
}

function planIsOutdated(what: string): GalleryDeskError {
  return new GalleryDeskError(
    'FAILED_PRECONDITION',
    `${what} changed since the plan was made, so that the recipe would do something else now. Nothing was made; make a new plan and look at it.`,
  );
}

/** Recipes on a store. What takes long is shown as a job and can be cancelled. */
export function createRecipeService({
  store,
  jobs,
  mediaFolder,
  readText,
  now = () => new Date(),
}: RecipeServiceOptions): RecipeService {
  const requestOf = (input: Parameters<typeof recipeRequestOf>[0]): RecipeRequest =>
    recipeRequestOf(input, store.state.settings, mediaFolder());

  async function plan(input: InputOf<Contract['planRecipe']>, work: LongWork) {
    const request = requestOf(input);
    const { state } = store;
    const texts = await readTexts([...state.media.values()], request, readText, work);
    const origin = newOrigin(now());
    const { plan: made, label, galleryIds, digest } = await make(state, request, { texts, origin, work });
    const planId = planIdOf({ ...origin, sourceDigest: digestOfRequest(request), digest });
    return answerPlan(made.planned, {
      planId,
      label,
      galleryIds,
      itemLimit: input.itemLimit,
      galleries: state.galleries,
    });
  }

  async function run(input: InputOf<Contract['runRecipe']>, work: LongWork) {
    const origin = readPlanId(input.planId);
    const request = requestOf(input);
    if (!digestOfRequest(request).startsWith(origin.sourceDigest)) throw planIsOutdated('The recipe');
    const texts = await readTexts([...store.state.media.values()], request, readText, work);
    const makeSame = async (state: LibraryState) => {
      const {
        plan: same,
        newId,
        galleryIds,
        label,
        digest,
      } = await make(state, request, { texts, origin, work });
      if (!digest.startsWith(origin.digest)) throw planIsOutdated('The library');
      const context = { plannedAt: origin.plannedAt, newId, texts, breather: work };
      const changes = await planRun(state, same, { label, galleryIds }, context);
      return { planned: same.planned, changes, galleryIds };
    };
    // Planned before it is its turn, so that a large folder does not hold up the changes behind it.
    const mark = markOf(store.state);
    const early = await makeSame(mark.state);
    return store.change(async (state) => {
      const { planned, changes, galleryIds } = (await mark.isStillTrueOf(state))
        ? early
        : await makeSame(state);
      const events = await eventsOf(changes, now().toISOString(), work);
      const changed = galleryIds.filter((_, index) => planned.groups[index]?.items.length !== 0);
      const { label } = changes;
      work.seal();
      const result = { label, totals: totalsOf(planned), galleryIds: changed.slice(0, RECIPE_LIST_LIMIT) };
      return { label, events, result };
    });
  }

  return {
    listRecipes: async () => ({ recipes: listRecipes(store.state.settings) }),
    saveRecipe: (input) => store.change((state) => decideSaveRecipe(state, input)),
    deleteRecipe: ({ name }) => store.change((state) => decideDeleteRecipe(state, name)),
    planRecipe(input) {
      const work = new LongWork(jobs, 'IMPORT', 'Looking at what the recipe would make');
      return work.run(() => plan(input, work));
    },
    runRecipe(input) {
      const work = new LongWork(jobs, 'IMPORT', 'Making galleries');
      return work.run(() => run(input, work));
    },
  };
}
