import { Button } from 'react-aria-components/Button';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

/** What is under way, how far it is, and the way to end it. */
export function PublishProgress(props: { readonly label: string }) {
  const workspace = useWorkspace();
  const job = useCell(workspace.jobs).findLast(
    ({ kind, state }) => kind === 'PUBLISH' && state === 'RUNNING',
  );
  const share = job?.total === undefined || job.total === 0 ? undefined : (job.done / job.total) * 100;
  const cancel = (jobId: string): void => {
    void workspace.attempt(t('problem.cancelJob'), () => workspace.client.library.cancelJob({ jobId }));
  };
  return (
    <div className="publish-body publish-progress">
      <ProgressBar
        aria-label={props.label}
        isIndeterminate={share === undefined}
        value={share ?? 0}
        className="publish-bar"
      >
        <span className="publish-bar-label">
          <span>{props.label}</span>
          <span>
            {job?.total === undefined ? '' : t('publish.progress', { done: job.done, total: job.total })}
          </span>
        </span>
        <span className="activity-track">
          <span
            className="activity-fill"
            data-indeterminate={share === undefined || undefined}
            style={share === undefined ? {} : { width: `${share}%` }}
          />
        </span>
      </ProgressBar>
      <p className="field-hint">{t('publish.oldSiteStands')}</p>
      <div className="dialog-actions">
        <Button
          className="button"
          isDisabled={job?.canCancel !== true}
          onPress={() => {
            if (job !== undefined) cancel(job.id);
          }}
        >
          {t('publish.cancel')}
        </Button>
      </div>
    </div>
  );
}
