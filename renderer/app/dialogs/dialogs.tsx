import { lazy, Suspense } from 'react';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';

const ShortcutsDialog = lazy(async () => ({
  default: (await import('./shortcuts-dialog.tsx')).ShortcutsDialog,
}));
const CommandPalette = lazy(async () => ({
  default: (await import('../palette/command-palette.tsx')).CommandPalette,
}));
const ImportDialog = lazy(async () => ({ default: (await import('./import-dialog.tsx')).ImportDialog }));
const RecipeDialog = lazy(async () => ({
  default: (await import('../recipes/recipe-dialog.tsx')).RecipeDialog,
}));
const LocateDialog = lazy(async () => ({ default: (await import('./locate-dialog.tsx')).LocateDialog }));
const LibraryDialog = lazy(async () => ({ default: (await import('./library-dialog.tsx')).LibraryDialog }));
const ProgramsDialog = lazy(async () => ({
  default: (await import('./programs-dialog.tsx')).ProgramsDialog,
}));
const PublishDialog = lazy(async () => ({
  default: (await import('../publish/publish-dialog.tsx')).PublishDialog,
}));
const TrashDialog = lazy(async () => ({ default: (await import('../trash/trash-dialog.tsx')).TrashDialog }));

/** The dialog that is open. Each is loaded when it is first needed. */
export function Dialogs() {
  const workspace = useWorkspace();
  const planned = useCell(workspace.plannedImport);
  const recipeDraft = useCell(workspace.recipeDraft);
  const located = useCell(workspace.located);
  const dialog = useCell(workspace.dialog);
  const library = useCell(workspace.library);
  const trashQuestion = useCell(workspace.trashQuestion);
  return (
    <Suspense>
      {planned === undefined ? null : <ImportDialog planned={planned} />}
      {recipeDraft === undefined ? null : <RecipeDialog draft={recipeDraft} />}
      {located === undefined ? null : <LocateDialog file={located} />}
      {trashQuestion === undefined ? null : <TrashDialog question={trashQuestion} />}
      {dialog === 'PALETTE' ? <CommandPalette /> : null}
      {dialog === 'SHORTCUTS' ? <ShortcutsDialog /> : null}
      {dialog === 'PUBLISH' && library !== undefined ? <PublishDialog library={library} /> : null}
      {dialog === 'LIBRARY' && library !== undefined ? <LibraryDialog library={library} /> : null}
      {dialog === 'PROGRAMS' ? <ProgramsDialog /> : null}
    </Suspense>
  );
}
