import { t } from '../text/text.ts';
import type { GalleryItems } from './gallery-items.ts';
import { NO_FILTER, withField } from './media-filter.ts';
import { showMedia } from './media-commands.ts';
import { selectOnly } from './selection.ts';
import type { Workspace } from './workspace.ts';

/** The contract's limit for ids in one call. */
const MOST_AT_ONCE = 1000;

/** Gives the selected items the title, description, alternative text and tags of their files. */
export async function takeMetadata(workspace: Workspace, items: GalleryItems): Promise<void> {
  const itemIds = [...items.selection.get().ids];
  let changed = 0;
  let calls = 0;
  const steps = await workspace.history.record(async () => {
    await workspace.attempt(t('problem.takeMetadata'), async () => {
      for (let from = 0; from < itemIds.length; from += MOST_AT_ONCE) {
        const answer = await workspace.client.galleries.takeMetadataFromFiles({
          galleryId: items.galleryId,
          itemIds: itemIds.slice(from, from + MOST_AT_ONCE),
        });
        changed += answer.items.length;
        if (answer.items.length > 0) calls += 1;
      }
      if (changed === 0) workspace.messages.show({ tone: 'DONE', text: t('items.nothingToTake') });
    });
    return calls === 0 ? undefined : { galleryId: items.galleryId, calls };
  });
  if (changed > 0) {
    workspace.messages.show({ tone: 'DONE', text: t('items.metadataTaken', { count: changed }), steps });
  }
}

/** Shows the files of the media folder that have a value, and nothing else of the filter. */
export function filterBy(
  workspace: Workspace,
  field: 'keywords' | 'cameras' | 'lenses',
  value: string,
): void {
  const { media } = workspace;
  showMedia(workspace);
  workspace.preferences.isFilterOpen.set(true);
  void media.ask({ search: '', kind: 'ALL', filter: withField(NO_FILTER, field, [value]) });
}

/** Opens a gallery and selects the first of its items that shows a file. */
export async function showUse(workspace: Workspace, galleryId: string, mediaId: string): Promise<void> {
  const answer = await workspace.attempt(t('problem.showUse'), () =>
    workspace.client.galleries.findGalleryItems({ galleryId, mediaId }),
  );
  const [first] = answer?.items ?? [];
  if (first === undefined) return;
  workspace.openGallery(galleryId);
  workspace.past.set(undefined);
  const items = workspace.items.get();
  if (items === undefined) return;
  await items.pages.ensure(first.offset, first.offset);
  items.selection.set(selectOnly(first.itemId));
  workspace.region.set('ITEMS');
  requestAnimationFrame(() => {
    const tile = document.querySelector(`#item-${first.itemId}`);
    tile?.scrollIntoView({ block: 'nearest' });
    tile?.closest<HTMLElement>('[role="listbox"]')?.focus();
  });
}
