import { FilePlus2, FolderPlus, FolderSearch } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { MenuTrigger } from 'react-aria-components/Menu';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Popover } from 'react-aria-components/Popover';
import { SearchField } from 'react-aria-components/SearchField';
import { fileNameOf, type MediaFile } from '../../../shared/model/media-file.ts';
import { CheckField } from '../controls/check-field.tsx';
import { MenuEntries } from '../controls/menu-entries.tsx';
import { chooseFiles } from '../files/add-files.ts';
import { showPreferences } from '../state/preferences-commands.ts';
import { useCandidates } from '../state/use-candidates.ts';
import { relink } from '../state/locate-commands.ts';
import { useRelinkPlan } from '../state/use-relink-plan.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { LocateCandidate } from './locate-candidate.tsx';
import './locate-dialog.css';

/** Files that were brought in and are offered at once. */
const MOST_OFFERED = 50;

/** Asks which file of the media folder a missing one is, and whether the rest of its folder went the same way. */
export function LocateDialog(props: { readonly file: MediaFile }) {
  const { file } = props;
  const workspace = useWorkspace();
  const [search, setSearch] = useState('');
  const found = useCandidates(file.id, search);
  const [brought, setBrought] = useState<readonly MediaFile[]>([]);
  const candidates = found && [
    ...brought,
    ...found.filter(({ id }) => !brought.some((other) => other.id === id)),
  ];
  const [chosenId, setChosenId] = useState<string>();
  // What is most likely the file is chosen from the beginning.
  const chosen = candidates?.find(({ id }) => id === chosenId) ?? candidates?.[0];
  const plan = useRelinkPlan(file.id, chosen?.id);
  const [isFolderIncluded, setFolderIncluded] = useState(true);
  const close = (): void => workspace.located.set(undefined);

  async function locate(): Promise<void> {
    if (chosen === undefined) return;
    const hasOthers = (plan?.totalOthers ?? 0) > 0;
    if (await relink(workspace, file, chosen, hasOthers && isFolderIncluded)) close();
  }

  /** Copies what lies outside into the media folder. Of the same content, it is the missing file itself, and all is done. */
  async function bring(what: 'FILES' | 'FOLDER'): Promise<void> {
    const mediaIds = await chooseFiles(workspace, what, {});
    if (mediaIds.length === 0) return;
    if (mediaIds.includes(file.id)) {
      close();
      workspace.messages.show({ tone: 'DONE', text: t('locate.back', { name: fileNameOf(file) }) });
      return;
    }
    const answer = await workspace.attempt(t('problem.locate'), () =>
      workspace.client.media.getMediaFiles({ mediaIds: mediaIds.slice(0, MOST_OFFERED) }),
    );
    const offered = answer?.files.filter(({ kind }) => kind === file.kind) ?? [];
    setBrought(offered);
    setChosenId(offered[0]?.id);
  }
  return (
    <ModalOverlay className="dialog-scrim" isOpen isDismissable onOpenChange={close}>
      <Modal className="dialog-frame">
        <Dialog className="dialog">
          <Heading slot="title" className="dialog-title">
            {t('locate.title', { name: fileNameOf(file) })}
          </Heading>
          <p className="dialog-text">{t('locate.text', { path: file.path })}</p>
          <SearchField
            className="locate-search"
            aria-label={t('locate.search')}
            value={search}
            onChange={setSearch}
            maxLength={255}
          >
            <Input className="input" placeholder={t('locate.searchHint')} />
          </SearchField>
          <ListBox
            className="locate-list scroller"
            aria-label={t('locate.candidates')}
            selectionMode="single"
            disallowEmptySelection
            items={candidates ?? []}
            selectedKeys={chosen === undefined ? [] : [chosen.id]}
            onSelectionChange={(keys) => {
              if (keys === 'all') return;
              const [key] = keys;
              if (typeof key === 'string') setChosenId(key);
            }}
            renderEmptyState={() => (
              <p className="locate-empty">
                {candidates === undefined
                  ? t('locate.looking')
                  : t(search.trim() === '' ? 'locate.none' : 'locate.noneFound')}
              </p>
            )}
          >
            {(candidate) => (
              <ListBoxItem id={candidate.id} className="locate-item" textValue={candidate.path}>
                <LocateCandidate file={candidate} missing={file} />
              </ListBoxItem>
            )}
          </ListBox>
          {plan?.move === undefined || plan.totalOthers === 0 ? null : (
            <div className="locate-folder">
              <CheckField isSelected={isFolderIncluded} onChange={setFolderIncluded}>
                {t('locate.others', {
                  count: plan.totalOthers,
                  from: plan.move.from || t('locate.top'),
                  to: plan.move.to || t('locate.top'),
                })}
              </CheckField>
            </div>
          )}
          <div className="dialog-actions">
            <MenuTrigger>
              <Button className="button locate-elsewhere">{t('locate.elsewhere')}</Button>
              <Popover className="popover" placement="top start" offset={6}>
                <MenuEntries
                  label={t('locate.elsewhere')}
                  entries={[
                    {
                      id: 'file',
                      label: t('locate.bringFile'),
                      icon: FilePlus2,
                      run: () => void bring('FILES'),
                    },
                    {
                      id: 'folder',
                      label: t('locate.bringFolder'),
                      icon: FolderPlus,
                      run: () => void bring('FOLDER'),
                    },
                    null,
                    {
                      id: 'media-folder',
                      label: t('locate.otherFolder'),
                      icon: FolderSearch,
                      run: () => {
                        close();
                        showPreferences(workspace, 'LIBRARY');
                      },
                    },
                  ]}
                />
              </Popover>
            </MenuTrigger>
            <Button className="button" onPress={close}>
              {t('dialog.cancel')}
            </Button>
            <Button
              className="button primary"
              isDisabled={chosen === undefined}
              onPress={() => void locate()}
            >
              {t('locate.locate')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
