import type { Library } from '../library.ts';
import type { Implementer } from './implementer.ts';

export function backupHandlers({ backup: on }: Implementer, { backups }: Library) {
  return {
    getBackupState: on.getBackupState.handler(() => backups.state()),
    updateBackupSettings: on.updateBackupSettings.handler(({ input }) => backups.updateSettings(input)),
    listBackups: on.listBackups.handler(() => backups.list()),
    createBackup: on.createBackup.handler(() => backups.create()),
    verifyBackup: on.verifyBackup.handler(({ input }) => backups.verify(input)),
    listBackupGalleries: on.listBackupGalleries.handler(({ input }) => backups.listGalleries(input)),
    restoreGalleryFromBackup: on.restoreGalleryFromBackup.handler(({ input }) =>
      backups.restoreGallery(input),
    ),
  };
}

export function maintenanceHandlers({ maintenance: on }: Implementer, { backups }: Library) {
  return {
    verifyLibrary: on.verifyLibrary.handler(() => backups.verifyLibrary()),
  };
}
