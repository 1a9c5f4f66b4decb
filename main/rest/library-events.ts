import type { Change } from '../../shared/events/domain-event.ts';
import { envelopesOf, type EventEnvelope } from '../../shared/events/envelope.ts';
import type { Library } from '../library.ts';
import { HttpRefusal } from './error-response.ts';

/** A place in the stream of events: the change, and the event in it. What comes after it is still to be told. */
export interface EventPosition {
  readonly sequence: number;
  /** Of an event of the change; -1 before its first one. */
  readonly index: number;
}

export interface LibraryEvent {
  readonly position: EventPosition;
  readonly envelope: EventEnvelope;
}

/** Changes kept in memory, so that telling the newest ones reads no file. */
const REMEMBERED = 1000;
/** Changes read from the disk at a time. */
const READ_AT_ONCE = 500;

export const formatPosition = ({ sequence, index }: EventPosition): string => `${sequence}.${index}`;

export function parsePosition(text: string): EventPosition | undefined {
  const [, sequence, index] = /^(\d{1,15})\.(\d{1,9})$/.exec(text) ?? [];
  return sequence === undefined ? undefined : { sequence: Number(sequence), index: Number(index) };
}

/** The change with the first event after a position; the change that it is in may have more to tell. */
const firstAfter = ({ sequence, index }: EventPosition): number =>
  index === Number.MAX_SAFE_INTEGER ? sequence + 1 : Math.max(1, sequence);

/** What lies before a position is no longer known: whoever was told that far has to look at the galleries afresh. */
export class EventsGone extends HttpRefusal {
  constructor() {
    super(
      410,
      'EVENTS_GONE',
      'The events after this id are no longer kept, or are of another library. List the galleries afresh, and listen without Last-Event-ID from then on.',
    );
  }
}

/** The events of a library in order, from the past that is kept into the present. */
export class LibraryEvents {
  readonly #store: Library['store'];
  readonly #recent: Change[] = [];
  readonly #waiting = new Set<() => void>();
  readonly #unsubscribe: () => void;

  constructor({ store, events }: Pick<Library, 'store' | 'events'>) {
    this.#store = store;
    this.#unsubscribe = events.subscribe((message) => {
      if (message.kind !== 'change') return;
      this.#recent.push(message.change);
      if (this.#recent.length > REMEMBERED) this.#recent.shift();
      for (const wake of this.#waiting) wake();
    });
  }

  /** After the last durable change. */
  get now(): EventPosition {
    return { sequence: this.#store.sequence, index: Number.MAX_SAFE_INTEGER };
  }

  close(): void {
    this.#unsubscribe();
    for (const wake of this.#waiting) wake();
  }

  /** @throws EventsGone when what comes after a position is not kept */
  async requireKept(from: EventPosition): Promise<void> {
    const first = firstAfter(from);
    if (from.sequence > this.#store.sequence) throw new EventsGone();
    if (first <= this.#store.sequence) await this.#changes(first, first);
  }

  /**
   * Every event after a position, without gaps and in order, until the signal.
   *
   * @throws EventsGone when the past is not kept that far
   */
  async *after(from: EventPosition, signal: AbortSignal): AsyncGenerator<LibraryEvent, void, void> {
    if (from.sequence > this.#store.sequence) throw new EventsGone();
    let { sequence, index } = from;
    while (!signal.aborted) {
      const end = this.#store.sequence;
      const first = firstAfter({ sequence, index });
      if (first > end) {
        await this.#nextChange(signal);
        continue;
      }
      for (const change of await this.#changes(first, Math.min(end, first + READ_AT_ONCE - 1))) {
        for (const envelope of envelopesOf(change)) {
          const place = Number(envelope.id.slice(envelope.id.lastIndexOf('-') + 1));
          if (change.sequence === sequence && place <= index) continue;
          if (signal.aborted) return;
          yield { position: { sequence: change.sequence, index: place }, envelope };
        }
        ({ sequence } = change);
        index = Number.MAX_SAFE_INTEGER;
      }
    }
  }

  /** The position of an event by the id of its envelope, looked for in what is kept. @throws EventsGone */
  async find(id: string): Promise<EventPosition> {
    const [, changeId, index] = /^([\da-f-]{36})-(\d{1,9})$/i.exec(id) ?? [];
    if (changeId !== undefined) {
      for await (const line of this.#store.history.backwards()) {
        if (line.mentions(`"${changeId}"`) && line.change().id === changeId) {
          return { sequence: line.sequence, index: Number(index) };
        }
      }
    }
    throw new EventsGone();
  }

  /** Changes from one to another, both included, oldest first. */
  async #changes(first: number, last: number): Promise<readonly Change[]> {
    const oldest = this.#recent[0]?.sequence;
    if (oldest !== undefined && oldest <= first) {
      return this.#recent.filter(({ sequence }) => sequence >= first && sequence <= last);
    }
    const changes: Change[] = [];
    for await (const line of this.#store.history.backwards({ before: last + 1 })) {
      if (line.sequence < first) break;
      changes.push(line.change());
    }
    changes.reverse();
    if (changes[0]?.sequence !== first) throw new EventsGone();
    return changes;
  }

  #nextChange(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
      if (signal.aborted) wake();
    });
  }
}
