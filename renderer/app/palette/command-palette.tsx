import { Search } from 'lucide-react';
import { useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Dialog } from 'react-aria-components/Dialog';
import { Header } from 'react-aria-components/Header';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { SearchField } from 'react-aria-components/SearchField';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { useEntries } from './use-entries.ts';
import './command-palette.css';

/** As many of the latest choices come first again. */
const REMEMBERED = 20;

/** Everything the window can do, all galleries and all media, by typing a part of the name. */
export function CommandPalette() {
  const workspace = useWorkspace();
  const { recentInPalette } = workspace.preferences;
  const [typed, setTyped] = useState('');
  const groups = useEntries(workspace, typed);
  const entries = groups.flatMap((group) => group.entries);
  const close = (): void => workspace.dialog.set(undefined);
  const choose = (id: string): void => {
    const entry = entries.find((one) => one.id === id);
    if (entry === undefined) return;
    const others = recentInPalette
      .get()
      .split(',')
      .filter((other) => other !== id);
    recentInPalette.set([id, ...others].slice(0, REMEMBERED).join(','));
    close();
    // The keyboard first goes back to where it was, so that what is opened now can take it from there.
    requestAnimationFrame(() => requestAnimationFrame(entry.run));
  };
  return (
    <ModalOverlay className="dialog-scrim palette-scrim" isOpen isDismissable onOpenChange={close}>
      <Modal className="dialog-frame palette-frame">
        <Dialog className="palette" aria-label={t('palette.title')}>
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <SearchField
              className="palette-search"
              aria-label={t('palette.search')}
              autoFocus
              maxLength={255}
            >
              <Search size={16} strokeWidth={1.75} aria-hidden />
              <Input className="palette-input" placeholder={t('palette.hint')} />
            </SearchField>
            <ListBox
              className="palette-list scroller"
              aria-label={t('palette.results')}
              selectionMode="none"
              onAction={(key) => choose(String(key))}
              renderEmptyState={() => <p className="palette-nothing">{t('palette.nothing')}</p>}
            >
              {groups.map((group) => (
                <ListBoxSection key={group.id} id={group.id}>
                  <Header className="menu-header">{t(`palette.group.${group.id}`)}</Header>
                  {group.entries.map((entry) => (
                    <ListBoxItem key={entry.id} id={entry.id} className="menu-item" textValue={entry.label}>
                      <entry.icon size={15} strokeWidth={1.75} aria-hidden />
                      <span className="palette-label" dir="auto">
                        {entry.label}
                      </span>
                      {entry.detail === undefined ? null : (
                        <span className="palette-detail">{entry.detail}</span>
                      )}
                      {entry.shortcut === undefined ? null : <kbd aria-hidden>{entry.shortcut}</kbd>}
                    </ListBoxItem>
                  ))}
                </ListBoxSection>
              ))}
            </ListBox>
          </Autocomplete>
          <p className="visually-hidden" role="status">
            {typed === '' ? '' : t('palette.found', { count: entries.length })}
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
