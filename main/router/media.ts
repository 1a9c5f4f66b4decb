import type { Library } from '../library.ts';
import type { Implementer } from './implementer.ts';

export function mediaHandlers({ media: on }: Implementer, { media, store, files, deletion }: Library) {
  return {
    listMediaFiles: on.listMediaFiles.handler(({ input }) => media.list(input)),
    getMediaFile: on.getMediaFile.handler(({ input }) => ({ file: media.get(input.mediaId) })),
    getMediaFiles: on.getMediaFiles.handler(({ input }) => ({ files: media.getMany(input.mediaIds) })),
    getMediaFolder: on.getMediaFolder.handler(() => ({ status: media.status() })),
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
