import { FlaskConical } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { leaveSample } from '../state/library-visits.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import './sample-banner.css';

/** Says that this is the sample library, and leads out of it. */
export function SampleBanner() {
  const workspace = useWorkspace();
  if (useCell(workspace.desktop)?.isSample !== true) return null;
  return (
    <aside className="sample-banner" aria-label={t('sample.label')}>
      <FlaskConical size={15} strokeWidth={1.75} aria-hidden />
      <span>
        <strong>{t('sample.banner')}</strong> {t('sample.bannerText')}
      </span>
      <Button className="button" onPress={() => void leaveSample(workspace)}>
        {t('sample.leave')}
      </Button>
    </aside>
  );
}
