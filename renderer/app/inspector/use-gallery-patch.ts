import type { GalleryPatch } from '../../../shared/schemas/gallery.ts';
import { problemOf } from '../state/problem.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import type { SaveProblem } from './use-item-patch.ts';

/** Saves fields of a gallery. A problem is answered, to be shown beside its field. */
export function useGalleryPatch(galleryId: string) {
  const { client } = useWorkspace();
  return async (patch: Omit<GalleryPatch, 'id'>): Promise<SaveProblem> => {
    try {
      await client.galleries.updateGallery({ gallery: { ...patch, id: galleryId } });
      return undefined;
    } catch (error) {
      const { message, fieldViolations } = problemOf(error);
      return fieldViolations.length === 0
        ? message
        : fieldViolations.map(({ description }) => description).join(' ');
    }
  };
}
