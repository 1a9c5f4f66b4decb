import type { Library } from '../library.ts';
import type { Implementer } from './implementer.ts';

export function publishHandlers({ publish: on }: Implementer, { publish }: Library) {
  return {
    listSites: on.listSites.handler(({ input }) => publish.listSites(input)),
    createSite: on.createSite.handler(({ input }) => publish.createSite(input)),
    updateSite: on.updateSite.handler(({ input }) => publish.updateSite(input)),
    deleteSite: on.deleteSite.handler(({ input }) => publish.deleteSite(input)),
    getSiteStatus: on.getSiteStatus.handler(({ input }) => publish.getSiteStatus(input)),
    checkSite: on.checkSite.handler(({ input }) => publish.checkSite(input)),
    planPublish: on.planPublish.handler(({ input }) => publish.planPublish(input)),
    runPublish: on.runPublish.handler(({ input }) => publish.runPublish(input)),
    verifyPublished: on.verifyPublished.handler(({ input }) => publish.verifyPublished(input)),
  };
}
