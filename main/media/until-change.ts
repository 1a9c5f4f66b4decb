import type { EventStream } from '../events/event-stream.ts';

/** Answers when something holds that changes of the library bring about. */
export function untilChange(
  events: EventStream,
  holds: () => boolean,
): { readonly reached: Promise<void>; stop(): void } {
  let stop = (): void => undefined;
  const reached = new Promise<void>((resolve) => {
    stop = events.subscribe(({ kind }) => {
      if (kind === 'change' && holds()) resolve();
    });
  });
  return { reached, stop: () => stop() };
}
