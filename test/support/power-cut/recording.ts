/** A file or folder of the recorded disk, whatever names it has. */
export type DiskNode = FileNode | FolderNode;

export interface FileNode {
  readonly kind: 'file';
  /** What was in it, durably, when the recording began. */
  readonly base: Buffer;
}

export interface FolderNode {
  readonly kind: 'folder';
  /** The names that were in it, durably, when the recording began. */
  readonly base: ReadonlyMap<string, DiskNode>;
  /** Those that are in it now. */
  readonly names: Map<string, DiskNode>;
}

/** What a program did to the disk. */
export type Deed =
  | { readonly do: 'write'; readonly node: FileNode; readonly position: number; readonly bytes: Buffer }
  | { readonly do: 'truncate'; readonly node: FileNode; readonly length: number }
  | {
      readonly do: 'name';
      readonly node: FolderNode;
      readonly name: string;
      readonly child: DiskNode;
    }
  | { readonly do: 'unname'; readonly node: FolderNode; readonly name: string }
  | {
      readonly do: 'rename';
      /** Where it goes to. A flush of this folder makes both sides sure: disks with a journal of names keep a rename as one. */
      readonly node: FolderNode;
      readonly to: string;
      readonly former: FolderNode;
      readonly from: string;
      readonly child: DiskNode;
    }
  | { readonly do: 'flush'; readonly node: DiskNode };

/** A deed with the moments it began and was answered; in between it may or may not have happened. */
export type TimedDeed = Deed & { readonly begun: number; answered: number };

/** Everything that happened to a disk, and what somebody was told meanwhile. Moments are counted, not measured. */
export class Recording {
  readonly deeds: TimedDeed[] = [];
  readonly #told: { readonly moment: number; readonly number: number }[] = [];
  #moment = 0;

  constructor(readonly root: FolderNode) {}

  /** After everything recorded so far. */
  get end(): number {
    return this.#moment + 1;
  }

  /** Performs a deed. One that failed did not happen. */
  async perform<T>(deed: Deed, perform: () => Promise<T>): Promise<T> {
    const timed: TimedDeed = { ...deed, begun: this.#next(), answered: Infinity };
    this.deeds.push(timed);
    try {
      const result = await perform();
      timed.answered = this.#next();
      return result;
    } catch (error) {
      this.deeds.splice(this.deeds.indexOf(timed), 1);
      throw error;
    }
  }

  /** Somebody was told that everything up to this number is done. */
  tell(number: number): void {
    this.#told.push({ moment: this.#next(), number });
  }

  /** The highest number told of before a moment, 0 without any. */
  toldBefore(moment: number): number {
    return Math.max(0, ...this.#told.filter((one) => one.moment < moment).map(({ number }) => number));
  }

  #next(): number {
    this.#moment += 1;
    return this.#moment;
  }
}
