import type { ContractRouterClient } from '@orpc/contract';
import { desktopContract } from './desktop.ts';
import { exchangeContract } from './exchange.ts';
import { galleriesContract } from './galleries.ts';
import { historyContract } from './history.ts';
import { libraryContract } from './library.ts';
import { backupContract, maintenanceContract } from './maintenance.ts';
import { mediaContract } from './media.ts';
import { publishContract } from './publish.ts';
import { recipesContract } from './recipes.ts';
import { restContract } from './rest.ts';
import { smartContract } from './smart.ts';

/** Everything a host can ask of the core, a domain each. Method names are unique across domains: the command line uses them bare. */
export const contract = {
  galleries: galleriesContract,
  media: mediaContract,
  history: historyContract,
  exchange: exchangeContract,
  recipes: recipesContract,
  backup: backupContract,
  maintenance: maintenanceContract,
  publish: publishContract,
  smart: smartContract,
  library: libraryContract,
  rest: restContract,
  desktop: desktopContract,
};

/** The contract as its callers see it, whatever the transport. */
export type ContractClient = ContractRouterClient<typeof contract>;
