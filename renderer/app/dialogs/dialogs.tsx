import { lazy, Suspense } from 'react';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';

const ShortcutsDialog = lazy(async () => ({
  default: (await import('./shortcuts-dialog.tsx')).ShortcutsDialog,
}));
const ImportDialog = lazy(async () => ({ default: (await import('./import-dialog.tsx')).ImportDialog }));
const LibraryDialog = lazy(async () => ({ default: (await import('./library-dialog.tsx')).LibraryDialog }));

const TrashDialog = lazy(async () => ({ default: (await import('../trash/trash-dialog.tsx')).TrashDialog }));

/** The dialog that is open. Each is loaded when it is first needed. */
export function Dialogs() {
  const workspace = useWorkspace();
  const planned = useCell(workspace.plannedImport);
  const dialog = useCell(workspace.dialog);
  const library = useCell(workspace.library);
  const trashQuestion = useCell(workspace.trashQuestion);
  return (
    <Suspense>
      {planned === undefined ? null : <ImportDialog planned={planned} />}
      {trashQuestion === undefined ? null : <TrashDialog question={trashQuestion} />}
      {dialog === 'SHORTCUTS' ? <ShortcutsDialog /> : null}
      {dialog === 'LIBRARY' && library !== undefined ? <LibraryDialog library={library} /> : null}
    </Suspense>
  );
}
