import { Unplug } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import './connection-banner.css';

/** Says that the core is gone and what to do; goes when it is back. */
export function ConnectionBanner() {
  const { connection } = useWorkspace();
  const state = useCell(connection.state);
  if (state !== 'LOST') return null;
  return (
    <div className="connection-banner" role="alert">
      <Unplug size={16} strokeWidth={1.75} aria-hidden />
      <span>
        <strong>{t('connection.lost')}</strong> {t('connection.lostText')}
      </span>
      <Button className="button" onPress={connection.retry}>
        {t('problem.retry')}
      </Button>
    </div>
  );
}
