import type { ChangeSummary, RestorePart } from '../../../shared/contract/history.ts';
import { coreText, stepName } from '../text/core-texts.ts';
import { t } from '../text/text.ts';
import { PastGallery } from './past.ts';
import type { Workspace } from './workspace.ts';

/** Shows the open gallery as it was right after a change. */
export function showPast(workspace: Workspace, galleryId: string, change: ChangeSummary): void {
  const past = new PastGallery(workspace.client, galleryId, change);
  void past.pages.look(0, 0);
  workspace.past.set(past);
  void workspace.attempt(t('problem.compare'), () => past.compare(workspace.client));
}

/** Makes the gallery what it was, or a part of it, and goes back to the present to show it. */
export async function restore(workspace: Workspace, past: PastGallery, part: RestorePart): Promise<void> {
  const { galleryId, change } = past;
  let label: string | undefined;
  let notes: readonly string[] = [];
  const steps = await workspace.history.record(async () => {
    const outcome = await workspace.attempt(t('problem.restore'), () =>
      workspace.client.history.restoreFromHistory({
        galleryId,
        moment: { change: change.sequence },
        restore: part,
      }),
    );
    if (outcome === undefined) return undefined;
    label = outcome.label;
    notes = outcome.notes;
    workspace.past.set(undefined);
    return { galleryId, calls: 1 };
  });
  if (label === undefined) return;
  const items = workspace.items.get();
  const [focus] = part.part === 'ITEMS' ? part.itemIds : [];
  if (part.part === 'ITEMS' && focus !== undefined && items?.galleryId === galleryId) {
    items.selection.set({ ids: new Set(part.itemIds), anchor: focus, focus });
  }
  workspace.messages.show({
    tone: 'DONE',
    text: steps.length === 0 ? t('history.alreadySo') : t('history.restored', { step: stepName(label) }),
    steps,
    ...(notes.length === 0 ? {} : { detail: notes.map(coreText).join(' ') }),
  });
}
