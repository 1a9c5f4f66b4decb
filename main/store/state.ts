import type { ChangePlace, DecidedEvent } from '../../shared/events/domain-event.ts';
import type { GalleryProperties, GallerySummary } from '../../shared/model/gallery.ts';
import type { GalleryItem } from '../../shared/model/item.ts';
import type { LibrarySettings } from '../../shared/model/library.ts';
import type { MediaFile } from '../../shared/model/media-file.ts';
import type { ReadonlySortedList } from '../../shared/order/sorted-list.ts';

/** One gallery in memory, as readers see it. */
export interface GalleryDocument {
  readonly properties: GalleryProperties;
  /** Sequence of the gallery's last event. */
  readonly sequence: number;
  /** In display order. */
  readonly items: ReadonlySortedList<GalleryItem>;
}

/** The media catalog in memory, as readers see it. */
export interface MediaCatalog {
  readonly size: number;
  get(mediaId: string): MediaFile | undefined;
  /** By path relative to the media folder. Missing files keep their last path, so a path answers the file that is there first. */
  byPath(path: string): MediaFile | undefined;
  /** All files, missing ones too, with this content. */
  byFingerprint(fingerprint: string): readonly MediaFile[];
  /** The files directly in a folder ('' is the media folder itself), missing ones too. */
  inFolder(folder: string): Iterable<MediaFile>;
  /** All folders that have files. */
  folders(): Iterable<string>;
  values(): Iterable<MediaFile>;
}

/** Everything the library knows, for reading. Reads never wait for changes. */
export interface LibraryState {
  readonly settings: LibrarySettings;
  /** All galleries in display order, known without reading gallery files. */
  readonly galleries: ReadonlySortedList<GallerySummary>;
  /** All galleries by date of creation, oldest first. */
  readonly galleriesByDate: ReadonlySortedList<GallerySummary>;
  /** A gallery with its items, read from its file when it is first asked for. Undefined when there is none. */
  gallery(galleryId: string): Promise<GalleryDocument | undefined>;
  readonly media: MediaCatalog;
}

/** What a command decided, before anything happened. */
export interface Decision<T> extends ChangePlace {
  /** For people, in the form of a menu entry: "Move 12 items". */
  readonly label: string;
  /** None: nothing changes and nothing is written. */
  readonly events: readonly DecidedEvent[];
  readonly result: T;
}

/** Reads the state and decides events; never changes anything itself. Throws to refuse. */
export type Command<T> = (state: LibraryState) => Decision<T> | Promise<Decision<T>>;

/** The part of the store that services use. */
export interface ChangeableState {
  readonly state: LibraryState;
  /**
   * Runs a command after all earlier ones, applies what it decided and answers its result once that is durable.
   *
   * @throws what the command throws; `UNAVAILABLE` when the disk refused, with memory and disk as they were before.
   */
  change<T>(command: Command<T>): Promise<T>;
}
