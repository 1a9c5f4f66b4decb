import type { UploadedFile } from '../../shared/model/uploaded-file.ts';
import { randomUUID } from 'node:crypto';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { Addition } from '../../shared/model/addition.ts';
import type { CoreText } from '../../shared/text/core-text.ts';
import { FileAddition, type AdditionTarget } from './addition.ts';

/** ms. A sender that sends nothing for so long is gone; what came of its files stays. */
const PATIENCE = 120_000;

/** Files whose bytes are sent by a window, many requests together being one addition. */
export class Uploads {
  readonly #target: AdditionTarget;
  readonly #patience: number;
  readonly #running = new Map<
    string,
    { readonly addition: FileAddition; timer: NodeJS.Timeout | undefined }
  >();

  /** `patience` in ms. */
  constructor(target: AdditionTarget, patience = PATIENCE) {
    this.#target = target;
    this.#patience = patience;
  }

  /** Answers the id of a new upload. @throws `FAILED_PRECONDITION` when the media folder is out of reach */
  begin(announced: { readonly totalFiles: number; readonly totalBytes: number }): string {
    this.#target.folder();
    const id = randomUUID();
    this.#running.set(id, { addition: new FileAddition(this.#target, announced), timer: undefined });
    this.#await(id);
    return id;
  }

  /**
   * Takes one file. What becomes of it is told with all others at the end.
   *
   * @throws GalleryDeskError `NOT_FOUND` for an upload that is over, `INVALID_ARGUMENT` for a path that leads elsewhere,
   *   `FAILED_PRECONDITION` once the upload takes nothing more
   */
  async take(id: string, { index, path, bytes, modifiedTime }: UploadedFile): Promise<void> {
    const upload = this.#require(id);
    clearTimeout(upload.timer);
    try {
      if (!upload.addition.isStopped) await upload.addition.takeBytes(index, path, bytes, modifiedTime);
      if (upload.addition.isStopped) {
        throw new GalleryDeskError('FAILED_PRECONDITION', 'This upload was ended. Send nothing more of it.', {
          value: id,
        });
      }
    } finally {
      this.#await(id);
    }
  }

  /** Answers what became of all files. @throws `NOT_FOUND` when it is over already */
  finish(id: string): Promise<Addition> {
    const { addition, timer } = this.#require(id);
    clearTimeout(timer);
    this.#running.delete(id);
    return addition.finish();
  }

  /** Ends all that is under way. */
  async close(): Promise<void> {
    const ending = [...this.#running.keys()].map((id) => this.#end(id, 'Gallery Desk was closed.'));
    await Promise.all(ending);
  }

  #require(id: string) {
    const upload = this.#running.get(id);
    if (upload !== undefined) return upload;
    throw new GalleryDeskError('NOT_FOUND', `There is no upload ${id} under way. Begin a new one.`, {
      value: id,
    });
  }

  #await(id: string): void {
    const upload = this.#running.get(id);
    if (upload === undefined) return;
    clearTimeout(upload.timer);
    const problem = 'The window that sent the files went away. What had come before is in the media folder.';
    upload.timer = setTimeout(() => void this.#end(id, problem), this.#patience).unref();
  }

  async #end(id: string, problem: CoreText): Promise<void> {
    this.#require(id).addition.stop(problem);
    await this.finish(id);
  }
}
