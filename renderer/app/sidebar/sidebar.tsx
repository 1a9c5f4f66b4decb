import { Globe, Plus, Settings } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { ActivityButton } from '../activity/activity-button.tsx';
import { Activity } from '../activity/activity.tsx';
import { IconButton } from '../controls/icon-button.tsx';
import { createGallery } from '../state/gallery-commands.ts';
import { showPreferences } from '../state/preferences-commands.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { formatNumber } from '../text/formats.ts';
import { GallerySearch } from './gallery-search.tsx';
import { GalleryListView } from './gallery-list-view.tsx';
import { SmartList } from './smart-list.tsx';
import { ViewMenu } from './view-menu.tsx';
import './sidebar.css';

/** So many galleries are seen at a glance. */
const WORTH_SEARCHING = 5;

/** The library and its galleries. */
export function Sidebar() {
  const workspace = useWorkspace();
  const library = useCell(workspace.library);
  const { list, state } = useCell(workspace.galleries.pages.cell);
  const search = useCell(workspace.galleries.search).trim();
  const isSearchable = search !== '' || list.total >= WORTH_SEARCHING;
  return (
    <nav className="sidebar" aria-label={t('sidebar.label')}>
      <header className="sidebar-library">
        <span className="sidebar-library-name" dir="auto" title={library?.folder}>
          {library?.settings.name ?? ''}
        </span>
        <IconButton label={t('preferences.title')} onPress={() => showPreferences(workspace)}>
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
      {isSearchable ? <GallerySearch /> : null}
      <GalleryListView />
      {state === 'READY' && list.total === 0 ? (
        <p className="sidebar-empty" role="status">
          {search === '' ? t('sidebar.empty') : t('sidebar.notFound', { search })}
        </p>
      ) : null}
      <SmartList />
      <div className="sidebar-publish">
        <Button className="button" onPress={() => workspace.dialog.set('PUBLISH')}>
          <Globe size={15} strokeWidth={1.75} aria-hidden />
          {t('publish.open')}
        </Button>
      </div>
      <footer className="sidebar-footer">
        <ActivityButton />
        <Activity />
        <ViewMenu />
      </footer>
    </nav>
  );
}
