import { WritableCell } from '../state/cell.ts';
import type { FileTarget } from './add-files.ts';

/** A point of the window, in px. */
export interface DropPoint {
  readonly clientX: number;
  readonly clientY: number;
}

/** A part of the window that files can be dropped onto. */
export interface FileDropZone {
  /** Where files would go that are dropped here, shown in the zone itself; undefined: where the window as a whole puts them. */
  readonly over: (point: DropPoint) => ZoneTarget | undefined;
  /** What is dragged is no longer over the zone. */
  readonly leave: () => void;
}

/** Where files would go, and how to say it. */
export interface ZoneTarget extends FileTarget {
  /** The place in the gallery, from 0; absent: its end. */
  readonly index?: number;
}

/** Files that are being dragged over the window. */
export interface FileDrag {
  /** As many things as the file manager gives, a folder counting as one; undefined when the browser does not tell. */
  readonly count: number | undefined;
  readonly target: ZoneTarget;
}

/** The parts of the window that take files from the file manager. One listener for the whole window asks them. */
export class FileDropZones {
  /** What is dragged over the window now. */
  readonly drag = new WritableCell<FileDrag | undefined>(undefined);
  readonly #zones = new Map<Element, FileDropZone>();

  /** Answers the function that takes the zone away. */
  add(element: Element, zone: FileDropZone): () => void {
    this.#zones.set(element, zone);
    return () => {
      if (this.#zones.get(element) === zone) this.#zones.delete(element);
    };
  }

  /** The innermost zone around an element. */
  around(target: EventTarget | null): FileDropZone | undefined {
    for (
      let element = target instanceof Element ? target : null;
      element !== null;
      element = element.parentElement
    ) {
      const zone = this.#zones.get(element);
      if (zone !== undefined) return zone;
    }
    return undefined;
  }
}
