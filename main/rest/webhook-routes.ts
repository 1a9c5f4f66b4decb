import * as z from 'zod';
import { parseInput } from './error-response.ts';
import type { RestMethod } from './rest-method.ts';
import type { Webhook, Webhooks } from './webhooks.ts';

export const webhookInputSchema = z.object({
  url: z.url({ protocol: /^https?$/, error: 'Must be an http or https address.' }).max(2048),
  /** What deliveries are signed with. Default: a new one. */
  secret: z.string().min(16).max(200).optional(),
});

/** The secret is told once, to whoever made the webhook. */
function withoutSecret({ id, url, createdDate }: Webhook): Record<string, unknown> {
  return { id, url, createdDate };
}

/** `/webhooks`: the addresses that are told of every event. Only those that are listed here are ever called. */
export function webhookMethods(webhooks: Webhooks): RestMethod[] {
  return [
    {
      verb: 'GET',
      paths: ['/webhooks'],
      query: {},
      answer: async () => JSON.stringify({ webhooks: webhooks.list().map(withoutSecret) }),
    },
    {
      verb: 'POST',
      paths: ['/webhooks'],
      async answer(given) {
        const { url, secret } = parseInput(webhookInputSchema, given);
        const webhook = await webhooks.add(url, secret);
        return JSON.stringify({ webhook: { ...withoutSecret(webhook), secret: webhook.secret } });
      },
    },
    {
      verb: 'DELETE',
      paths: ['/webhooks/{webhookId}'],
      query: {},
      async answer(_given, { webhookId: id = '' }) {
        await webhooks.remove(id);
        return JSON.stringify({ id });
      },
    },
    {
      verb: 'GET',
      paths: ['/webhooks/{webhookId}/deliveries'],
      query: {},
      answer: async (_given, { webhookId: id = '' }) =>
        JSON.stringify({ deliveries: webhooks.deliveries(id) }),
    },
  ];
}
