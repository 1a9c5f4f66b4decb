import { ArrowLeft, ArchiveRestore, Trash2 } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { IconButton } from '../controls/icon-button.tsx';
import { askToEmpty, restoreSelected } from '../state/trash-commands.ts';
import { useCell, useCellPart } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { formatBytes, formatNumber } from '../text/formats.ts';
import { t } from '../text/text.ts';

/** The bar of the media panel while it shows the trash. */
export function TrashHeader() {
  const workspace = useWorkspace();
  const { trash } = workspace;
  const { list, state } = useCell(trash.pages.cell);
  const { totalBytes } = useCell(trash.facts);
  const selected = useCellPart(trash.selection, (selection) => selection.ids.size);
  const isFilled = state === 'READY' && list.total > 0;
  return (
    <header className="media-header">
      <IconButton label={t('trash.back')} onPress={() => trash.show(false)}>
        <ArrowLeft size={16} strokeWidth={1.75} aria-hidden />
      </IconButton>
      <h2 className="media-heading">{t('trash.label')}</h2>
      <span className="media-count">
        {isFilled ? `${formatNumber(list.total)} · ${formatBytes(totalBytes)}` : ''}
      </span>
      <span className="media-space" />
      <Button className="button" isDisabled={!isFilled} onPress={() => askToEmpty(workspace, 'ALL')}>
        <Trash2 size={15} strokeWidth={1.75} aria-hidden />
        {t('trash.emptyAll')}
      </Button>
      <Button className="button" isDisabled={selected === 0} onPress={() => void restoreSelected(workspace)}>
        <ArchiveRestore size={15} strokeWidth={1.75} aria-hidden />
        {selected > 0 ? t('trash.restoreCount', { count: selected }) : t('trash.restore')}
      </Button>
    </header>
  );
}
