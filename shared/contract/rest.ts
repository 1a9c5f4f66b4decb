import { type } from '@orpc/contract';
import * as z from 'zod';
import { method } from './base.ts';

/** The server of the Pro Gallery API for programs on this machine, as a window or menu shows it. */
export interface RestServerInfo {
  readonly isOn: boolean;
  /** `http://127.0.0.1:<port>`, which describes itself in a browser. Present while it is on. */
  readonly address?: string;
  /** What programs send in `Authorization`. Present while it is on. */
  readonly token?: string;
}

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
      }),
    )
    .output(type<RestServerInfo>()),
};
