/**
 * Places in the media folder that the program itself is moving a file to or from. What is seen there meanwhile is neither a new file nor a
 * vanished one.
 */
export class Motions {
  readonly #paths = new Map<string, number>();

  /** Answers the function that ends it. Path relative to the media folder. */
  begin(path: string): () => void {
    this.#paths.set(path, (this.#paths.get(path) ?? 0) + 1);
    let hasEnded = false;
    return () => {
      if (hasEnded) return;
      hasEnded = true;
      const left = (this.#paths.get(path) ?? 1) - 1;
      if (left > 0) this.#paths.set(path, left);
      else this.#paths.delete(path);
    };
  }

  has(path: string): boolean {
    return this.#paths.has(path);
  }
}
