import path from 'node:path';
import * as z from 'zod';
import type { RestServerInfo, RestWebhook } from '../../shared/contract/rest.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { Library } from '../library.ts';
import type { RestSwitch } from '../router/rest.ts';
import { JsonRecord } from './json-record.ts';
import type { RestServer } from './rest-server.ts';
import type { DeliveryAttempt } from './webhook-delivery.ts';

const settingsSchema = z.object({
  isOn: z.boolean(),
  port: z.number().int().min(0).max(65_535),
  token: z.string().min(16).optional(),
  origins: z.array(z.string()).optional(),
  importFrom: z.array(z.string()).optional(),
});

type Settings = z.infer<typeof settingsSchema>;

const UNSET: Settings = { isOn: false, port: 0 };

/** A switch with the server behind it. */
export interface ClosableRestSwitch extends RestSwitch {
  /** Ends the server; it is on again at the next opening when it was on. */
  close(): Promise<void>;
}

function lastDeliveryOf({ state, time, problem }: DeliveryAttempt): RestWebhook['lastDelivery'] {
  return { state, time, ...(problem === undefined ? {} : { problem }) };
}

/**
 * The switch of the REST API of an open library, off until it is turned on. What it is set to is kept in the cache folder: port and token
 * are of this machine and do not travel with the library. A server that cannot start, because its port is taken, only reports it.
 */
export async function openRestSwitch(
  library: Library,
  report: (message: string) => void,
): Promise<ClosableRestSwitch> {
  const file = path.join(library.folder, 'cache', 'rest', 'server.json');
  const kept = await JsonRecord.open<Settings>(file, settingsSchema, UNSET).catch((error: unknown) => {
    report(String(error));
    return undefined;
  });
  let settings = kept?.value ?? UNSET;
  let server: RestServer | undefined;
  let changing: Promise<unknown> = Promise.resolve();

  function info(): RestServerInfo {
    const { origins = [], importFrom = [] } = settings;
    if (server === undefined) return { isOn: false, origins, importFrom };
    const { address, token, webhooks } = server;
    const described = webhooks.list().map(({ id, url }) => {
      const [last] = webhooks.deliveries(id);
      return { id, url, ...(last && { lastDelivery: lastDeliveryOf(last) }) };
    });
    return { isOn: true, address, token, origins, importFrom, webhooks: described };
  }

  async function start({ port, token, origins, importFrom }: Settings): Promise<RestServer> {
    // Most libraries are never served: the server is loaded for those that are.
    const { startRestServer } = await import('./rest-server.ts');
    const known = { ...(token && { token }), ...(origins && { origins }), ...(importFrom && { importFrom }) };
    return startRestServer({ library, port, report, ...known });
  }

  async function change({ renewToken, ...input }: Parameters<RestSwitch['set']>[0]): Promise<RestServerInfo> {
    const { token: former, ...before } = settings;
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    const wanted: Settings = {
      ...before,
      ...given,
      ...(former === undefined || renewToken === true ? {} : { token: former }),
    };
    const running = server;
    server = undefined;
    await running?.close();
    try {
      if (wanted.isOn) server = await start(wanted);
    } catch (error) {
      // What was served goes on.
      if (running !== undefined) server = await start(settings).catch(() => undefined);
      throw error;
    }
    settings = server === undefined ? wanted : { ...wanted, port: server.port, token: server.token };
    await kept?.set(settings);
    return info();
  }

  if (settings.isOn) {
    server = await start(settings).catch((error: unknown) => {
      report(`The REST API could not be served: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    });
  }
  return {
    info,
    set(input) {
      const changed = changing.then(() => change(input));
      changing = changed.catch(() => undefined);
      return changed;
    },
    async deleteWebhook(webhookId) {
      if (server === undefined) {
        throw new GalleryDeskError(
          'FAILED_PRECONDITION',
          'The REST API is off. Turn it on to change its webhooks.',
        );
      }
      await server.webhooks.remove(webhookId);
      return info();
    },
    async close() {
      await changing;
      await server?.close();
      server = undefined;
    },
  };
}
