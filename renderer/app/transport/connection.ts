import type { ContractClient } from '../../../shared/contract/contract.ts';
import type { Cell } from '../state/cell.ts';
import type { ChangesUnderWay } from './changes-under-way.ts';

/**
 * - `CONNECTING`: not there yet, calls wait
 * - `CONNECTED`
 * - `LOST`: the core is gone; calls fail at once, and a transport that can tries to come back
 * - `REFUSED`: the core was started again and does not know this window any more
 */
export type ConnectionState = 'CONNECTING' | 'CONNECTED' | 'LOST' | 'REFUSED';

/** The core behind the contract, however it is reached. */
export interface Connection {
  readonly client: ContractClient;
  readonly transport: 'MESSAGE_PORT' | 'WEB_SOCKET';
  readonly state: Cell<ConnectionState>;
  readonly changes: ChangesUnderWay;
  /** Tries again now, where a transport can. */
  readonly retry: () => void;
}
