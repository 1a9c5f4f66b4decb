import type { Library } from '../library.ts';
import type { Implementer } from './implementer.ts';

export function mediaHandlers({ media: on }: Implementer, { media, store }: Library) {
  return {
    listMediaFiles: on.listMediaFiles.handler(({ input }) => media.list(input)),
    getMediaFile: on.getMediaFile.handler(({ input }) => ({ file: media.get(input.mediaId) })),
    getMediaFiles: on.getMediaFiles.handler(({ input }) => ({ files: media.getMany(input.mediaIds) })),
    getMediaFacets: on.getMediaFacets.handler(async ({ input: { facetLimit, ...filter } }) => ({
      facets: await media.facets(filter, facetLimit),
    })),
    getMediaUses: on.getMediaUses.handler(async ({ input }) => ({ uses: await media.uses(input.mediaIds) })),
    getMediaFolder: on.getMediaFolder.handler(() => ({ status: media.status() })),
    rescanMediaFolder: on.rescanMediaFolder.handler(async () => {
      await media.rescan();
      return { status: media.status(), totalFiles: store.state.media.size };
    }),
  };
}
