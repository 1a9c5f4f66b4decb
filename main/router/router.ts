import { contract } from '../../shared/contract/contract.ts';
import type { Library } from '../library.ts';
import { requireComplete } from './completeness.ts';
import { desktopHandlers } from './desktop-handlers.ts';
import type { Desktop } from './desktop.ts';
import type { LogFault } from './errors.ts';
import { exchangeHandlers } from './exchange.ts';
import { galleriesHandlers } from './galleries.ts';
import { createImplementer } from './implementer.ts';
import { historyHandlers } from './history.ts';
import { libraryHandlers } from './library.ts';
import { backupHandlers, maintenanceHandlers } from './maintenance.ts';
import { mediaHandlers } from './media.ts';
import { publishHandlers } from './publish.ts';
import { recipesHandlers } from './recipes.ts';
import { smartHandlers } from './smart.ts';
import { noRestSwitch, restHandlers, type RestSwitch } from './rest.ts';

export interface RouterOptions {
  /** Where faults of the program go. Default: standard error. */
  readonly log?: LogFault;
  /** The REST API of the host. Default: it has none. */
  readonly rest?: RestSwitch;
}

/**
 * The handlers of the whole contract, the same for every transport.
 *
 * @throws Error when a method of the contract has no handler, or two have one name
 */
export function createRouter(
  library: Library,
  desktop: Desktop,
  { log = console.error, rest = noRestSwitch }: RouterOptions = {},
) {
  const implementer = createImplementer(log);
  const router = {
    galleries: galleriesHandlers(implementer, library),
    media: mediaHandlers(implementer, library),
    history: historyHandlers(implementer, library),
    exchange: exchangeHandlers(implementer, library),
    recipes: recipesHandlers(implementer, library),
    backup: backupHandlers(implementer, library),
    maintenance: maintenanceHandlers(implementer, library),
    publish: publishHandlers(implementer, library),
    smart: smartHandlers(implementer, library),
    library: libraryHandlers(implementer, library, log),
    rest: restHandlers(implementer, rest),
    desktop: desktopHandlers(implementer, desktop, log),
  };
  requireComplete(contract, router);
  return implementer.router(router);
}

/** What `createRouter` answers. */
export type LibraryRouter = ReturnType<typeof createRouter>;
