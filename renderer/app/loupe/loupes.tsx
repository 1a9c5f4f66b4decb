import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { Loupe } from './loupe.tsx';
import { subjectOfFile, subjectOfItem } from './loupe-subject.ts';

/** The loupe over the open gallery or over the media, whichever was asked for. */
export function Loupes() {
  const workspace = useWorkspace();
  const region = useCell(workspace.loupe);
  const items = useCell(workspace.items);
  const files = useCell(workspace.media.pages);
  const close = workspace.closeLoupe;
  if (region === 'MEDIA') {
    return (
      <Loupe pages={files} selection={workspace.media.selection} subjectOf={subjectOfFile} onClose={close} />
    );
  }
  if (region === undefined || items === undefined) return null;
  return <Loupe pages={items.pages} selection={items.selection} subjectOf={subjectOfItem} onClose={close} />;
}
