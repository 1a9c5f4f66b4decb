import type { ContractClient } from '../../../shared/contract/contract.ts';

type MethodName = {
  [Domain in keyof ContractClient]: `${Domain}.${Extract<keyof ContractClient[Domain], string>}`;
}[keyof ContractClient];

/** The methods that make, or take back, a step at once. Those that go on as jobs are steps only when they end. */
export const STEP_METHODS: ReadonlySet<string> = new Set<MethodName>([
  'galleries.createGallery',
  'galleries.updateGallery',
  'galleries.deleteGallery',
  'galleries.deleteGalleries',
  'galleries.moveGalleries',
  'galleries.createGalleryItem',
  'galleries.createGalleryItems',
  'galleries.addMediaToGallery',
  'galleries.updateGalleryItem',
  'galleries.updateGalleryItems',
  'galleries.editGalleryItems',
  'galleries.takeMetadataFromFiles',
  'galleries.deleteGalleryItem',
  'galleries.deleteGalleryItems',
  'galleries.bulkDeleteGalleryItems',
  'galleries.removeRejectedItems',
  'galleries.moveGalleryItems',
  'galleries.transferGalleryItems',
  'galleries.sortGalleryItems',
  'media.setPoster',
  'media.resetPoster',
  'media.fetchVideoPoster',
  'media.relinkMedia',
  'smart.freezeSmartGallery',
  'history.undo',
  'history.redo',
  'history.restoreFromHistory',
]);

/**
 * What this window asked to be changed and has no answer to yet. The core answers calls when they are done, not in the order in which they
 * came: a step back that overtakes a change would take back another one.
 */
export class ChangesUnderWay {
  readonly #answers = new Set<Promise<unknown>>();

  /** Passes a call on, and remembers it until it is answered when it makes a step. */
  readonly track = <T>({ path, next }: { path: readonly string[]; next: () => Promise<T> }): Promise<T> => {
    const answer = next();
    if (!STEP_METHODS.has(path.join('.'))) return answer;
    this.#answers.add(answer);
    const forget = (): boolean => this.#answers.delete(answer);
    answer.then(forget, forget);
    return answer;
  };

  /** Waits for everything that is under way now. Answers whether there was something. */
  async settled(): Promise<boolean> {
    if (this.#answers.size === 0) return false;
    await Promise.allSettled(this.#answers);
    return true;
  }
}
