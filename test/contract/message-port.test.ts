import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { RPCHandler } from '@orpc/server/message-port';
import { noDesktop } from '../../main/router/desktop.ts';
import { createRouter } from '../../main/router/router.ts';
import type { ContractClient } from '../../shared/contract/contract.ts';
import { openTestLibrary } from '../support/test-library.ts';
import { contractSuite } from './contract-suite.ts';

contractSuite('over a message port', async () => {
  const { library, mediaFolder, remove } = await openTestLibrary();
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(createRouter(library, noDesktop)).upgrade(port1);
  const client: ContractClient = createORPCClient(new RPCLink({ port: port2 }));
  port1.start();
  port2.start();
  return {
    client,
    mediaFolder,
    async close() {
      port2.close();
      await remove();
    },
  };
});
