import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { mediaIdOf } from '../../shared/model/item.ts';
import type { MediaFile } from '../../shared/model/media-file.ts';
import { groupFiles } from '../../shared/recipes/group-files.ts';
import { matchGalleries } from '../../shared/recipes/match-galleries.ts';
import { planGroups, type ExistingGallery, type PlannedGroups } from '../../shared/recipes/plan-groups.ts';
import type { ShownContent, TextOfFile } from '../../shared/recipes/plan-items.ts';
import { inSteps, type Breather } from '../events/breather.ts';
import type { GalleryDocument, LibraryState } from '../store/state.ts';
import type { RecipeRequest } from './recipe-request.ts';

/** A plan, and the galleries it adds to as they were read for it. */
export interface LibraryPlan {
  readonly planned: PlannedGroups;
  readonly documents: ReadonlyMap<string, GalleryDocument>;
}

async function shownBy({ items }: GalleryDocument, breather: Breather): Promise<ShownContent> {
  const mediaIds = new Set<string>();
  const texts = new Set<string>();
  for (const item of items) {
    const mediaId = mediaIdOf(item);
    if (mediaId !== undefined) mediaIds.add(mediaId);
    if (item.type === 'TEXT') texts.add(item.text.html);
    if (breather.isDue) await breather.rest();
  }
  return { mediaIds, texts };
}

/** Every folder that holds a file which is there, itself or deeper. */
function foldersOf(files: readonly MediaFile[]): ReadonlySet<string> {
  const folders = new Set(['']);
  for (const { path, status } of files) {
    if (status === 'MISSING') continue;
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}

/**
 * Plans a recipe: the same state, request and texts always make the same plan.
 *
 * @throws GalleryDeskError `NOT_FOUND` when the catalog knows no file in the folder
 */
export async function planOnLibrary(
  state: LibraryState,
  { folder, mediaFolderName, rules }: RecipeRequest,
  texts: ReadonlyMap<string, TextOfFile>,
  breather: Breather,
): Promise<LibraryPlan> {
  const files = [...state.media.values()];
  breather.begin(files.length);
  const grouped = await inSteps(groupFiles({ folder, mediaFolderName, rules, files }), breather);
  if (folder !== '' && grouped.groups.length === 0 && grouped.leftOut.length === 0) {
    throw new GalleryDeskError(
      'NOT_FOUND',
      `The media folder has no folder “${folder}” with files in it. Put files there and let the folder be read, or list its folders to see those there are.`,
      { value: folder },
    );
  }
  let folders: ReadonlySet<string> | undefined;
  const isFolderThere = (path: string): boolean => (folders ??= foldersOf(files)).has(path);
  const matched = matchGalleries(grouped.groups, state.galleries, isFolderThere);
  const documents = new Map<string, GalleryDocument>();
  const existing = new Map<string, ExistingGallery>();
  for (const galleryId of matched.values()) {
    const document = await state.gallery(galleryId);
    if (document === undefined) continue;
    documents.set(galleryId, document);
    const shown = await shownBy(document, breather);
    existing.set(galleryId, { id: galleryId, name: document.properties.name, shown });
  }
  const planned = await inSteps(
    planGroups(grouped, ({ folder: from }) => existing.get(matched.get(from) ?? ''), {
      chosenFolder: folder,
      rules,
      texts,
    }),
    breather,
  );
  return { planned, documents };
}
