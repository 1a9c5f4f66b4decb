import type { Hono } from 'hono';
import * as z from 'zod';
import { parseInput } from './error-response.ts';
import { readBody } from './request-input.ts';
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
export function addWebhookRoutes(app: Hono, webhooks: Webhooks): void {
  app.get('/webhooks', (context) => context.json({ webhooks: webhooks.list().map(withoutSecret) }));
  app.post('/webhooks', async (context) => {
    const { url, secret } = parseInput(webhookInputSchema, await readBody(context));
    const webhook = await webhooks.add(url, secret);
    return context.json({ webhook: { ...withoutSecret(webhook), secret: webhook.secret } });
  });
  app.delete('/webhooks/:id', async (context) => {
    const { id } = context.req.param();
    await webhooks.remove(id);
    return context.json({ id });
  });
  app.get('/webhooks/:id/deliveries', (context) =>
    context.json({ deliveries: webhooks.deliveries(context.req.param('id')) }),
  );
}
