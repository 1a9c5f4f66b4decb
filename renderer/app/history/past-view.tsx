import { History } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import { Toolbar } from 'react-aria-components/Toolbar';
import type { GallerySummary } from '../../../shared/model/gallery.ts';
import { LoadProblem } from '../empty/load-problem.tsx';
import { restore } from '../state/past-commands.ts';
import type { PastGallery } from '../state/past.ts';
import { useCell, useCellPart } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { formatDate, formatList } from '../text/formats.ts';
import { t } from '../text/text.ts';
import { PastGrid } from './past-grid.tsx';
import './past-view.css';

const KINDS = ['added', 'removed', 'changed', 'moved'] as const;

/** A gallery as it was, marked as such: to be looked at and restored from, not to be changed. */
export function PastView(props: { readonly gallery: GallerySummary; readonly past: PastGallery }) {
  const { gallery, past } = props;
  const workspace = useWorkspace();
  const { list, state, error } = useCell(past.pages.cell);
  const totals = useCell(past.differences);
  const selected = useCellPart(past.selection, (selection) => selection.ids.size);
  const close = (): void => workspace.past.set(undefined);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
  };
  const parts = KINDS.flatMap((kind) =>
    totals === undefined || totals[kind] === 0 ? [] : t(`history.${kind}`, { count: totals[kind] }),
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape leaves, from wherever the keyboard is inside
    <div className="past" onKeyDown={onKeyDown}>
      <header className="past-header">
        <History size={18} strokeWidth={1.75} aria-hidden />
        <div className="gallery-heading">
          <h1 className="gallery-title past-title">
            {t('history.asItWas', { date: formatDate(past.change.time) })}
          </h1>
          <p className="gallery-count" role="status">
            {t('gallery.count', { count: list.total })}
            {totals === undefined
              ? ''
              : ` · ${parts.length === 0 ? t('history.same') : t('history.since', { changes: formatList(parts) })}`}
          </p>
        </div>
        <Toolbar className="past-actions" aria-label={t('history.actions')}>
          {selected > 0 ? (
            <Button
              className="button"
              onPress={() =>
                void restore(workspace, past, { part: 'ITEMS', itemIds: [...past.selection.get().ids] })
              }
            >
              {t('history.restoreItems', { count: selected })}
            </Button>
          ) : (
            <>
              <Button className="button" onPress={() => void restore(workspace, past, { part: 'ORDER' })}>
                {t('history.restoreOrder')}
              </Button>
              <Button className="button" onPress={() => void restore(workspace, past, { part: 'GALLERY' })}>
                {t('history.restoreAll')}
              </Button>
            </>
          )}
          <Button className="button primary" onPress={close}>
            {t('history.backToNow')}
          </Button>
        </Toolbar>
      </header>
      {state === 'FAILED' ? (
        <LoadProblem error={error} onRetry={() => void past.pages.reload()} />
      ) : (
        <PastGrid gallery={gallery} past={past} />
      )}
    </div>
  );
}
