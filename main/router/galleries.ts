import type { Library } from '../library.ts';
import type { Implementer } from './implementer.ts';

export function galleriesHandlers({ galleries: on }: Implementer, { galleries }: Library) {
  return {
    createGallery: on.createGallery.handler(({ input }) => galleries.createGallery(input)),
    listGalleries: on.listGalleries.handler(({ input }) => galleries.listGalleries(input)),
    getGallery: on.getGallery.handler(({ input }) => galleries.getGallery(input)),
    updateGallery: on.updateGallery.handler(({ input }) => galleries.updateGallery(input)),
    deleteGallery: on.deleteGallery.handler(({ input }) => galleries.deleteGallery(input)),
    deleteGalleries: on.deleteGalleries.handler(({ input }) => galleries.deleteGalleries(input)),
    createGalleryItem: on.createGalleryItem.handler(({ input }) => galleries.createGalleryItem(input)),
    createGalleryItems: on.createGalleryItems.handler(({ input }) => galleries.createGalleryItems(input)),
    getGalleryItem: on.getGalleryItem.handler(({ input }) => galleries.getGalleryItem(input)),
    listGalleryItems: on.listGalleryItems.handler(({ input }) => galleries.listGalleryItems(input)),
    updateGalleryItem: on.updateGalleryItem.handler(({ input }) => galleries.updateGalleryItem(input)),
    updateGalleryItems: on.updateGalleryItems.handler(({ input }) => galleries.updateGalleryItems(input)),
    editGalleryItems: on.editGalleryItems.handler(({ input }) => galleries.editGalleryItems(input)),
    describeGalleryItems: on.describeGalleryItems.handler(({ input }) =>
      galleries.describeGalleryItems(input),
    ),
    takeMetadataFromFiles: on.takeMetadataFromFiles.handler(({ input }) =>
      galleries.takeMetadataFromFiles(input),
    ),
    findGalleryItems: on.findGalleryItems.handler(({ input }) => galleries.findGalleryItems(input)),
    filterGalleryItems: on.filterGalleryItems.handler(({ input }) => galleries.filterGalleryItems(input)),
    listItemRatios: on.listItemRatios.handler(({ input }) => galleries.listItemRatios(input)),
    searchGalleryItems: on.searchGalleryItems.handler(({ input }) => galleries.searchGalleryItems(input)),
    removeRejectedItems: on.removeRejectedItems.handler(({ input }) => galleries.removeRejectedItems(input)),
    deleteGalleryItem: on.deleteGalleryItem.handler(({ input }) => galleries.deleteGalleryItem(input)),
    deleteGalleryItems: on.deleteGalleryItems.handler(({ input }) => galleries.deleteGalleryItems(input)),
    bulkDeleteGalleryItems: on.bulkDeleteGalleryItems.handler(({ input }) =>
      galleries.bulkDeleteGalleryItems(input),
    ),
    listGallerySummaries: on.listGallerySummaries.handler(({ input }) =>
      galleries.listGallerySummaries(input),
    ),
    moveGalleries: on.moveGalleries.handler(({ input }) => galleries.moveGalleries(input)),
    moveGalleryItems: on.moveGalleryItems.handler(({ input }) => galleries.moveGalleryItems(input)),
    transferGalleryItems: on.transferGalleryItems.handler(({ input }) =>
      galleries.transferGalleryItems(input),
    ),
    sortGalleryItems: on.sortGalleryItems.handler(({ input }) => galleries.sortGalleryItems(input)),
    addMediaToGallery: on.addMediaToGallery.handler(({ input }) => galleries.addMediaToGallery(input)),
  };
}
