import { FolderOpen, SquareArrowOutUpRight } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { SavedField } from '../inspector/saved-field.tsx';
import type { SaveProblem } from '../inspector/use-item-patch.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

/** A folder: typed, chosen where the host has a dialog for it, and shown where there is a file manager. */
export function FolderField(props: {
  readonly label: string;
  readonly value: string;
  readonly hint: string;
  /** Of the dialog. */
  readonly title: string;
  readonly onSave: (folder: string) => Promise<SaveProblem>;
  readonly onShow: () => Promise<unknown>;
}) {
  const { label, value, hint, title, onSave, onShow } = props;
  const workspace = useWorkspace();
  const hasDialogs = useCell(workspace.desktop)?.hasNativeDialogs === true;

  async function choose(): Promise<void> {
    const answer = await workspace.attempt(t('problem.chooseFolder'), () =>
      workspace.client.desktop.chooseFolder({ title }),
    );
    if (typeof answer?.folder !== 'string') return;
    const problem = await onSave(answer.folder);
    if (problem !== undefined) workspace.messages.show({ tone: 'PROBLEM', text: problem });
  }
  return (
    <div className="preferences-folder">
      <SavedField label={label} value={value} hint={hint} onSave={onSave} />
      {hasDialogs ? (
        <div className="preferences-row">
          <Button className="button" onPress={() => void choose()}>
            <FolderOpen size={15} strokeWidth={1.75} aria-hidden />
            {t('library.choose')}
          </Button>
          <Button className="button" onPress={() => void workspace.attempt(t('problem.showFolder'), onShow)}>
            <SquareArrowOutUpRight size={15} strokeWidth={1.75} aria-hidden />
            {t('preferences.show')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
