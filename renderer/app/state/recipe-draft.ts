import type { ContractClient } from '../../../shared/contract/contract.ts';
import type { ListedFolder } from '../../../shared/contract/media.ts';
import type { ListedRecipe } from '../../../shared/contract/recipes.ts';
import { BUILT_IN_RECIPES } from '../../../shared/recipes/built-in-recipes.ts';
import type { RecipePlan } from '../../../shared/recipes/recipe-plan.ts';
import type { RecipeRules } from '../../../shared/recipes/recipe.ts';
import { WritableCell } from './cell.ts';
import { problemOf, type Problem } from './problem.ts';
import { throttled } from './throttle.ts';

/** What the person chose so far. */
export interface RecipeChoice {
  /** Relative to the media folder; `''` is all of it. */
  readonly folder: string;
  /** The recipe's name. */
  readonly recipe: string;
  /** The recipe's rules, as adjusted. */
  readonly rules: RecipeRules;
}

/** What the choice would make. The last plan stays in sight while the next one is made, or cannot be made. */
export interface RecipePreview {
  readonly plan: RecipePlan | undefined;
  readonly isPlanning: boolean;
  readonly problem: Problem | undefined;
}

/** ms without a keystroke before the rules are tried */
const PAUSE_IN_MS = 250;

/** Files may arrive by the thousand: they are planned with at most this often. */
const REFRESH_INTERVAL_IN_MS = 1000;

/** Of each gallery, so many items are shown. */
const ITEM_LIMIT = 30;

/** The most folders that are offered. Who has more names one on the command line. */
const FOLDER_LIMIT = 5000;

/** Rules as the contract takes them. */
export const givenRules = (rules: RecipeRules) => ({
  ...rules,
  tags: [...rules.tags],
  kinds: [...rules.kinds],
});

/** Galleries that are about to be made from a folder: the choice, and what it would make. */
export class RecipeDraft {
  /** Undefined until they are read. */
  readonly folders = new WritableCell<readonly ListedFolder[] | undefined>(undefined);
  readonly recipes = new WritableCell<readonly ListedRecipe[]>([]);
  readonly choice: WritableCell<RecipeChoice>;
  readonly preview = new WritableCell<RecipePreview>({
    plan: undefined,
    isPlanning: true,
    problem: undefined,
  });
  readonly #client: ContractClient;
  #isPlanning = false;
  /** The choice changed since planning began. */
  #isOutdated = false;
  #pause: ReturnType<typeof setTimeout> | undefined;
  readonly #refresh = throttled(
    // A core that does not answer says so elsewhere.
    () => void this.refresh().catch(() => undefined),
    REFRESH_INTERVAL_IN_MS,
  );

  constructor(client: ContractClient, folder: string) {
    this.#client = client;
    const { name, rules } = BUILT_IN_RECIPES[0];
    this.choice = new WritableCell<RecipeChoice>({ folder, recipe: name, rules });
  }

  /** Reads folders and recipes, and plans. @throws what the contract answers */
  async start(): Promise<void> {
    await Promise.all([this.readRecipes(), this.refresh()]);
  }

  async readRecipes(): Promise<void> {
    const { recipes } = await this.#client.recipes.listRecipes({});
    this.recipes.set(recipes);
  }

  /** Whether the rules are no more those of the recipe. */
  isAdjusted(): boolean {
    const { recipe, rules } = this.choice.get();
    const known = this.recipes.get().find(({ name }) => name === recipe);
    return known !== undefined && !isSame(known.rules, rules);
  }

  chooseFolder(folder: string): void {
    this.choice.update((choice) => ({ ...choice, folder }));
    void this.#plan();
  }

  chooseRecipe(name: string): void {
    const found = this.recipes.get().find((recipe) => recipe.name === name);
    if (found === undefined) return;
    this.choice.update((choice) => ({ ...choice, recipe: name, rules: found.rules }));
    void this.#plan();
  }

  /** Changes rules; they are tried once the person pauses. */
  adjust(rules: Partial<RecipeRules>): void {
    this.choice.update((choice) => ({ ...choice, rules: { ...choice.rules, ...rules } }));
    this.preview.update((preview) => ({ ...preview, isPlanning: true }));
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#plan(), PAUSE_IN_MS);
  }

  /** Files came, went or changed. */
  mediaChanged(): void {
    this.#refresh();
  }

  /** Reads the folders and plans again. */
  async refresh(): Promise<void> {
    const [{ folders }] = await Promise.all([
      this.#client.media.listMediaFolders({ limit: FOLDER_LIMIT }),
      this.#plan(),
    ]);
    this.folders.set(folders);
  }

  /** One plan at a time: a choice made meanwhile is planned next, and those between are passed over. */
  async #plan(): Promise<void> {
    clearTimeout(this.#pause);
    this.preview.update((preview) => ({ ...preview, isPlanning: true }));
    this.#isOutdated = true;
    if (this.#isPlanning) return;
    this.#isPlanning = true;
    while (this.#isOutdated) {
      this.#isOutdated = false;
      const answered = await this.#ask();
      if (!this.#isOutdated) this.preview.update(({ plan }) => ({ plan, isPlanning: false, ...answered }));
    }
    this.#isPlanning = false;
  }

  async #ask(): Promise<Pick<RecipePreview, 'problem'> & Partial<Pick<RecipePreview, 'plan'>>> {
    const { folder, rules } = this.choice.get();
    try {
      const plan = await this.#client.recipes.planRecipe({
        folder,
        rules: givenRules(rules),
        itemLimit: ITEM_LIMIT,
      });
      return { plan, problem: undefined };
    } catch (error) {
      return { problem: problemOf(error) };
    }
  }
}

/** Whether two sets of rules say the same; fields are plain values and lists of them. */
function isSame(a: RecipeRules, b: RecipeRules): boolean {
  const keys = Object.keys(a) as (keyof RecipeRules)[];
  return keys.every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]));
}
