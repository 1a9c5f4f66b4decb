import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import * as z from 'zod';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { JsonRecord } from './json-record.ts';
import type { LibraryEvents } from './library-events.ts';
import { deliver, type DeliveryAttempt, type DeliveryParts } from './webhook-delivery.ts';

const attemptSchema = z.object({
  eventId: z.string(),
  eventType: z.string(),
  time: z.string(),
  attempt: z.number(),
  state: z.enum(['DELIVERED', 'FAILED', 'GONE']),
  status: z.number().optional(),
  problem: z.string().optional(),
});

const webhookSchema = z.object({
  id: z.string(),
  url: z.string(),
  secret: z.string(),
  createdDate: z.string(),
  /** What comes after it is still to be delivered. */
  position: z.object({ sequence: z.number(), index: z.number() }),
});

const fileSchema = z.object({
  webhooks: z.array(webhookSchema),
  deliveries: z.record(z.string(), z.array(attemptSchema)),
});

/** An address that is told of every event. */
export type Webhook = z.infer<typeof webhookSchema>;

type WebhookFile = z.infer<typeof fileSchema>;

/** Attempts kept in the log of each webhook. */
const LOGGED = 200;
export const MOST_WEBHOOKS = 20;

export interface WebhooksParts extends Pick<DeliveryParts, 'events' | 'describe' | 'backoff'> {
  readonly libraryFolder: string;
  readonly events: LibraryEvents;
  readonly report: (message: string) => void;
}

/** The webhooks of a library: kept in its folder with how far each was told, so that nothing is left out after a restart. */
export class Webhooks {
  readonly #parts: WebhooksParts;
  readonly #record: JsonRecord<WebhookFile>;
  readonly #running = new Map<string, { readonly abort: AbortController; readonly ended: Promise<void> }>();

  private constructor(parts: WebhooksParts, record: JsonRecord<WebhookFile>) {
    this.#parts = parts;
    this.#record = record;
  }

  /** Opens them and goes on delivering. @throws GalleryDeskError `DATA_LOSS` when the file is damaged */
  static async open(parts: WebhooksParts): Promise<Webhooks> {
    const file = path.join(parts.libraryFolder, 'rest', 'webhooks.json');
    const record = await JsonRecord.open<WebhookFile>(file, fileSchema, { webhooks: [], deliveries: {} });
    const webhooks = new Webhooks(parts, record);
    for (const webhook of record.value.webhooks) webhooks.#start(webhook);
    return webhooks;
  }

  list(): readonly Webhook[] {
    return this.#record.value.webhooks;
  }

  /** Tells an address of every event from now on. @throws GalleryDeskError `FAILED_PRECONDITION` when there are too many */
  async add(url: string, secret: string = randomBytes(32).toString('base64url')): Promise<Webhook> {
    const { webhooks } = this.#record.value;
    if (webhooks.length >= MOST_WEBHOOKS) {
      throw new GalleryDeskError(
        'FAILED_PRECONDITION',
        `There are ${MOST_WEBHOOKS} webhooks, which is the most. Delete one that is no longer needed.`,
      );
    }
    const webhook: Webhook = {
      id: randomUUID(),
      url,
      secret,
      createdDate: new Date().toISOString(),
      position: this.#parts.events.now,
    };
    await this.#record.set({ ...this.#record.value, webhooks: [...webhooks, webhook] });
    this.#start(webhook);
    return webhook;
  }

  /** @throws GalleryDeskError `NOT_FOUND` */
  async remove(id: string): Promise<void> {
    this.#require(id);
    await this.#stop(id);
    const { webhooks, deliveries } = this.#record.value;
    const { [id]: _gone, ...rest } = deliveries;
    await this.#record.set({ webhooks: webhooks.filter((webhook) => webhook.id !== id), deliveries: rest });
  }

  /** The last attempts, the newest first. @throws GalleryDeskError `NOT_FOUND` */
  deliveries(id: string): readonly DeliveryAttempt[] {
    this.#require(id);
    return (this.#record.value.deliveries[id] ?? []).toReversed();
  }

  /** Ends the deliveries; what was not taken is delivered after the next opening. */
  async close(): Promise<void> {
    await Promise.all([...this.#running.keys()].map((id) => this.#stop(id)));
  }

  #require(id: string): void {
    if (this.list().some((webhook) => webhook.id === id)) return;
    throw new GalleryDeskError(
      'NOT_FOUND',
      `There is no webhook with the id ${id.slice(0, 100)}. List them to see those there are.`,
      {
        value: id.slice(0, 100),
      },
    );
  }

  #start({ id, url, secret, position }: Webhook): void {
    const abort = new AbortController();
    const { events, describe, backoff, report } = this.#parts;
    let log: DeliveryAttempt[] = [...(this.#record.value.deliveries[id] ?? [])] as DeliveryAttempt[];
    const keep = (change: (webhook: Webhook) => Webhook): Promise<void> => {
      const { webhooks, deliveries } = this.#record.value;
      return this.#record.set({
        webhooks: webhooks.map((webhook) => (webhook.id === id ? change(webhook) : webhook)),
        deliveries: { ...deliveries, [id]: log },
      });
    };
    const ended = deliver(
      { url, secret },
      position,
      {
        events,
        describe,
        ...(backoff && { backoff }),
        log: (attempt) => {
          log = [...log, attempt].slice(-LOGGED);
          // Of a success, the position is written with it.
          if (attempt.state !== 'DELIVERED')
            void keep((webhook) => webhook).catch((error: unknown) => report(String(error)));
        },
        delivered: (to) => keep((webhook) => ({ ...webhook, position: to })),
      },
      abort.signal,
    );
    this.#running.set(id, { abort, ended });
  }

  async #stop(id: string): Promise<void> {
    const running = this.#running.get(id);
    this.#running.delete(id);
    running?.abort.abort();
    await running?.ended;
  }
}
