import { WritableCell } from './cell.ts';

/** Something that happened, shown for a while at the edge of the window. */
export interface Toast {
  readonly id: number;
  readonly tone: 'DONE' | 'PROBLEM';
  readonly text: string;
  /** What to do about a problem, or what follows. */
  readonly detail?: string;
  /** The steps it tells of, oldest first: they can be undone from it as long as they are the next ones. */
  readonly steps?: readonly number[];
  /** What a person may want to do next. */
  readonly next?: { readonly label: string; readonly run: () => void };
  /** A message takes the place of another one with the same topic. */
  readonly topic?: string;
}

const SHOWN_IN_MS = 8000;
const MOST_AT_ONCE = 3;

/** What the window tells a person: toasts to see, announcements to hear. */
export class Messages {
  readonly toasts = new WritableCell<readonly Toast[]>([]);
  /** The latest sentence for a screen reader. The number makes a repeated sentence new. */
  readonly announcement = new WritableCell<{ readonly text: string; readonly number: number }>({
    text: '',
    number: 0,
  });
  #lastId = 0;

  /** A toast that goes by itself. Problems stay until they are dismissed. */
  show(toast: Omit<Toast, 'id'>): void {
    const id = ++this.#lastId;
    this.toasts.update((toasts) => {
      const others = toasts.filter(({ topic }) => topic === undefined || topic !== toast.topic);
      return [...others, { ...toast, id }].slice(-MOST_AT_ONCE);
    });
    if (toast.tone === 'DONE') setTimeout(() => this.dismiss(id), SHOWN_IN_MS);
  }

  dismiss(id: number): void {
    this.toasts.update((toasts) => toasts.filter((toast) => toast.id !== id));
  }

  /** A step was taken back: what was told of it is no longer so. */
  dismissStep(step: number): void {
    this.toasts.update((toasts) => toasts.filter(({ steps }) => steps?.includes(step) !== true));
  }

  announce(text: string): void {
    this.announcement.update(({ number }) => ({ text, number: number + 1 }));
  }
}
