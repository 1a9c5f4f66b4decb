import { Redo2, Undo2 } from 'lucide-react';
import { IconButton } from '../controls/icon-button.tsx';
import { redo, undo } from '../state/history-commands.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { stepName } from '../text/core-texts.ts';
import { t } from '../text/text.ts';

/** One step back and one forth; each tells which step that is. */
export function HistoryButtons() {
  const workspace = useWorkspace();
  const state = useCell(workspace.history.state);
  return (
    <div className="toolbar-pair">
      <IconButton
        label={state.undoLabel === undefined ? t('history.undo') : stepName(state.undoLabel)}
        shortcut={t('key.undo')}
        isDisabled={!state.canUndo}
        onPress={() => void undo(workspace)}
      >
        <Undo2 size={16} strokeWidth={1.75} aria-hidden />
      </IconButton>
      <IconButton
        label={state.redoLabel === undefined ? t('history.redo') : stepName(state.redoLabel)}
        shortcut={t('key.redo')}
        isDisabled={!state.canRedo}
        onPress={() => void redo(workspace)}
      >
        <Redo2 size={16} strokeWidth={1.75} aria-hidden />
      </IconButton>
    </div>
  );
}
