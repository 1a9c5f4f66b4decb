import type { PublishPlan } from '../../../shared/publish/publish-plan.ts';
import { formatBytes, formatNumber } from '../text/formats.ts';
import { t } from '../text/text.ts';

/** The files that are written and deleted, for those who want to see them. */
export function PlanFiles(props: { readonly plan: PublishPlan }) {
  const { files, totals } = props.plan;
  const total = totals.filesToWrite + totals.filesToDelete;
  if (total === 0) return null;
  return (
    <details className="publish-files">
      <summary>{t('publish.files', { count: total, number: formatNumber(total) })}</summary>
      <ul>
        {files.map(({ path, action, bytes }) => (
          <li key={path}>
            <span className="publish-file-action">{t(`publish.action.${action}`)}</span>
            <code>{path}</code>
            <span>{formatBytes(bytes)}</span>
          </li>
        ))}
        {total > files.length ? <li>{t('exchange.more', { count: total - files.length })}</li> : null}
      </ul>
    </details>
  );
}
