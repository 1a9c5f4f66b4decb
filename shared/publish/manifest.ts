/**
 * What a target holds of a site: written into the target with each run, and kept in the library beside it. It says nothing that the
 * published pages do not say.
 */
export interface PublishManifest {
  readonly formatVersion: 1;
  readonly siteId: string;
  /** Published galleries in their order, then the deleted ones whose address answers with an empty gallery. */
  readonly galleries: readonly PublishedGallery[];
  /** By path relative to the site's root folder, forward slashes. Everything the program wrote there, and nothing else. */
  readonly files: Readonly<Record<string, PublishedFile>>;
}

export interface PublishedGallery {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly state: 'LIVE' | 'DELETED';
  /** Of everything but the items. */
  readonly digest: string;
  /** In the order of the page. */
  readonly items: readonly PublishedItem[];
}

export interface PublishedItem {
  readonly id: string;
  /** Of everything that the page shows of it. */
  readonly digest: string;
}

export interface PublishedFile {
  /** bytes */
  readonly size: number;
  /** hex */
  readonly sha256: string;
}

export const MANIFEST_VERSION = 1;
