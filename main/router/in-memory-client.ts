import { createRouterClient } from '@orpc/server';
import type { ContractClient } from '../../shared/contract/contract.ts';
import type { LibraryRouter } from './router.ts';

/** Calls the router in the same process, with the same checks and errors as over any transport. */
export function createInMemoryClient(router: LibraryRouter): ContractClient {
  return createRouterClient(router, { context: {} });
}
