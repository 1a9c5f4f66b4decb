import type { ContractClient } from '../../../shared/contract/contract.ts';
import type { ItemsDigest } from '../../../shared/model/items-digest.ts';
import { EMPTY_DIGEST, mergedDigest } from '../../../shared/items/merge-digests.ts';
import { WritableCell } from './cell.ts';

/** The contract's limit for ids in one question. */
const MOST_AT_ONCE = 1000;

/**
 * What the selected items have in common. A selection may grow with each move of the pointer: while one question is under way, only the last that
 * is asked meanwhile is asked next.
 */
export class DigestReader {
  /** Undefined until the first answer; then the last one, until the next is there. */
  readonly cell = new WritableCell<ItemsDigest | undefined>(undefined);
  readonly #client: ContractClient;
  readonly #galleryId: string;
  #next: readonly string[] | undefined;
  #isReading = false;

  constructor(client: ContractClient, galleryId: string) {
    this.#client = client;
    this.#galleryId = galleryId;
  }

  ask(itemIds: readonly string[]): void {
    this.#next = itemIds;
    if (!this.#isReading) void this.#read();
  }

  async #read(): Promise<void> {
    this.#isReading = true;
    while (this.#next !== undefined) {
      const itemIds = this.#next;
      this.#next = undefined;
      try {
        const digest = await this.#digestOf(itemIds);
        // An answer to a question that nobody has any more would show for a moment only.
        if (this.#next === undefined) this.cell.set(digest);
      } catch {
        // One of them is gone, which the selection is told next, or the connection is, which the window says elsewhere.
      }
    }
    this.#isReading = false;
  }

  async #digestOf(itemIds: readonly string[]): Promise<ItemsDigest> {
    const parts: Promise<ItemsDigest>[] = [];
    for (let from = 0; from < itemIds.length; from += MOST_AT_ONCE) {
      const part = { galleryId: this.#galleryId, itemIds: itemIds.slice(from, from + MOST_AT_ONCE) };
      parts.push(this.#client.galleries.describeGalleryItems(part).then(({ digest }) => digest));
    }
    return (await Promise.all(parts)).reduce(mergedDigest, EMPTY_DIGEST);
  }
}
