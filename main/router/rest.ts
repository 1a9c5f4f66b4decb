import type { restContract, RestServerInfo } from '../../shared/contract/rest.ts';
import type { InputOf } from '../../shared/contract/method-types.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { Implementer } from './implementer.ts';

/** The REST API of a host: whether it is served, and turning it on and off. */
export interface RestSwitch {
  info(): RestServerInfo;
  /** @throws GalleryDeskError `FAILED_PRECONDITION` when the port is in use, or the host serves none */
  set(input: InputOf<(typeof restContract)['setRestServer']>): Promise<RestServerInfo>;
  /** @throws GalleryDeskError `NOT_FOUND` for an unknown one, `FAILED_PRECONDITION` while nothing is served */
  deleteWebhook(webhookId: string): Promise<RestServerInfo>;
}

const notServed = (): GalleryDeskError =>
  new GalleryDeskError(
    'FAILED_PRECONDITION',
    'No application is running on this library that could serve it. Open it in Gallery Desk, or run "gallery-desk serve".',
  );

/** For hosts that end with their answer. */
export const noRestSwitch: RestSwitch = {
  info: () => ({ isOn: false, origins: [], importFrom: [] }),
  set: async () => {
    throw notServed();
  },
  deleteWebhook: async () => {
    throw notServed();
  },
};

export function restHandlers({ rest: on }: Implementer, rest: RestSwitch) {
  return {
    getRestServer: on.getRestServer.handler(() => rest.info()),
    setRestServer: on.setRestServer.handler(({ input }) => rest.set(input)),
    deleteRestWebhook: on.deleteRestWebhook.handler(({ input }) => rest.deleteWebhook(input.webhookId)),
  };
}
