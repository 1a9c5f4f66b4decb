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
  if (state === 'CONNECTING' || state === 'CONNECTED') return null;
  const text = state === 'REFUSED' ? 'connection.refused' : (`connection.${connection.transport}` as const);
  return (
    <div className="connection-banner" role="alert">
      <Unplug size={16} strokeWidth={1.75} aria-hidden />
      <span>
        <strong>{t(state === 'REFUSED' ? 'connection.startedAgain' : 'connection.lost')}</strong> {t(text)}
      </span>
      {state === 'LOST' ? (
        <Button className="button" onPress={connection.retry}>
          {t('problem.retry')}
        </Button>
      ) : null}
    </div>
  );
}
