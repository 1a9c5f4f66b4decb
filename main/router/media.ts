import type { Library } from '../library.ts';
import type { Implementer } from './implementer.ts';

export function mediaHandlers(
  { media: on }: Implementer,
  { locate, media, store, files, deletion, videoPosters }: Library,
) {
  return {
    listMediaFiles: on.listMediaFiles.handler(({ input }) => media.list(input)),
    listMediaRatios: on.listMediaRatios.handler(async ({ input }) => ({
      hundredths: await media.ratios(input),
    })),
    getMediaFile: on.getMediaFile.handler(({ input }) => ({ file: media.get(input.mediaId) })),
    getMediaFiles: on.getMediaFiles.handler(({ input }) => ({ files: media.getMany(input.mediaIds) })),
    getMediaFacets: on.getMediaFacets.handler(async ({ input: { facetLimit, ...filter } }) => ({
      facets: await media.facets(filter, facetLimit),
    })),
    getMediaUses: on.getMediaUses.handler(async ({ input }) => ({ uses: await media.uses(input.mediaIds) })),
    getMediaFolder: on.getMediaFolder.handler(() => ({ status: media.status() })),
    setPoster: on.setPoster.handler(async ({ input }) => ({
      file: await media.setPoster(input.mediaId, input.imageId),
    })),
    resetPoster: on.resetPoster.handler(async ({ input }) => ({
      file: await media.resetPoster(input.mediaId),
    })),
    fetchVideoPoster: on.fetchVideoPoster.handler(({ input }) => videoPosters.fetch(input)),
    getThumbnailCache: on.getThumbnailCache.handler(() => media.cacheUsage()),
    clearThumbnailCache: on.clearThumbnailCache.handler(async () => {
      await media.clearCache();
      return media.cacheUsage();
    }),
    listMediaFolders: on.listMediaFolders.handler(({ input }) => media.folders(input)),
    listLocateCandidates: on.listLocateCandidates.handler(({ input }) => ({
      files: locate.candidates(input),
    })),
    planRelink: on.planRelink.handler(({ input }) => ({ plan: locate.plan(input) })),
    relinkMedia: on.relinkMedia.handler(async ({ input }) => {
      const { relinked } = await locate.relink(input);
      return { relinked, file: media.get(input.mediaId) };
    }),
    rescanMediaFolder: on.rescanMediaFolder.handler(async () => {
      await media.rescan();
      return { status: media.status(), totalFiles: store.state.media.size };
    }),
    addFiles: on.addFiles.handler(({ input }) => files.addFiles(input)),
    beginUpload: on.beginUpload.handler(({ input }) => files.beginUpload(input)),
    finishUpload: on.finishUpload.handler(({ input }) => files.finishUpload(input)),
    planMediaDeletion: on.planMediaDeletion.handler(({ input }) => deletion.planMediaDeletion(input)),
    deleteMediaFiles: on.deleteMediaFiles.handler(({ input }) => deletion.deleteMediaFiles(input)),
    listTrash: on.listTrash.handler(({ input }) => deletion.listTrash(input)),
    restoreMediaFiles: on.restoreMediaFiles.handler(({ input }) => deletion.restoreMediaFiles(input)),
    emptyTrash: on.emptyTrash.handler(({ input }) => deletion.emptyTrash(input)),
  };
}
