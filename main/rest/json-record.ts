import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type * as z from 'zod';
import { writeAtomically } from '../store/atomic-file.ts';
import { isNotThere, nodeFileSystem } from '../store/file-system.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';

/** A small JSON file that is read once and written as a whole, one write after another. */
export class JsonRecord<T> {
  readonly #file: string;
  readonly #mode: number;
  #value: T;
  #writing: Promise<void> = Promise.resolve();

  private constructor(file: string, value: T, mode: number) {
    this.#file = file;
    this.#value = value;
    this.#mode = mode;
  }

  /**
   * @param file absolute; made with the first write
   * @param empty its content when it is not there
   * @throws GalleryDeskError `DATA_LOSS` when it is damaged: what is in it is not overwritten
   */
  static async open<T>(file: string, schema: z.ZodType<T>, empty: T, mode = 0o600): Promise<JsonRecord<T>> {
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (error) {
      if (!isNotThere(error)) throw error;
      return new JsonRecord(file, empty, mode);
    }
    try {
      return new JsonRecord(file, schema.parse(JSON.parse(text)), mode);
    } catch (cause) {
      throw new GalleryDeskError(
        'DATA_LOSS',
        `The file ${file} is damaged. Repair it, or move it away to begin with an empty one.`,
        { file },
        { cause },
      );
    }
  }

  get value(): T {
    return this.#value;
  }

  /** Answers when the new value is on the disk. Memory has it at once, and the old one again when the disk refuses. */
  async set(value: T): Promise<void> {
    const former = this.#value;
    this.#value = value;
    const written = this.#writeAfter(this.#writing);
    this.#writing = written.catch(() => undefined);
    try {
      await written;
    } catch (error) {
      if (this.#value === value) this.#value = former;
      throw error;
    }
  }

  async #writeAfter(earlier: Promise<void>): Promise<void> {
    await earlier;
    await mkdir(path.dirname(this.#file), { recursive: true });
    const text = JSON.stringify(this.#value, undefined, 2);
    await writeAtomically(nodeFileSystem, this.#file, [text], this.#mode);
  }
}
