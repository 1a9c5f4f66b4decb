import { RefreshCw } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { problemOf } from '../state/problem.ts';
import { t } from '../text/text.ts';
import { EmptyState } from './empty-state.tsx';

/** What could not be read, why, and the way to try again. */
export function LoadProblem(props: {
  readonly error: unknown;
  readonly isPage?: boolean;
  readonly onRetry: () => void;
}) {
  return (
    <EmptyState
      isPage={props.isPage ?? false}
      title={t('problem.load')}
      actions={
        <Button className="button" onPress={props.onRetry}>
          <RefreshCw size={15} strokeWidth={1.75} aria-hidden />
          {t('problem.retry')}
        </Button>
      }
    >
      {problemOf(props.error).message}
    </EmptyState>
  );
}
