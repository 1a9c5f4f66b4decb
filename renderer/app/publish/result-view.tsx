import { Check, ExternalLink, FolderOpen } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import type { PublishResult } from '../../../shared/publish/publish-plan.ts';
import type { SiteSettings } from '../../../shared/publish/site-settings.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { formatBytes, formatList } from '../text/formats.ts';
import { t } from '../text/text.ts';

/** What was published, and the ways to look at it. */
export function ResultView(props: {
  readonly site: SiteSettings;
  readonly targetId: string;
  readonly result: PublishResult;
  readonly onPlan: () => void;
}) {
  const { site, targetId, result } = props;
  const workspace = useWorkspace();
  const canShow = useCell(workspace.desktop)?.hasNativeDialogs === true;
  const show = (as: 'PAGE' | 'PLACE'): void => {
    void workspace.attempt(t('problem.showSite'), () =>
      workspace.client.desktop.showPublished({ site: site.id, targetId, as }),
    );
  };
  const numbers = [
    t('publish.toWrite', { count: result.filesWritten, size: formatBytes(result.bytesWritten) }),
    ...(result.filesDeleted > 0 ? [t('publish.deleted', { count: result.filesDeleted })] : []),
    ...(result.filesUnchanged > 0 ? [t('publish.unchanged', { count: result.filesUnchanged })] : []),
  ];
  return (
    <div className="publish-body publish-result" role="status">
      <Check size={28} strokeWidth={1.75} aria-hidden />
      <p className="publish-summary">{t('publish.done', { name: site.name })}</p>
      <p className="dialog-text">{formatList(numbers)}</p>
      {result.kept.length === 0 ? null : (
        <p className="dialog-text">{t('publish.kept', { count: result.kept.length })}</p>
      )}
      <p className="publish-path">{result.indexFile ?? result.target}</p>
      <div className="dialog-actions">
        {canShow ? (
          <>
            <Button className="button" onPress={() => show('PLACE')}>
              <FolderOpen size={15} strokeWidth={1.75} aria-hidden />
              {t('publish.showFolder')}
            </Button>
            {result.indexFile === null ? null : (
              <Button className="button primary" autoFocus onPress={() => show('PAGE')}>
                <ExternalLink size={15} strokeWidth={1.75} aria-hidden />
                {t('publish.openSite')}
              </Button>
            )}
          </>
        ) : null}
        <Button className="button" autoFocus={!canShow} onPress={props.onPlan}>
          {t('publish.back')}
        </Button>
      </div>
    </div>
  );
}
