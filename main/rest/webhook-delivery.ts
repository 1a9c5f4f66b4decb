import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { EventsGone, type EventPosition, type LibraryEvent, type LibraryEvents } from './library-events.ts';

/** One attempt to deliver one event. */
export interface DeliveryAttempt {
  /** The event's envelope's id. */
  readonly eventId: string;
  readonly eventType: string;
  /** ISO 8601, UTC */
  readonly time: string;
  /** 1 for the first. */
  readonly attempt: number;
  readonly state: 'DELIVERED' | 'FAILED' | 'GONE';
  /** The receiver's status; absent when it did not answer. */
  readonly status?: number;
  /** For people, when it failed. */
  readonly problem?: string;
}

export interface DeliveryTarget {
  readonly url: string;
  readonly secret: string;
}

export interface DeliveryParts {
  readonly events: LibraryEvents;
  /** The body and the type of an event. */
  readonly describe: (event: LibraryEvent) => Promise<{ readonly type: string; readonly body: string }>;
  readonly log: (attempt: DeliveryAttempt) => void;
  /** An event was taken by the receiver, or given up because it is no longer kept. */
  readonly delivered: (position: EventPosition) => Promise<void>;
  /** ms before the attempt after a failed one; attempts count from 1. */
  readonly backoff?: (attempt: number) => number;
}

/** ms: how long a receiver may take. */
const ANSWER_TIMEOUT = 10_000;
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 10 * 60 * 1000;

/** 1 s, 2 s, 4 s … up to ten minutes, with a little chance in it so that receivers are not asked by all at once. */
export function backoffOf(attempt: number): number {
  return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempt - 1)) * (0.9 + Math.random() * 0.2);
}

/**
 * What a receiver checks: `t=<ms>,v1=<hex>`, the HMAC-SHA256 of `<ms>.<body>` with the webhook's secret. With the time in it, an old
 * delivery cannot be repeated by somebody else.
 */
export function signatureOf(body: string, secret: string, time: number): string {
  return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`;
}

async function send(
  { url, secret }: DeliveryTarget,
  event: { readonly type: string; readonly body: string },
  id: string,
  signal: AbortSignal,
): Promise<{ status?: number; problem?: string }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-gallery-desk-event': event.type,
        'x-gallery-desk-event-id': id,
        'x-gallery-desk-signature': signatureOf(event.body, secret, Date.now()),
      },
      body: event.body,
      // An address the person did not list is never called.
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_TIMEOUT)]),
    });
    await response.body?.cancel();
    const { status } = response;
    return status >= 200 && status < 300
      ? { status }
      : { status, problem: `It answered with status ${status}.` };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { problem: cause instanceof Error ? cause.message : String(cause) };
  }
}

/**
 * Delivers every event after a position to one address, one after another, each until it is taken: at least once, and in order. Ends
 * with the signal.
 */
export async function deliver(
  target: DeliveryTarget,
  from: EventPosition,
  parts: DeliveryParts,
  signal: AbortSignal,
): Promise<void> {
  const { events, describe, log, delivered, backoff = backoffOf } = parts;
  let position = from;
  while (!signal.aborted) {
    try {
      for await (const event of events.after(position, signal)) {
        const { id } = event.envelope;
        for (let attempt = 1; ; attempt++) {
          const described = await describe(event);
          const { status, problem } = await send(target, described, id, signal);
          if (signal.aborted) return;
          const about = { eventId: id, eventType: described.type, time: new Date().toISOString(), attempt };
          const answered = status === undefined ? {} : { status };
          if (problem === undefined) {
            log({ ...about, state: 'DELIVERED', ...answered });
            break;
          }
          log({ ...about, state: 'FAILED', ...answered, problem });
          await pause(backoff(attempt), undefined, { signal });
        }
        ({ position } = event);
        await delivered(position);
      }
    } catch (error) {
      if (signal.aborted) return;
      const isGone = error instanceof EventsGone;
      const problem = error instanceof Error ? error.message : String(error);
      log({
        eventId: '',
        eventType: '',
        time: new Date().toISOString(),
        attempt: 1,
        state: isGone ? 'GONE' : 'FAILED',
        problem,
      });
      // What is not kept cannot be delivered; it goes on with what happens from now on.
      if (isGone) {
        position = events.now;
        await delivered(position);
      } else await pause(backoff(1), undefined, { signal }).catch(() => undefined);
    }
  }
}
