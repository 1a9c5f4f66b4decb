import { CircleAlert, ShieldCheck } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import type { VerifyPublishedResult } from '../../../shared/publish/publish-plan.ts';
import { t } from '../text/text.ts';

/** Files that are named at most; the numbers tell of the others. */
const MOST_NAMED = 20;

/** What a look at every published file found. */
export function VerifiedView(props: { readonly result: VerifyPublishedResult; readonly onPlan: () => void }) {
  const { result } = props;
  const named = [
    ...result.missing.map((path) => ({ path, what: t('publish.missing') })),
    ...result.changed.map((path) => ({ path, what: t('publish.changedFile') })),
  ];
  const Icon = result.isClean ? ShieldCheck : CircleAlert;
  return (
    <div className="publish-body publish-result" role="status">
      <Icon size={28} strokeWidth={1.75} aria-hidden />
      <p className="publish-summary">
        {result.totalFiles === 0
          ? t('publish.nothingThere')
          : t('publish.verified', { verified: result.verifiedFiles, count: result.totalFiles })}
      </p>
      {named.length === 0 ? null : (
        <ul className="publish-verified scroller">
          {named.slice(0, MOST_NAMED).map(({ path, what }) => (
            <li key={path}>
              <code>{path}</code> {what}
            </li>
          ))}
          {named.length > MOST_NAMED ? (
            <li>{t('exchange.more', { count: named.length - MOST_NAMED })}</li>
          ) : null}
        </ul>
      )}
      <div className="dialog-actions">
        <Button className="button primary" autoFocus onPress={props.onPlan}>
          {t('publish.back')}
        </Button>
      </div>
    </div>
  );
}
