import type { Job } from '../../../shared/model/job.ts';
import { chooseFiles, defaultTarget } from '../files/add-files.ts';
import { exportGalleries } from '../state/export-commands.ts';
import { chooseImport } from '../state/import-commands.ts';
import { rescan } from '../state/media-commands.ts';
import { showPreferences } from '../state/preferences-commands.ts';
import type { Workspace } from '../state/workspace.ts';
import { t } from '../text/text.ts';

/** What came of work that ended: “412 files read”. */
export function resultOf({ kind, state, done }: Job): string {
  if (state !== 'DONE') return t(`activity.result.${state === 'FAILED' ? 'FAILED' : 'CANCELLED'}`);
  const isCounted = kind === 'INSPECT' || kind === 'PREVIEW' || kind === 'ADD';
  return isCounted && done > 0 ? t(`activity.result.${kind}`, { count: done }) : t('activity.result.DONE');
}

/** What a person can do about work that failed: ask for it again, or look at what it depends on. */
export function tryAgain(workspace: Workspace, kind: Job['kind']): void {
  switch (kind) {
    case 'SCAN':
    case 'INSPECT':
    case 'PREVIEW':
      return rescan(workspace);
    case 'EXPORT':
      return void exportGalleries(workspace, 'JSON');
    case 'IMPORT':
      return void chooseImport(workspace);
    case 'ADD':
      return void chooseFiles(workspace, 'FILES', defaultTarget(workspace));
    case 'PUBLISH':
      return workspace.dialog.set('PUBLISH');
    case 'BACKUP':
      return showPreferences(workspace, 'BACKUPS');
  }
}
