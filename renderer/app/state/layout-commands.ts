import type { LayoutSettings } from '../../../shared/layout/layout-settings.ts';
import type { GallerySummary } from '../../../shared/model/gallery.ts';
import { t } from '../text/text.ts';
import { displayNameOf } from './gallery-commands.ts';
import type { Workspace } from './workspace.ts';

/** Lays a gallery out otherwise, in one step. Answers whether it was taken. */
export async function chooseLayout(
  workspace: Workspace,
  gallery: GallerySummary,
  layout: Partial<LayoutSettings>,
): Promise<boolean> {
  const name = displayNameOf(gallery);
  let isTaken = false;
  const isSame = JSON.stringify(gallery.layout ?? {}) === JSON.stringify(layout);
  if (isSame) return true;
  const steps = await workspace.history.record(async () => {
    const answer = await workspace.attempt(t('problem.layout', { name }), () =>
      workspace.client.galleries.updateGallery({ gallery: { id: gallery.id, layout } }),
    );
    isTaken = answer !== undefined;
    return answer && { galleryId: gallery.id, calls: 1 };
  });
  if (steps.length > 0) {
    workspace.messages.show({ tone: 'DONE', topic: 'LAYOUT', text: t('layout.applied', { name }), steps });
  }
  return isTaken;
}
