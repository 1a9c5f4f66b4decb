import { CircleAlert, TriangleAlert } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import type { Finding } from '../../../shared/publish/preflight-finding.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { coreText } from '../text/core-texts.ts';
import { t } from '../text/text.ts';
import { goToFinding, removeFinding } from './publish-commands.ts';

/** Findings that are listed at once; a site of ten thousand pictures may lack ten thousand texts. */
const MOST_SHOWN = 50;

const REMOVABLE: ReadonlySet<Finding['kind']> = new Set(['MISSING_FILE', 'DAMAGED_FILE']);

/** What preflight found, each with the way to mend it. */
export function PlanFindings(props: { readonly findings: readonly Finding[]; readonly onFixed: () => void }) {
  const { findings } = props;
  const workspace = useWorkspace();
  if (findings.length === 0) return null;
  const errors = findings.filter(({ severity }) => severity === 'ERROR').length;
  const warnings = findings.length - errors;
  const fix = async (finding: Finding): Promise<void> => {
    if (await removeFinding(workspace, finding)) props.onFixed();
  };
  return (
    <details className="publish-findings" open={errors > 0}>
      <summary>
        {errors > 0 ? (
          <CircleAlert size={15} strokeWidth={1.75} aria-hidden />
        ) : (
          <TriangleAlert size={15} strokeWidth={1.75} aria-hidden />
        )}
        {errors > 0 ? t('publish.errors', { count: errors }) : t('publish.warnings', { count: warnings })}
        {errors > 0 && warnings > 0 ? ` · ${t('publish.warnings', { count: warnings })}` : ''}
      </summary>
      <ul>
        {findings.slice(0, MOST_SHOWN).map((finding, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- one item may lead to two findings of a kind
          <li key={`${finding.kind}-${finding.itemId}-${index}`} data-severity={finding.severity}>
            <span>
              {finding.galleryName === undefined ? null : <strong>{finding.galleryName}: </strong>}
              {coreText(finding.message)}
            </span>
            {finding.galleryId === undefined ? null : (
              <Button className="link-button" onPress={() => goToFinding(workspace, finding)}>
                {t('publish.goTo')}
              </Button>
            )}
            {REMOVABLE.has(finding.kind) ? (
              <Button className="link-button" onPress={() => void fix(finding)}>
                {t('publish.removeItem')}
              </Button>
            ) : null}
          </li>
        ))}
        {findings.length > MOST_SHOWN ? (
          <li>{t('exchange.more', { count: findings.length - MOST_SHOWN })}</li>
        ) : null}
      </ul>
    </details>
  );
}
