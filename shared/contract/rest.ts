import { type } from '@orpc/contract';
import * as z from 'zod';
import { method } from './base.ts';

/** An address that is told of every event. */
export interface RestWebhook {
  readonly id: string;
  readonly url: string;
  /** The last attempt to tell it something; absent before the first. */
  readonly lastDelivery?: {
    readonly state: 'DELIVERED' | 'FAILED' | 'GONE';
    /** ISO 8601, UTC */
    readonly time: string;
    /** For people, when it failed. */
    readonly problem?: string;
  };
}

/** The server of the Pro Gallery API for programs on this machine, as a window or menu shows it. */
export interface RestServerInfo {
  readonly isOn: boolean;
  /** `http://127.0.0.1:<port>`, which describes itself in a browser. Present while it is on. */
  readonly address?: string;
  /** What programs send in `Authorization`. Present while it is on. */
  readonly token?: string;
  /** Origins of pages that may use it from a browser; all others are refused. */
  readonly origins: readonly string[];
  /** Folders (absolute) and https origins that importFile may read. */
  readonly importFrom: readonly string[];
  /** Present while it is on. */
  readonly webhooks?: readonly RestWebhook[];
}

/** What is listed is compared as it stands, so that it has to be an origin as browsers write it. */
function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text && /^https?:/.test(text);
}

const isFolder = (text: string): boolean => /^(\/|[a-z]:[\\/]|\\\\)/i.test(text);

const originSchema = z
  .string()
  .max(300)
  .refine(isOrigin, {
    error: 'Give the origin of a page, such as http://localhost:3000.',
    params: { violatedRule: 'FORMAT' },
  });

const importPlaceSchema = z
  .string()
  .max(1024)
  .refine((text) => isFolder(text) || (text.startsWith('https:') && isOrigin(text)), {
    error: 'Give the whole path of a folder, or an https origin such as https://photos.example.',
    params: { violatedRule: 'FORMAT' },
  });

/** The switch of the REST API. Off until somebody turns it on; the library remembers it on this machine. */
export const restContract = {
  getRestServer: method('get', 'Tells whether the REST API is served, at which address and with which token.')
    .input(z.object({}))
    .output(type<RestServerInfo>()),
  setRestServer: method('set', 'Turns the REST API for programs on this machine on or off.')
    .input(
      z.object({
        isOn: z.boolean(),
        /** Default: the one it had, or a free one. */
        port: z.number().int().min(0).max(65_535).optional(),
        /** Makes a new token; programs with the former one are refused. */
        renewToken: z.boolean().optional(),
        /** Default: as before, and none at first. */
        origins: z.array(originSchema).max(20).optional(),
        importFrom: z.array(importPlaceSchema).max(20).optional(),
      }),
    )
    .output(type<RestServerInfo>()),
  deleteRestWebhook: method('delete-webhook', 'Tells an address of no further event.')
    .input(z.object({ webhookId: z.string().max(100) }))
    .output(type<RestServerInfo>()),
};
