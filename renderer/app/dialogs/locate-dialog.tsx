import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { SearchField } from 'react-aria-components/SearchField';
import { fileNameOf, type MediaFile } from '../../../shared/model/media-file.ts';
import { CheckField } from '../controls/check-field.tsx';
import { useCandidates } from '../state/use-candidates.ts';
import { relink } from '../state/locate-commands.ts';
import { useRelinkPlan } from '../state/use-relink-plan.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { LocateCandidate } from './locate-candidate.tsx';
import './locate-dialog.css';

/** Asks which file of the media folder a missing one is, and whether the rest of its folder went the same way. */
export function LocateDialog(props: { readonly file: MediaFile }) {
  const { file } = props;
  const workspace = useWorkspace();
  const [search, setSearch] = useState('');
  const candidates = useCandidates(file.id, search);
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
            <Button
              className="button locate-elsewhere"
              onPress={() => {
                close();
                workspace.dialog.set('LIBRARY');
              }}
            >
              {t('locate.elsewhere')}
            </Button>
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
