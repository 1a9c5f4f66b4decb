import type { GalleryProperties } from '../model/gallery.ts';
import type { GalleryItem } from '../model/item.ts';
import type { LibrarySettings } from '../model/library.ts';
import type { MediaFile } from '../model/media-file.ts';

/**
 * New values of some fields. `null` removes the field; a field that is not there stays as it is. Values are whole: a change of
 * `image.focalPoint` carries the whole `image`.
 */
export type FieldChanges<T> = { readonly [K in keyof T]?: T[K] | null };

/** What the six events of the Pro Gallery API tell, with what is needed to apply them and to take them back. */
export type GalleryEvent =
  | {
      readonly type: 'galleryCreated';
      readonly galleryId: string;
      readonly gallery: GalleryProperties;
      readonly sequence: number;
    }
  | {
      readonly type: 'galleryUpdated';
      readonly galleryId: string;
      readonly changed: FieldChanges<GalleryProperties>;
      readonly previous: FieldChanges<GalleryProperties>;
      readonly sequence: number;
    }
  | {
      readonly type: 'galleryDeleted';
      readonly galleryId: string;
      readonly gallery: GalleryProperties;
      readonly sequence: number;
    }
  | {
      readonly type: 'galleryItemCreated';
      readonly galleryId: string;
      readonly item: GalleryItem;
      readonly sequence: number;
      readonly originatedFrom?: string;
    }
  | {
      readonly type: 'galleryItemUpdated';
      readonly galleryId: string;
      readonly itemId: string;
      readonly changed: ItemChanges;
      readonly previous: ItemChanges;
      readonly sequence: number;
      readonly originatedFrom?: string;
    }
  | {
      readonly type: 'galleryItemDeleted';
      readonly galleryId: string;
      readonly item: GalleryItem;
      readonly sequence: number;
      /** "Gallery Deleted" when the whole gallery went. */
      readonly originatedFrom?: string;
    };

/** The fields of an item that can change. */
export type ItemChanges = FieldChanges<
  Pick<
    GalleryItem,
    | 'sortOrder'
    | 'title'
    | 'description'
    | 'link'
    | 'tags'
    | 'flag'
    | 'rating'
    | 'updatedDate'
    | 'unknownFields'
  > & {
    readonly image?: Extract<GalleryItem, { type: 'IMAGE' }>['image'];
    readonly video?: Extract<GalleryItem, { type: 'VIDEO' }>['video'];
    readonly text?: Extract<GalleryItem, { type: 'TEXT' }>['text'];
  }
>;

export type MediaEvent =
  | { readonly type: 'mediaFileAdded'; readonly file: MediaFile }
  | {
      readonly type: 'mediaFileUpdated';
      readonly mediaId: string;
      readonly changed: FieldChanges<MediaFile>;
      readonly previous: FieldChanges<MediaFile>;
    }
  | { readonly type: 'mediaFileRemoved'; readonly file: MediaFile };

export type LibraryEvent = {
  readonly type: 'libraryUpdated';
  readonly changed: FieldChanges<LibrarySettings>;
  readonly previous: FieldChanges<LibrarySettings>;
};

/** Everything that can happen to a library. The journal is a list of these. */
export type DomainEvent = GalleryEvent | MediaEvent | LibraryEvent;

type WithoutSequence<T> = T extends { readonly sequence: number } ? Omit<T, 'sequence'> : T;

/** An event as a command decides it; the store numbers it when it takes it. */
export type DecidedEvent = WithoutSequence<DomainEvent>;

/** Where a change comes from that no person made: what the media folder did by itself. */
export type ChangeOrigin = 'MEDIA_FOLDER';

/** What a change is in the order of undo steps. A change with none of these is a step of its own. */
export interface ChangePlace {
  /** The sequence of the change that this one takes back. */
  readonly undoes?: number;
  /** The sequence of the change that this one does again, after it was taken back. */
  readonly redoes?: number;
  /** Absent: a person or a program made it. What the media folder did is no step and is not undone. */
  readonly origin?: ChangeOrigin;
}

/**
 * One acknowledged change: everything that one command did, applied or undone as a whole. One line of the journal.
 */
export interface Change extends ChangePlace {
  /** 1, 2, 3 … in the order of the journal, without gaps. */
  readonly sequence: number;
  /** GUID */
  readonly id: string;
  /** ISO 8601, UTC */
  readonly time: string;
  /** For people, in the form of a menu entry: "Move 12 items". */
  readonly label: string;
  readonly events: readonly DomainEvent[];
}
