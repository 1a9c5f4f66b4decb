import type { Library } from '../library.ts';
import type { Implementer } from './implementer.ts';

export function exchangeHandlers({ exchange: on }: Implementer, { exchange }: Library) {
  return {
    exportGalleries: on.exportGalleries.handler(({ input }) => exchange.exportGalleries(input)),
    planImport: on.planImport.handler(({ input }) => exchange.planImport(input)),
    runImport: on.runImport.handler(({ input }) => exchange.runImport(input)),
  };
}
