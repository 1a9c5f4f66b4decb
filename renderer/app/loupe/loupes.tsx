import { marksOf } from '../cull/marks-of.ts';
import { markItems } from '../state/cull-commands.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { Compare } from './compare.tsx';
import { Loupe } from './loupe.tsx';
import { subjectOfFile, subjectOfItem } from './loupe-subject.ts';

/** The loupe over the open gallery or over the media, whichever was asked for. */
export function Loupes() {
  const workspace = useWorkspace();
  const region = useCell(workspace.loupe);
  const items = useCell(workspace.items);
  const files = useCell(workspace.media.pages);
  const compared = useCell(workspace.compared);
  const close = workspace.closeLoupe;
  if (compared !== undefined && items !== undefined) return <Compare items={items} ids={compared} />;
  if (region === 'MEDIA') {
    return (
      <Loupe pages={files} selection={workspace.media.selection} subjectOf={subjectOfFile} onClose={close} />
    );
  }
  if (region === undefined || items === undefined) return null;
  return (
    <Loupe
      pages={items.pages}
      selection={items.selection}
      subjectOf={subjectOfItem}
      onClose={close}
      culling={{
        marksOf: (item) => marksOf([item]),
        mark: ({ id }, mark) => markItems(workspace, items, [id], mark),
      }}
    />
  );
}
