import type { Job } from '../../../shared/model/job.ts';
import { t } from '../text/text.ts';
import type { Workspace } from './workspace.ts';

/** Cancels long work; what it has done stays done. */
export async function cancelJob(workspace: Workspace, job: Job): Promise<void> {
  await workspace.attempt(t('problem.cancelJob'), () =>
    workspace.client.library.cancelJob({ jobId: job.id }),
  );
}
