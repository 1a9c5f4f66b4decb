import { assertNever } from '../assert-never.ts';
import type { GalleryProperties } from '../model/gallery.ts';
import type { GalleryItem } from '../model/item.ts';
import { applyChanges, previousValues } from './apply-changes.ts';
import type { DecidedEvent, FieldChanges, GalleryEvent, ItemChanges } from './domain-event.ts';

/** The events of one gallery as a command decides them. */
export type DecidedGalleryEvent = Extract<DecidedEvent, { readonly galleryId: string }>;

/** A gallery that events start from. */
export interface GalleryContent {
  readonly properties: GalleryProperties;
  readonly sequence: number;
  readonly items: { readonly size: number; get(itemId: string): GalleryItem | undefined };
}

/**
 * One gallery while events are applied to it, laid over a base that stays untouched: the whole change is known to fit before anything
 * of it happens. Costs memory and time for what the events touch, not for what the gallery holds.
 */
export class GalleryDraft {
  readonly #galleryId: string;
  readonly #base: GalleryContent | undefined;
  readonly #items = new Map<string, GalleryItem | undefined>();
  #properties: GalleryProperties | undefined;
  #sequence: number;
  #size: number;

  /** `base` is undefined for a gallery that does not exist; its events are then numbered after `sequence`. */
  constructor(galleryId: string, base: GalleryContent | undefined, sequence: number) {
    this.#galleryId = galleryId;
    this.#base = base;
    this.#properties = base?.properties;
    this.#sequence = base?.sequence ?? sequence;
    this.#size = base?.items.size ?? 0;
  }

  /** Undefined when the gallery does not exist (any more). */
  get properties(): GalleryProperties | undefined {
    return this.#properties;
  }

  /** The sequence of the last event. */
  get sequence(): number {
    return this.#sequence;
  }

  /** What the events made of the items they touched; undefined: removed. */
  get touchedItems(): ReadonlyMap<string, GalleryItem | undefined> {
    return this.#items;
  }

  item(itemId: string): GalleryItem | undefined {
    return this.#items.has(itemId) ? this.#items.get(itemId) : this.#base?.items.get(itemId);
  }

  /**
   * Applies a decided event and answers it numbered, with the former values as they really are here, so that its inverse restores
   * them exactly.
   *
   * @throws Error when the event does not fit the gallery: a fault of the program that decided it
   */
  take(event: DecidedGalleryEvent): GalleryEvent {
    const complete = this.#complete(event, this.#sequence + 1);
    this.#apply(complete);
    return complete;
  }

  /**
   * Applies an event that is numbered already.
   *
   * @throws Error when the event does not fit the gallery
   */
  replay(event: GalleryEvent): void {
    this.#apply(event);
  }

  #complete(event: DecidedGalleryEvent, sequence: number): GalleryEvent {
    switch (event.type) {
      case 'galleryUpdated':
        return { ...event, previous: previousValues(this.#existing(), event.changed), sequence };
      case 'galleryDeleted':
        return { ...event, gallery: this.#existing(), sequence };
      case 'galleryItemUpdated': {
        const item = this.#existingItem(event.itemId);
        return {
          ...event,
          previous: previousValues(item, event.changed as FieldChanges<GalleryItem>) as ItemChanges,
          sequence,
        };
      }
      case 'galleryItemDeleted':
        return { ...event, item: this.#existingItem(event.item.id), sequence };
      case 'galleryCreated':
      case 'galleryItemCreated':
        return { ...event, sequence };
      default:
        return assertNever(event);
    }
  }

  #apply(event: GalleryEvent): void {
    switch (event.type) {
      case 'galleryCreated':
        if (this.#properties !== undefined) throw new Error(`The gallery ${this.#galleryId} exists already.`);
        if (event.gallery.id !== event.galleryId) {
          throw new Error(
            `The new gallery ${this.#galleryId} carries the properties of ${event.gallery.id}.`,
          );
        }
        this.#properties = event.gallery;
        break;
      case 'galleryUpdated':
        this.#properties = applyChanges(this.#existing(), event.changed);
        break;
      case 'galleryDeleted':
        this.#existing();
        // Each item has an event of its own: without it, taking the deletion back would bring back an empty gallery.
        if (this.#size > 0) {
          throw new Error(`The gallery ${this.#galleryId} is deleted while it holds ${this.#size} items.`);
        }
        this.#properties = undefined;
        break;
      case 'galleryItemCreated':
        this.#existing();
        if (this.item(event.item.id) !== undefined) {
          throw new Error(`The gallery ${this.#galleryId} has an item ${event.item.id} already.`);
        }
        this.#items.set(event.item.id, event.item);
        this.#size += 1;
        break;
      case 'galleryItemUpdated': {
        const item = this.#existingItem(event.itemId);
        this.#items.set(event.itemId, applyChanges(item, event.changed as FieldChanges<GalleryItem>));
        break;
      }
      case 'galleryItemDeleted':
        this.#existingItem(event.item.id);
        this.#items.set(event.item.id, undefined);
        this.#size -= 1;
        break;
      default:
        assertNever(event);
    }
    this.#sequence = event.sequence;
  }

  #existing(): GalleryProperties {
    if (this.#properties === undefined) throw new Error(`There is no gallery ${this.#galleryId}.`);
    return this.#properties;
  }

  #existingItem(itemId: string): GalleryItem {
    this.#existing();
    const item = this.item(itemId);
    if (item === undefined) throw new Error(`The gallery ${this.#galleryId} has no item ${itemId}.`);
    return item;
  }
}
