import { AsyncIteratorClass } from '@orpc/server';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';

/** How many messages wait for a slow reader before its stream is ended. */
const LARGEST_BACKLOG = 10_000;

interface MessageStreamOptions {
  /** The caller's; the stream ends when it aborts. */
  readonly signal?: AbortSignal | undefined;
  /** Turns the error that ends the stream into the one the caller sees. */
  readonly mapError: (error: unknown) => unknown;
  readonly largestBacklog?: number;
}

/**
 * A stream of what a source pushes, from the moment of the call on, until the reader returns it or the caller goes away; then
 * the source is let go. A reader that falls behind by more than the backlog gets `UNAVAILABLE`, so that it starts afresh instead of
 * missing messages.
 *
 * @param subscribe starts the source and answers the function that stops it
 */
export function messageStream<T>(
  subscribe: (push: (message: T) => void) => () => void,
  { signal, mapError, largestBacklog = LARGEST_BACKLOG }: MessageStreamOptions,
): AsyncIteratorClass<T, void, void> {
  const waiting: T[] = [];
  const state: { problem?: GalleryDeskError; hasEnded: boolean; wake?: () => void } = { hasEnded: false };
  const unsubscribe = subscribe((message) => {
    if (waiting.length < largestBacklog) waiting.push(message);
    else {
      state.problem = new GalleryDeskError(
        'UNAVAILABLE',
        `The reader of this stream fell behind by ${largestBacklog} messages, so it was ended. Subscribe again and read the state afresh.`,
      );
      end();
    }
    state.wake?.();
  });
  // A stream whose caller is gone is done, not failed: there is nobody to tell.
  function end(): void {
    if (state.hasEnded) return;
    state.hasEnded = true;
    waiting.length = 0;
    unsubscribe();
    signal?.removeEventListener('abort', end);
    state.wake?.();
  }
  signal?.addEventListener('abort', end);
  if (signal?.aborted === true) end();

  return new AsyncIteratorClass<T, void, void>(
    async () => {
      if (waiting.length === 0 && !state.hasEnded) {
        await new Promise<void>((resolve) => {
          state.wake = resolve;
        });
      }
      if (state.problem !== undefined) throw mapError(state.problem);
      const message = waiting.shift();
      return message === undefined ? { done: true, value: undefined } : { done: false, value: message };
    },
    async () => end(),
  );
}
