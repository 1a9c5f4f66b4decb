import { EventStream } from '../../../main/events/event-stream.ts';
import { JobRegistry } from '../../../main/events/job-registry.ts';
import { createGalleryService } from '../../../main/galleries/gallery-service.ts';
import { createRecipeService, type RecipeService } from '../../../main/recipes/recipe-service.ts';
import type { Gallery } from '../../../shared/model/gallery.ts';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import type { RecipePlan, RecipeResult } from '../../../shared/recipes/recipe-plan.ts';
import { mediaFile } from '../../support/media-files.ts';
import { MemoryStore } from '../../support/memory-store.ts';

type Application = Omit<Parameters<RecipeService['runRecipe']>[0], 'planId' | 'folder'>;

/** A picture at a path; its id is the path without what an id cannot have. */
export const picture = (path: string, given: Partial<MediaFile> = {}): MediaFile =>
  mediaFile({ id: path.replace(/[^\w.-]/g, '-'), path, ...given });

/** A library in memory with recipes. Text files hold what `texts` says, by path. */
export function recipeDesk(files: readonly MediaFile[], texts: Readonly<Record<string, string>> = {}) {
  const store = new MemoryStore(files);
  const readText = async ({ path }: MediaFile): Promise<string> => {
    const text = texts[path];
    if (text === undefined) throw new Error(`${path} cannot be read.`);
    return text;
  };
  const galleries = createGalleryService({ store, readText });
  const jobs = new JobRegistry(new EventStream());
  const recipes = createRecipeService({ store, jobs, mediaFolder: () => '/photos/Pictures', readText });
  const plan = (folder: string, application: Application = {}, itemLimit = 200): Promise<RecipePlan> =>
    recipes.planRecipe({ folder, itemLimit, ...application });
  const run = (folder: string, planId: string, application: Application = {}): Promise<RecipeResult> =>
    recipes.runRecipe({ folder, planId, ...application });
  return {
    store,
    galleries,
    recipes,
    jobs,
    plan,
    run,
    async planAndRun(folder: string, application: Application = {}) {
      const planned = await plan(folder, application);
      return { planned, result: await run(folder, planned.planId, application) };
    },
    /** Names of all galleries in display order. */
    get names(): string[] {
      return Array.from(store.state.galleries, ({ name }) => name);
    },
    async gallery(name: string): Promise<Gallery> {
      const id = Array.from(store.state.galleries).find((gallery) => gallery.name === name)!.id;
      return (await galleries.getGallery({ galleryId: id, itemOffset: 0, itemLimit: 200 })).gallery;
    },
  };
}
