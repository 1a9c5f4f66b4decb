import { lazy, Suspense } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Announcer } from './activity/announcer.tsx';
import { ConnectionBanner } from './activity/connection-banner.tsx';
import { JobAnnouncements } from './activity/job-announcements.tsx';
import { SampleBanner } from './activity/sample-banner.tsx';
import { Toasts } from './activity/toasts.tsx';
import { Dialogs } from './dialogs/dialogs.tsx';
import { DropHint } from './files/drop-hint.tsx';
import { useFileDrop } from './files/use-file-drop.ts';
import { useFilePaste } from './files/use-file-paste.ts';
import { GalleryPane } from './gallery/gallery-pane.tsx';
import { useItemClipboard } from './gallery/use-item-clipboard.ts';
import { Inspector } from './inspector/inspector.tsx';
import { MediaPanel } from './media/media-panel.tsx';
import { Sidebar } from './sidebar/sidebar.tsx';
import { useCell } from './state/use-cell.ts';
import { WorkspaceContext } from './state/workspace-context.ts';
import type { Workspace } from './state/workspace.ts';
import { useLanguage } from './text/use-language.ts';
import { useTheme } from './theme/use-theme.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { useMenuSteps } from './use-menu-steps.ts';
import { useWindowKeys } from './use-window-keys.ts';
import './app.css';

const HistoryPanel = lazy(async () => ({
  default: (await import('./history/history-panel.tsx')).HistoryPanel,
}));

const Loupes = lazy(async () => ({ default: (await import('./loupe/loupes.tsx')).Loupes }));

/** The window. */
export function App(props: { readonly workspace: Workspace }) {
  const { workspace } = props;
  const isInspectorOpen = useCell(workspace.preferences.isInspectorOpen);
  const galleryId = useCell(workspace.items)?.galleryId;
  const isHistoryOpen = useCell(workspace.isHistoryOpen) && galleryId !== undefined;
  const isComparing = useCell(workspace.compared) !== undefined;
  const isLoupeOpen = useCell(workspace.loupe) !== undefined || isComparing;
  const { locale } = useLanguage(workspace);
  useTheme(workspace);
  useWindowKeys(workspace);
  useItemClipboard(workspace);
  useMenuSteps(workspace);
  useKeptFocus();
  useFileDrop(workspace);
  useFilePaste(workspace);
  return (
    <I18nProvider locale={locale}>
      <WorkspaceContext value={workspace}>
        <ConnectionBanner />
        <SampleBanner />
        <div className="window" data-inspector={isInspectorOpen || isHistoryOpen || undefined}>
          <Sidebar />
          <main className="window-main">
            <GalleryPane />
            <MediaPanel />
          </main>
          {isHistoryOpen ? (
            <Suspense fallback={<aside className="inspector" />}>
              <HistoryPanel key={galleryId} galleryId={galleryId} />
            </Suspense>
          ) : null}
          {isInspectorOpen && !isHistoryOpen ? <Inspector /> : null}
        </div>
        <Suspense>{isLoupeOpen ? <Loupes /> : null}</Suspense>
        <DropHint />
        <Toasts />
        <Announcer />
        <JobAnnouncements />
        <Dialogs />
      </WorkspaceContext>
    </I18nProvider>
  );
}
