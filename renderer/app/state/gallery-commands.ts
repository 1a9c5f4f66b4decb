import type { GallerySummary } from '../../../shared/model/gallery.ts';
import type { Place } from '../../../shared/order/display-order.ts';
import { t } from '../text/text.ts';
import type { Workspace } from './workspace.ts';

/** A gallery's name as people see it: a name may be empty. */
export function displayNameOf(gallery: Pick<GallerySummary, 'name'>): string {
  return gallery.name === '' ? t('gallery.untitled') : gallery.name;
}

/** Makes a gallery, opens it and lets the person name it at once. */
export async function createGallery(workspace: Workspace): Promise<void> {
  const name = t('gallery.newName');
  const answer = await workspace.attempt(t('problem.createGallery'), () =>
    workspace.client.galleries.createGallery({ gallery: { name } }),
  );
  if (answer === undefined) return;
  workspace.openGallery(answer.gallery.id);
  workspace.renamedGalleryId.set(answer.gallery.id);
}

export async function cloneGallery(workspace: Workspace, gallery: GallerySummary): Promise<void> {
  const name = t('gallery.cloneName', { name: displayNameOf(gallery) });
  const steps = await workspace.history.record(async () => {
    const answer = await workspace.attempt(t('problem.cloneGallery', { name: displayNameOf(gallery) }), () =>
      workspace.client.galleries.createGallery({ cloneFromGalleryId: gallery.id, gallery: { name } }),
    );
    if (answer === undefined) return undefined;
    workspace.openGallery(answer.gallery.id);
    // What it is called is the first thing to say of a copy.
    workspace.renamedGalleryId.set(answer.gallery.id);
    return { galleryId: answer.gallery.id, calls: 1 };
  });
  if (steps.length === 0) return;
  workspace.messages.show({
    tone: 'DONE',
    text: t('gallery.cloned', { name: displayNameOf(gallery) }),
    steps,
  });
}

/** Answers whether the new name was taken. */
export async function renameGallery(
  workspace: Workspace,
  gallery: GallerySummary,
  name: string,
): Promise<boolean> {
  if (name.trim() === gallery.name) return true;
  const answer = await workspace.attempt(t('problem.renameGallery', { name: displayNameOf(gallery) }), () =>
    workspace.client.galleries.updateGallery({ gallery: { id: gallery.id, name: name.trim() } }),
  );
  return answer !== undefined;
}

/** Deletes a gallery without asking: the message offers to take it back, and so does undo at any time later. */
export async function deleteGallery(workspace: Workspace, gallery: GallerySummary): Promise<void> {
  const name = displayNameOf(gallery);
  const steps = await workspace.history.record(async () => {
    const answer = await workspace.attempt(t('problem.deleteGallery', { name }), () =>
      workspace.client.galleries.deleteGallery({ galleryId: gallery.id }),
    );
    return answer && { galleryId: gallery.id, calls: 1 };
  });
  if (steps.length === 0) return;
  workspace.messages.show({
    tone: 'DONE',
    text: t('gallery.deleted', { name }),
    detail: t('gallery.filesStay'),
    steps,
  });
}

/** Moves one gallery and says where it went. `landsAt` counts from 0. */
export async function moveGallery(
  workspace: Workspace,
  gallery: GallerySummary,
  place: Place,
  landsAt: number,
): Promise<void> {
  const name = displayNameOf(gallery);
  const answer = await workspace.attempt(t('problem.moveGallery', { name }), () =>
    workspace.client.galleries.moveGalleries({ galleryIds: [gallery.id], place }),
  );
  if (answer === undefined) return;
  const total = workspace.galleries.pages.list.total;
  workspace.messages.announce(t('gallery.moved', { name, place: landsAt + 1, total }));
}

/** Chooses the item whose picture stands for a gallery; `null`: its first ones do. */
export async function setCover(
  workspace: Workspace,
  galleryId: string,
  coverItemId: string | null,
): Promise<void> {
  const steps = await workspace.history.record(async () => {
    const answer = await workspace.attempt(t('problem.cover'), () =>
      workspace.client.galleries.updateGallery({ gallery: { id: galleryId, coverItemId } }),
    );
    return answer && { galleryId, calls: 1 };
  });
  if (steps.length === 0) return;
  const text = coverItemId === null ? t('gallery.coverAutomatic') : t('gallery.coverTaken');
  workspace.messages.show({ tone: 'DONE', topic: 'COVER', text, steps });
}

/** Deletes galleries without asking, in one step: the message offers to take it back, and so does undo at any time later. */
export async function deleteGalleries(
  workspace: Workspace,
  galleries: readonly GallerySummary[],
): Promise<void> {
  const [only] = galleries;
  if (only === undefined) return;
  if (galleries.length === 1) return deleteGallery(workspace, only);
  const steps = await workspace.history.record(async () => {
    const answer = await workspace.attempt(t('problem.deleteGalleries'), () =>
      workspace.client.galleries.deleteGalleries({ galleryIds: galleries.map(({ id }) => id) }),
    );
    return answer && { galleryId: only.id, calls: 1 };
  });
  if (steps.length === 0) return;
  const text = t('gallery.deletedSeveral', { count: galleries.length });
  workspace.messages.show({ tone: 'DONE', text, detail: t('gallery.filesStay'), steps });
}

/** Moves galleries and says where the first of them went. `landsAt` counts from 0. */
export async function moveGalleries(
  workspace: Workspace,
  galleries: readonly GallerySummary[],
  place: Place,
  landsAt: number,
): Promise<void> {
  const [only] = galleries;
  if (only === undefined) return;
  if (galleries.length === 1) return moveGallery(workspace, only, place, landsAt);
  const answer = await workspace.attempt(t('problem.moveGalleries'), () =>
    workspace.client.galleries.moveGalleries({ galleryIds: galleries.map(({ id }) => id), place }),
  );
  if (answer === undefined) return;
  const total = workspace.galleries.pages.list.total;
  const values = { count: galleries.length, place: landsAt + 1, total };
  workspace.messages.announce(t('gallery.movedSeveral', values));
}
