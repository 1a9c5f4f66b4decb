import { Search } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Input } from 'react-aria-components/Input';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { SearchField } from 'react-aria-components/SearchField';
import { rankOf } from '../palette/match.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t, type TextKey } from '../text/text.ts';
import './shortcuts-dialog.css';

const GROUPS: readonly {
  readonly title: TextKey;
  readonly keys: readonly (readonly [TextKey, TextKey])[];
}[] = [
  {
    title: 'shortcuts.galleries',
    keys: [
      ['shortcuts.key.upDown', 'shortcuts.openGallery'],
      ['shortcuts.key.shiftArrows', 'shortcuts.extend'],
      ['shortcuts.key.altUpDown', 'shortcuts.moveGallery'],
      ['shortcuts.key.rename', 'shortcuts.renameGallery'],
      ['shortcuts.key.new', 'shortcuts.newGallery'],
      ['shortcuts.key.delete', 'shortcuts.deleteGallery'],
    ],
  },
  {
    title: 'shortcuts.items',
    keys: [
      ['shortcuts.key.arrows', 'shortcuts.moveFocus'],
      ['shortcuts.key.shiftArrows', 'shortcuts.extend'],
      ['shortcuts.key.space', 'shortcuts.toggle'],
      ['shortcuts.key.all', 'shortcuts.selectAll'],
      ['shortcuts.key.altArrows', 'shortcuts.moveItems'],
      ['shortcuts.key.carry', 'shortcuts.carry'],
      ['find.key', 'find.label'],
      ['shortcuts.key.enter', 'shortcuts.view'],
      ['shortcuts.key.rename', 'shortcuts.edit'],
      ['shortcuts.key.delete', 'shortcuts.removeItems'],
    ],
  },
  {
    title: 'shortcuts.loupe',
    keys: [
      ['shortcuts.key.sideways', 'shortcuts.otherPicture'],
      ['shortcuts.key.space', 'shortcuts.actualSize'],
      ['shortcuts.key.zoom', 'shortcuts.zoom'],
      ['shortcuts.key.shiftArrows', 'shortcuts.pan'],
    ],
  },
  {
    title: 'cull.marks',
    keys: [
      ['cull.key.PICK', 'cull.give.PICK'],
      ['cull.key.REJECT', 'cull.give.REJECT'],
      ['cull.key.NONE', 'cull.give.NONE'],
      ['cull.key.stars', 'cull.giveStars'],
      ['cull.key.stay', 'cull.stay'],
      ['compare.key', 'compare.open'],
      ['shortcuts.key.enter', 'compare.take'],
    ],
  },
  {
    title: 'shortcuts.media',
    keys: [
      ['shortcuts.key.media', 'shortcuts.openMedia'],
      ['shortcuts.key.enter', 'shortcuts.addMedia'],
      ['shortcuts.key.view', 'shortcuts.view'],
      ['shortcuts.key.paste', 'shortcuts.pasteFiles'],
      ['shortcuts.key.delete', 'shortcuts.deleteMedia'],
    ],
  },
  {
    title: 'shortcuts.window',
    keys: [
      ['shortcuts.key.palette', 'palette.title'],
      ['shortcuts.key.settings', 'preferences.title'],
      ['shortcuts.key.help', 'shortcuts.title'],
    ],
  },
  {
    title: 'shortcuts.steps',
    keys: [
      ['shortcuts.key.undo', 'shortcuts.undo'],
      ['shortcuts.key.redo', 'shortcuts.redo'],
    ],
  },
];

/** All keys of the window. */
export function ShortcutsDialog() {
  const { dialog } = useWorkspace();
  const [typed, setTyped] = useState('');
  const groups = GROUPS.map((group) => ({
    ...group,
    keys: group.keys.filter(([key, action]) => rankOf(typed, `${t(action)} ${t(key)} ${t(group.title)}`) > 0),
  })).filter(({ keys }) => keys.length > 0);
  const close = (): void => dialog.set(undefined);
  return (
    <ModalOverlay className="dialog-scrim" isOpen isDismissable onOpenChange={close}>
      <Modal className="dialog-frame">
        <Dialog className="dialog">
          <Heading slot="title" className="dialog-title">
            {t('shortcuts.title')}
          </Heading>
          <SearchField
            className="search shortcuts-search"
            aria-label={t('shortcuts.search')}
            value={typed}
            onChange={setTyped}
            autoFocus
          >
            <Search size={14} strokeWidth={1.75} aria-hidden />
            <Input className="search-input" placeholder={t('shortcuts.search')} />
          </SearchField>
          <p role="status" className="dialog-text">
            {groups.length === 0 ? t('shortcuts.nothing') : ''}
          </p>
          {groups.map((group) => (
            <section key={group.title} className="shortcuts-group">
              <h3>{t(group.title)}</h3>
              <dl>
                {group.keys.map(([key, action]) => (
                  <div key={action}>
                    <dt>{t(action)}</dt>
                    <dd>
                      <kbd>{t(key)}</kbd>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
          <div className="dialog-actions">
            <Button className="button" onPress={close}>
              {t('dialog.close')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
