import { ShieldCheck } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Checkbox } from 'react-aria-components/Checkbox';
import type { PublishPlan } from '../../../shared/publish/publish-plan.ts';
import { formatBytes, formatList } from '../text/formats.ts';
import { t } from '../text/text.ts';
import { PlanFiles } from './plan-files.tsx';
import { PlanFindings } from './plan-findings.tsx';
import { PlanGallery } from './plan-gallery.tsx';

function summaryOf({ totals, isUpToDate }: PublishPlan): string {
  if (isUpToDate) return t('publish.upToDate');
  const { filesToWrite, bytesToWrite, filesToDelete, picturesToMake, isEstimate } = totals;
  const parts = [
    ...(filesToWrite > 0
      ? [
          t(isEstimate ? 'publish.toWriteAbout' : 'publish.toWriteExact', {
            count: filesToWrite,
            size: formatBytes(bytesToWrite),
          }),
        ]
      : []),
    ...(filesToDelete > 0 ? [t('publish.toDelete', { count: filesToDelete })] : []),
    ...(picturesToMake > 0 ? [t('publish.toMake', { count: picturesToMake })] : []),
  ];
  return parts.length === 0 ? t('publish.onlyOrder') : formatList(parts);
}

/** What publishing will do, before it does it: as pictures and as lists. */
export function PlanView(props: {
  readonly plan: PublishPlan;
  readonly replaceKept: boolean;
  readonly onReplaceKept: (replaces: boolean) => void;
  readonly onRun: () => void;
  readonly onVerify: () => void;
  readonly onPlanAgain: () => void;
}) {
  const { plan } = props;
  const hasErrors = plan.findings.some(({ severity }) => severity === 'ERROR');
  return (
    <>
      <div className="publish-body scroller">
        <p className="publish-summary">{summaryOf(plan)}</p>
        <p className="field-hint publish-place">
          <bdi>{plan.target}</bdi>
        </p>
        <PlanFindings findings={plan.findings} onFixed={props.onPlanAgain} />
        {plan.kept.length > 0 || props.replaceKept ? (
          <div className="publish-kept">
            {plan.kept.length === 0 ? null : (
              <>
                <p>{t('publish.kept', { count: plan.kept.length })}</p>
                <ul>
                  {plan.kept.slice(0, 10).map(({ path, reason }) => (
                    <li key={path}>
                      <code>{path}</code> {t(`publish.keptReason.${reason}`)}
                    </li>
                  ))}
                </ul>
              </>
            )}
            <Checkbox className="checkbox" isSelected={props.replaceKept} onChange={props.onReplaceKept}>
              <span className="checkbox-box" aria-hidden />
              {t('publish.replaceKept')}
            </Checkbox>
          </div>
        ) : null}
        <ul className="publish-galleries" aria-label={t('publish.galleries')}>
          {plan.galleries.map((gallery) => (
            <PlanGallery key={gallery.galleryId} gallery={gallery} />
          ))}
        </ul>
        <PlanFiles plan={plan} />
      </div>
      <div className="dialog-actions publish-actions">
        <Button className="button publish-verify" onPress={props.onVerify}>
          <ShieldCheck size={15} strokeWidth={1.75} aria-hidden />
          {t('publish.verify')}
        </Button>
        <Button
          className="button primary"
          autoFocus
          isDisabled={hasErrors || plan.isUpToDate}
          onPress={props.onRun}
        >
          {t('publish.run')}
        </Button>
      </div>
    </>
  );
}
