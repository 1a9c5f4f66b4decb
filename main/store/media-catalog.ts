import type { MediaFile } from '../../shared/model/media-file.ts';
import type { MediaCatalog } from './state.ts';

/** The catalog with its indexes; changed only by the store. */
export class IndexedMediaCatalog implements MediaCatalog {
  readonly #byId = new Map<string, MediaFile>();
  /** Almost always one file each; several when missing files keep a path that is taken again, or for copies. */
  readonly #byPath = new Map<string, readonly MediaFile[]>();
  readonly #byFingerprint = new Map<string, readonly MediaFile[]>();
  readonly #byFolder = new Map<string, Map<string, MediaFile>>();

  constructor(files: Iterable<MediaFile> = []) {
    for (const file of files) this.set(file);
  }

  get size(): number {
    return this.#byId.size;
  }

  get(mediaId: string): MediaFile | undefined {
    return this.#byId.get(mediaId);
  }

  byPath(path: string): MediaFile | undefined {
    const files = this.#byPath.get(path);
    return files?.find(({ status }) => status !== 'MISSING') ?? files?.at(-1);
  }

  byFingerprint(fingerprint: string): readonly MediaFile[] {
    return this.#byFingerprint.get(fingerprint) ?? [];
  }

  inFolder(folder: string): Iterable<MediaFile> {
    return this.#byFolder.get(folder)?.values() ?? [];
  }

  folders(): Iterable<string> {
    return this.#byFolder.keys();
  }

  values(): Iterable<MediaFile> {
    return this.#byId.values();
  }

  /** Adds the file, or puts it in place of the one with its id. */
  set(file: MediaFile): void {
    this.#unindex(file.id);
    this.#byId.set(file.id, file);
    const folder = folderOf(file.path);
    const neighbours = this.#byFolder.get(folder);
    if (neighbours === undefined) this.#byFolder.set(folder, new Map([[file.id, file]]));
    else neighbours.set(file.id, file);
    this.#byPath.set(file.path, [...(this.#byPath.get(file.path) ?? []), file]);
    if (file.fingerprint !== undefined) {
      const same = this.#byFingerprint.get(file.fingerprint) ?? [];
      this.#byFingerprint.set(file.fingerprint, [...same, file]);
    }
  }

  delete(mediaId: string): void {
    this.#unindex(mediaId);
    this.#byId.delete(mediaId);
  }

  #unindex(mediaId: string): void {
    const former = this.#byId.get(mediaId);
    if (former === undefined) return;
    const folder = folderOf(former.path);
    const neighbours = this.#byFolder.get(folder);
    neighbours?.delete(mediaId);
    if (neighbours?.size === 0) this.#byFolder.delete(folder);
    removeFrom(this.#byPath, former.path, mediaId);
    if (former.fingerprint !== undefined) removeFrom(this.#byFingerprint, former.fingerprint, mediaId);
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function removeFrom(index: Map<string, readonly MediaFile[]>, key: string, mediaId: string): void {
  const rest = (index.get(key) ?? []).filter(({ id }) => id !== mediaId);
  if (rest.length > 0) index.set(key, rest);
  else index.delete(key);
}
