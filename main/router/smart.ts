import type { Library } from '../library.ts';
import type { Implementer } from './implementer.ts';

export function smartHandlers({ smart: on }: Implementer, { smart }: Library) {
  return {
    listSmartGalleries: on.listSmartGalleries.handler(({ input }) => smart.listSmartGalleries(input)),
    saveSmartGallery: on.saveSmartGallery.handler(({ input }) => smart.saveSmartGallery(input)),
    deleteSmartGallery: on.deleteSmartGallery.handler(({ input }) => smart.deleteSmartGallery(input)),
    freezeSmartGallery: on.freezeSmartGallery.handler(({ input }) => smart.freezeSmartGallery(input)),
  };
}
