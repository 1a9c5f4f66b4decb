import type { Change } from '../../shared/events/domain-event.ts';
import type { HistoryState } from '../../shared/history/history-state.ts';
import type { Notice, StreamMessage } from '../../shared/events/notice.ts';

type Listener = (message: StreamMessage) => void;

/** The library's one stream: every acknowledged change and every notice, to every host, in order. */
export class EventStream {
  readonly #listeners = new Set<Listener>();

  /** Answers the function that ends the subscription. A listener must not throw and must return quickly. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** `history`: what can be undone and redone after the change, as far as that is known. */
  publishChange(change: Change, history?: HistoryState): void {
    this.#send({ kind: 'change', change, ...(history === undefined ? {} : { history }) });
  }

  publishNotice(notice: Notice): void {
    this.#send({ kind: 'notice', notice });
  }

  #send(message: StreamMessage): void {
    for (const listener of this.#listeners) listener(message);
  }
}
