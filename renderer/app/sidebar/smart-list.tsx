import { Ellipsis, Sparkles } from 'lucide-react';
import { useEffect, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { ContextMenu, type MenuPoint } from '../controls/context-menu.tsx';
import {
  deleteSmartGallery,
  freezeSmartGallery,
  openSmartGallery,
  renameSmartGallery,
} from '../state/smart-commands.ts';
import type { CountedSmartGallery } from '../state/smart-galleries.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import type { Workspace } from '../state/workspace.ts';
import { formatNumber } from '../text/formats.ts';
import { t } from '../text/text.ts';
import { smartMenu } from './smart-menu.ts';
import './smart-list.css';

/** The smart galleries; nothing while there are none. */
export function SmartList() {
  const workspace = useWorkspace();
  const all = useCell(workspace.smart.cell);
  const openId = useCell(workspace.openSmartId);
  const [renamedId, setRenamedId] = useState<string>();
  const [menu, setMenu] = useState<{ readonly smart: CountedSmartGallery; readonly at: MenuPoint }>();
  const query = useCell(workspace.media.query);
  const isEverything = query.search === '' && query.kind === 'ALL' && query.filter === undefined;
  useEffect(() => {
    if (isEverything) workspace.openSmartId.set(undefined);
  }, [workspace, isEverything]);
  if (all.length === 0) return null;
  return (
    <section className="smart" aria-label={t('smart.title')}>
      <h2 className="smart-heading">{t('smart.title')}</h2>
      <ul className="smart-list scroller">
        {all.map((smart) => (
          <li key={smart.id} className="smart-row" data-open={smart.id === openId || undefined}>
            {smart.id === renamedId ? (
              <SmartNameField smart={smart} onEnd={() => setRenamedId(undefined)} />
            ) : (
              <>
                <button
                  type="button"
                  className="smart-open"
                  aria-current={smart.id === openId || undefined}
                  onClick={() => openSmartGallery(workspace, smart)}
                  onKeyDown={(event) => onKey(event, workspace, smart, () => setRenamedId(smart.id))}
                  onContextMenu={(event) => {
                    event.preventDefault();
                    setMenu({ smart, at: { x: event.clientX, y: event.clientY } });
                  }}
                >
                  <Sparkles size={14} strokeWidth={1.75} aria-hidden />
                  <span className="smart-name" dir="auto">
                    {smart.name}
                  </span>
                  <span className="smart-count">{formatNumber(smart.totalFiles)}</span>
                </button>
                <button
                  type="button"
                  className="gallery-row-more smart-more"
                  aria-label={t('sidebar.more', { name: smart.name })}
                  onClick={(event) => setMenu({ smart, at: below(event) })}
                >
                  <Ellipsis size={16} strokeWidth={1.75} aria-hidden />
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
      {menu === undefined ? null : (
        <ContextMenu
          label={t('sidebar.menu', { name: menu.smart.name })}
          at={menu.at}
          entries={smartMenu({
            open: () => openSmartGallery(workspace, menu.smart),
            rename: () => setRenamedId(menu.smart.id),
            freeze: () => void freezeSmartGallery(workspace, menu.smart),
            remove: () => void deleteSmartGallery(workspace, menu.smart),
          })}
          onClose={() => setMenu(undefined)}
        />
      )}
    </section>
  );
}

function below(event: MouseEvent<HTMLElement>): MenuPoint {
  const rect = event.currentTarget.getBoundingClientRect();
  return { x: rect.left, y: rect.bottom + 4 };
}

function onKey(
  event: KeyboardEvent<HTMLElement>,
  workspace: Workspace,
  smart: CountedSmartGallery,
  rename: () => void,
): void {
  if (event.key === 'F2') rename();
  else if (event.key === 'Delete') void deleteSmartGallery(workspace, smart);
  else return;
  event.preventDefault();
}

function SmartNameField(props: { readonly smart: CountedSmartGallery; readonly onEnd: () => void }) {
  const { smart, onEnd } = props;
  const workspace = useWorkspace();
  return (
    <input
      className="gallery-row-field smart-field"
      aria-label={t('smart.name')}
      defaultValue={smart.name}
      maxLength={255}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person asked for it a moment ago
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') event.currentTarget.value = smart.name;
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
      onBlur={(event) => {
        const name = event.currentTarget.value.trim();
        if (name !== '' && name !== smart.name) void renameSmartGallery(workspace, smart, name);
        onEnd();
      }}
    />
  );
}
