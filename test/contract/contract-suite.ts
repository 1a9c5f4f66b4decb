import { afterAll, beforeAll, describe } from 'vitest';
import type { ContractClient } from '../../shared/contract/contract.ts';
import { addingSuite } from './adding-suite.ts';
import { creatingSuite } from './creating-suite.ts';
import { deletingSuite } from './deleting-suite.ts';
import { errorSuite } from './error-suite.ts';
import { eventSuite } from './event-suite.ts';
import { historySuite } from './history-suite.ts';
import { itemSuite } from './item-suite.ts';
import { librarySuite } from './library-suite.ts';
import { limitSuite } from './limit-suite.ts';
import { mediaItemSuite } from './media-item-suite.ts';
import { mediaSuite } from './media-suite.ts';
import { orderSuite } from './order-suite.ts';
import { recipeSuite } from './recipe-suite.ts';
import { severalItemsSuite } from './several-items-suite.ts';
import { trashSuite } from './trash-suite.ts';

/** A library with an empty media folder, reached over one transport. */
export interface ContractConnection {
  readonly client: ContractClient;
  /** Absolute path; the suite puts files there. */
  readonly mediaFolder: string;
  close(): Promise<void>;
}

/** What the parts of the suite see of the connection that is open while they run. */
export interface Connected {
  readonly client: ContractClient;
  readonly mediaFolder: string;
}

/**
 * What the contract promises, over any transport: the same suite for all of them. It opens one connection, to a library of its
 * own, and closes it.
 */
export function contractSuite(transport: string, connect: () => Promise<ContractConnection>): void {
  describe(`the contract ${transport}`, () => {
    let connection: ContractConnection | undefined;
    const connected: Connected = {
      get client() {
        return connection!.client;
      },
      get mediaFolder() {
        return connection!.mediaFolder;
      },
    };
    beforeAll(async () => {
      connection = await connect();
    });
    afterAll(() => connection?.close());

    creatingSuite(connected);
    itemSuite(connected);
    severalItemsSuite(connected);
    mediaItemSuite(connected);
    mediaSuite(connected);
    addingSuite(connected);
    trashSuite(connected);
    orderSuite(connected);
    deletingSuite(connected);
    limitSuite(connected);
    errorSuite(connected);
    eventSuite(connected);
    historySuite(connected);
    recipeSuite(connected);
    librarySuite(connected);
  });
}
