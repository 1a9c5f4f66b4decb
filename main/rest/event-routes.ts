import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Library } from '../library.ts';
import { formatPosition, parsePosition, type EventPosition, type LibraryEvents } from './library-events.ts';
import type { MediaAddresses } from './media-addresses.ts';
import { eventToWire, eventTypeOf } from './wire-events.ts';

export interface EventRoutes {
  readonly library: Library;
  readonly events: LibraryEvents;
  readonly addresses: MediaAddresses;
}

/** A silent connection gets a line now and then, so that both sides notice when the other is gone. ms */
const HEARTBEAT = 15_000;

/** ms: when a client tries again. */
const RETRY = 1000;

/**
 * `GET /events`: the events of the library as server-sent events (WHATWG HTML, section 9.2). With `Last-Event-ID`, or `lastEventId` in
 * the query, it begins after that event: the id of a message here, or the `id` of an envelope.
 */
export function addEventRoutes(app: Hono, { library, events, addresses }: EventRoutes): void {
  app.get('/events', async (context) => {
    const lastId = context.req.header('last-event-id') ?? context.req.query('lastEventId');
    const from: EventPosition =
      lastId === undefined || lastId === ''
        ? events.now
        : (parsePosition(lastId) ?? (await events.find(lastId)));
    await events.requireKept(from);
    const ended = new AbortController();
    return streamSSE(context, async (output) => {
      output.onAbort(() => ended.abort());
      const heartbeat = setInterval(() => void output.write(': still here\n\n'), HEARTBEAT);
      try {
        await output.write(`retry: ${RETRY}\n\n`);
        for await (const { position, envelope } of events.after(from, ended.signal)) {
          await output.writeSSE({
            id: formatPosition(position),
            event: eventTypeOf(envelope),
            data: JSON.stringify(await eventToWire(envelope, library.store.state, addresses)),
          });
        }
      } finally {
        clearInterval(heartbeat);
        ended.abort();
      }
    });
  });
}
