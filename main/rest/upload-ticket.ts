import { createHmac } from 'node:crypto';
import * as z from 'zod';
import { isSameSecret } from '../http/access.ts';
import { HttpRefusal } from './error-response.ts';

const ticketSchema = z.object({
  fileName: z.string().optional(),
  mimeType: z.string().optional(),
  folder: z.string(),
  labels: z.array(z.string()),
  sizeInBytes: z.number().optional(),
  /** ms since the epoch */
  expires: z.number(),
});

/** What an upload was announced as. */
export type UploadTicket = z.infer<typeof ticketSchema>;

/** How long an upload may begin after its address was asked for, in ms. */
export const TICKET_LIFE = 24 * 60 * 60 * 1000;

/** Tickets are signed instead of kept: an address that was given out works after a restart too. */
export class UploadTickets {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  issue(ticket: Omit<UploadTicket, 'expires'>): string {
    const content = Buffer.from(JSON.stringify({ ...ticket, expires: Date.now() + TICKET_LIFE })).toString(
      'base64url',
    );
    return `${content}.${this.#sign(content)}`;
  }

  /** @throws HttpRefusal 401 for a ticket that this server did not issue, or that is too old */
  read(text: string): UploadTicket {
    const [content = '', signature = ''] = text.split('.');
    if (isSameSecret(signature, this.#sign(content))) {
      const ticket = ticketSchema.parse(JSON.parse(Buffer.from(content, 'base64url').toString('utf8')));
      if (ticket.expires > Date.now()) return ticket;
    }
    throw new HttpRefusal(
      401,
      'UNAUTHENTICATED',
      'This upload address is not of this server, or older than a day. Ask for a new one with generateFileUploadUrl.',
    );
  }

  #sign(content: string): string {
    return createHmac('sha256', this.#secret).update(`upload ${content}`).digest('base64url');
  }
}
