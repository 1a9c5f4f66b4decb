import { lazy, Suspense } from 'react';
import { useCell, useCellPart } from '../state/use-cell.ts';
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
const PreferencesDialog = lazy(async () => ({
  default: (await import('../preferences/preferences-dialog.tsx')).PreferencesDialog,
}));
const ProgramsDialog = lazy(async () => ({
  default: (await import('./programs-dialog.tsx')).ProgramsDialog,
}));
const PublishDialog = lazy(async () => ({
  default: (await import('../publish/publish-dialog.tsx')).PublishDialog,
}));
const LayoutDesigner = lazy(async () => ({
  default: (await import('../layout/layout-designer.tsx')).LayoutDesigner,
}));
const TextDialog = lazy(async () => ({ default: (await import('../writing/text-dialog.tsx')).TextDialog }));
const VideoDialog = lazy(async () => ({
  default: (await import('../writing/video-dialog.tsx')).VideoDialog,
}));
const TrashDialog = lazy(async () => ({ default: (await import('../trash/trash-dialog.tsx')).TrashDialog }));

const RejectedDialog = lazy(async () => ({
  default: (await import('../cull/rejected-dialog.tsx')).RejectedDialog,
}));

/** The dialog that is open. Each is loaded when it is first needed. */
export function Dialogs() {
  const workspace = useWorkspace();
  const planned = useCell(workspace.plannedImport);
  const recipeDraft = useCell(workspace.recipeDraft);
  const located = useCell(workspace.located);
  const dialog = useCell(workspace.dialog);
  const library = useCell(workspace.library);
  const trashQuestion = useCell(workspace.trashQuestion);
  const rejectedQuestion = useCell(workspace.rejectedQuestion);
  const writtenText = useCell(workspace.writtenText);
  const items = useCell(workspace.items);
  const gallery = useCellPart(workspace.galleries.pages.cell, ({ list }) => list.get(items?.galleryId ?? ''));
  return (
    <Suspense>
      {planned === undefined ? null : <ImportDialog planned={planned} />}
      {recipeDraft === undefined ? null : <RecipeDialog draft={recipeDraft} />}
      {located === undefined ? null : <LocateDialog file={located} />}
      {trashQuestion === undefined ? null : <TrashDialog question={trashQuestion} />}
      {rejectedQuestion === undefined ? null : <RejectedDialog {...rejectedQuestion} />}
      {dialog === 'PALETTE' ? <CommandPalette /> : null}
      {dialog === 'SHORTCUTS' ? <ShortcutsDialog /> : null}
      {dialog === 'PUBLISH' && library !== undefined ? <PublishDialog library={library} /> : null}
      {dialog === 'PREFERENCES' && library !== undefined ? <PreferencesDialog library={library} /> : null}
      {dialog === 'LAYOUT' && gallery !== undefined && items !== undefined ? (
        <LayoutDesigner key={gallery.id} gallery={gallery} items={items} />
      ) : null}
      {dialog === 'VIDEO' && items !== undefined ? <VideoDialog items={items} /> : null}
      {writtenText === undefined ? null : <TextDialog text={writtenText} />}
      {dialog === 'PROGRAMS' ? <ProgramsDialog /> : null}
    </Suspense>
  );
}
