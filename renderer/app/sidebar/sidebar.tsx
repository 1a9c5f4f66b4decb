import { Globe, Plus, Settings } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Activity } from '../activity/activity.tsx';
import { IconButton } from '../controls/icon-button.tsx';
import { createGallery } from '../state/gallery-commands.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { formatNumber } from '../text/formats.ts';
import { GalleryListView } from './gallery-list-view.tsx';
import { ViewMenu } from './view-menu.tsx';
import './sidebar.css';

/** The library and its galleries. */
export function Sidebar() {
  const workspace = useWorkspace();
  const library = useCell(workspace.library);
  const { list, state } = useCell(workspace.galleries.pages.cell);
  return (
    <nav className="sidebar" aria-label={t('sidebar.label')}>
      <header className="sidebar-library">
        <span className="sidebar-library-name" dir="auto" title={library?.folder}>
          {library?.settings.name ?? ''}
        </span>
        <IconButton label={t('library.settings')} onPress={() => workspace.dialog.set('LIBRARY')}>
          <Settings size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </header>
      <div className="sidebar-heading">
        <h2>{t('sidebar.galleries')}</h2>
        <span className="sidebar-count">
          {state === 'READY' && list.total > 0 ? formatNumber(list.total) : ''}
        </span>
        <IconButton label={t('gallery.new')} onPress={() => void createGallery(workspace)}>
          <Plus size={17} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </div>
      <GalleryListView />
      {state === 'READY' && list.total === 0 ? <p className="sidebar-empty">{t('sidebar.empty')}</p> : null}
      <div className="sidebar-publish">
        <Button className="button" onPress={() => workspace.dialog.set('PUBLISH')}>
          <Globe size={15} strokeWidth={1.75} aria-hidden />
          {t('publish.open')}
        </Button>
      </div>
      <footer className="sidebar-footer">
        <Activity />
        <ViewMenu />
      </footer>
    </nav>
  );
}
