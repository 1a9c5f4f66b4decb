import { fileNameOf, type MediaFile, type MediaKind } from '../../shared/model/media-file.ts';
import type { MediaCatalog } from '../store/state.ts';
import type { Breather } from '../events/breather.ts';

/** What an import says of the file that an item shows. */
export interface MediaReference {
  readonly kind: MediaKind;
  /** A media id, or whatever stands in its place. */
  readonly id: string | undefined;
  /** A file name, or a path in the media folder. */
  readonly fileName: string | undefined;
  /** px; tell files of one name apart */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

export type ResolvedMedia =
  | { readonly found: 'ID' | 'NAME'; readonly file: MediaFile }
  | { readonly found: 'NONE' }
  /** Several files have that name. */
  | { readonly found: 'SEVERAL'; readonly paths: readonly string[] };

const NONE: ResolvedMedia = { found: 'NONE' };

const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Finds the catalog's files that an import speaks of: by id, else by path, else by name. */
export class MediaResolver {
  readonly #media: MediaCatalog;
  readonly #breather: Breather;
  #byName: ReadonlyMap<string, readonly MediaFile[]> | undefined;

  constructor(media: MediaCatalog, breather: Breather) {
    this.#media = media;
    this.#breather = breather;
  }

  async resolve(reference: MediaReference): Promise<ResolvedMedia> {
    const { id, kind } = reference;
    const byId = id === undefined ? undefined : this.#media.get(id);
    if (byId?.kind === kind) return { found: 'ID', file: byId };
    // Some programs put the name where the id belongs.
    for (const name of [reference.fileName, id]) {
      if (name === undefined || name === '') continue;
      const resolved = await this.#byFileName(name.normalize('NFC').replaceAll('\\', '/'), reference);
      if (resolved.found !== 'NONE') return resolved;
    }
    return NONE;
  }

  async #byFileName(name: string, { kind, width, height }: MediaReference): Promise<ResolvedMedia> {
    const byPath = this.#media.byPath(name);
    if (byPath?.kind === kind) return { found: 'NAME', file: byPath };
    this.#byName ??= await this.#index();
    const named = (this.#byName.get(lastPart(name)) ?? []).filter((file) => file.kind === kind);
    const there = named.filter(({ status }) => status !== 'MISSING');
    const candidates = there.length > 0 ? there : named;
    const sameSize = candidates.filter((file) => file.width === width && file.height === height);
    const [first, ...others] = sameSize.length === 1 ? sameSize : candidates;
    if (first === undefined) return NONE;
    if (others.length === 0) return { found: 'NAME', file: first };
    return { found: 'SEVERAL', paths: candidates.map(({ path }) => path) };
  }

  async #index(): Promise<ReadonlyMap<string, readonly MediaFile[]>> {
    const byName = new Map<string, MediaFile[]>();
    for (const file of this.#media.values()) {
      const name = fileNameOf(file);
      const same = byName.get(name);
      if (same === undefined) byName.set(name, [file]);
      else same.push(file);
      if (this.#breather.isDue) await this.#breather.rest();
    }
    return byName;
  }
}

/** The catalog for items that come back: a file that is known but not usable just now may be shown, since it can come back as well. */
export function lenientCatalog(media: MediaCatalog): MediaCatalog {
  return {
    size: media.size,
    get(mediaId) {
      const file = media.get(mediaId);
      return file !== undefined && (file.status === 'MISSING' || file.status === 'DAMAGED')
        ? { ...file, status: 'READY' }
        : file;
    },
    byPath: (path) => media.byPath(path),
    byFingerprint: (fingerprint) => media.byFingerprint(fingerprint),
    inFolder: (folder) => media.inFolder(folder),
    folders: () => media.folders(),
    values: () => media.values(),
  };
}
