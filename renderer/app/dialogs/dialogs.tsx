import { lazy, Suspense } from 'react';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';

const ShortcutsDialog = lazy(async () => ({
  default: (await import('./shortcuts-dialog.tsx')).ShortcutsDialog,
}));
const ImportDialog = lazy(async () => ({ default: (await import('./import-dialog.tsx')).ImportDialog }));
const LibraryDialog = lazy(async () => ({ default: (await import('./library-dialog.tsx')).LibraryDialog }));
const PublishDialog = lazy(async () => ({
  default: (await import('../publish/publish-dialog.tsx')).PublishDialog,
}));

/** The dialog that is open. Each is loaded when it is first needed. */
export function Dialogs() {
  const workspace = useWorkspace();
  const planned = useCell(workspace.plannedImport);
  const dialog = useCell(workspace.dialog);
  const library = useCell(workspace.library);
  return (
    <Suspense>
      {planned === undefined ? null : <ImportDialog planned={planned} />}
      {dialog === 'SHORTCUTS' ? <ShortcutsDialog /> : null}
      {dialog === 'PUBLISH' && library !== undefined ? <PublishDialog library={library} /> : null}
      {dialog === 'LIBRARY' && library !== undefined ? <LibraryDialog library={library} /> : null}
    </Suspense>
  );
}
