import path from 'node:path';
import * as z from 'zod';
import type { Library } from '../library.ts';
import type { RestSwitch } from '../router/rest.ts';
import { JsonRecord } from './json-record.ts';
import type { RestServer } from './rest-server.ts';

const settingsSchema = z.object({
  isOn: z.boolean(),
  port: z.number().int().min(0).max(65_535),
  token: z.string().min(16).optional(),
});

/** A switch with the server behind it. */
export interface ClosableRestSwitch extends RestSwitch {
  /** Ends the server; it is on again at the next opening when it was on. */
  close(): Promise<void>;
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
  const settings = await JsonRecord.open<z.infer<typeof settingsSchema>>(file, settingsSchema, {
    isOn: false,
    port: 0,
  }).catch((error: unknown) => {
    report(String(error));
    return undefined;
  });
  let server: RestServer | undefined;
  let changing: Promise<unknown> = Promise.resolve();
  const info: RestSwitch['info'] = () =>
    server === undefined ? { isOn: false } : { isOn: true, address: server.address, token: server.token };

  async function start(port: number, token: string | undefined): Promise<RestServer> {
    // Most libraries are never served: the server is loaded for those that are.
    const { startRestServer } = await import('./rest-server.ts');
    return startRestServer({ library, port, report, ...(token === undefined ? {} : { token }) });
  }

  async function change(input: Parameters<RestSwitch['set']>[0]): Promise<ReturnType<RestSwitch['info']>> {
    const before = settings?.value ?? { isOn: false, port: 0 };
    const running = server;
    server = undefined;
    await running?.close();
    const token = input.renewToken === true ? undefined : before.token;
    if (input.isOn) server = await start(input.port ?? before.port, token);
    await settings?.set({
      isOn: input.isOn,
      port: server?.port ?? input.port ?? before.port,
      ...(server === undefined ? (token === undefined ? {} : { token }) : { token: server.token }),
    });
    return info();
  }

  if (settings?.value.isOn === true) {
    const { port, token } = settings.value;
    server = await start(port, token).catch((error: unknown) => {
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
    async close() {
      await changing;
      await server?.close();
      server = undefined;
    },
  };
}
