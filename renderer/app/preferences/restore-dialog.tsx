import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { SearchField } from 'react-aria-components/SearchField';
import { Text } from 'react-aria-components/Text';
import type { BackedUpGallery, BackupSummary } from '../../../shared/contract/maintenance.ts';
import { displayNameOf } from '../state/gallery-commands.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { coreText } from '../text/core-texts.ts';
import { formatDate } from '../text/formats.ts';
import { t } from '../text/text.ts';
import { useBackupGalleries } from './use-backup-galleries.ts';
import '../dialogs/locate-dialog.css';

/** Asks which gallery of a backup is to be brought back: one that was deleted since as well. */
export function RestoreDialog(props: { readonly backup: BackupSummary; readonly onClose: () => void }) {
  const { backup, onClose } = props;
  const workspace = useWorkspace();
  const openId = useCell(workspace.items)?.galleryId;
  const [search, setSearch] = useState('');
  const found = useBackupGalleries(backup.name, search);
  const [chosenId, setChosenId] = useState<string | undefined>(openId);
  const [isRestoring, setRestoring] = useState(false);
  const chosen = found?.galleries.find(({ id }) => id === chosenId) ?? found?.galleries[0];
  const when = formatDate(backup.time);

  async function restore(gallery: BackedUpGallery, as: 'IN_PLACE' | 'NEW'): Promise<void> {
    setRestoring(true);
    let notes: readonly string[] = [];
    const steps = await workspace.history.record(async () => {
      const result = await workspace.attempt(t('problem.restoreBackup'), () =>
        workspace.client.backup.restoreGalleryFromBackup({ name: backup.name, galleryId: gallery.id, as }),
      );
      notes = result?.notes ?? [];
      return result === undefined ? undefined : { galleryId: result.galleryId, calls: 1 };
    });
    setRestoring(false);
    if (steps.length === 0 && notes.length === 0) return;
    onClose();
    workspace.messages.show({
      tone: 'DONE',
      text: t('preferences.restored', { name: displayNameOf(gallery), when }),
      ...(notes.length === 0 ? {} : { detail: notes.map(coreText).join(' ') }),
      steps,
    });
  }
  return (
    <ModalOverlay
      className="dialog-scrim"
      isOpen
      isDismissable
      onOpenChange={(isOpen) => isOpen || onClose()}
    >
      <Modal className="dialog-frame">
        <Dialog className="dialog">
          <Heading slot="title" className="dialog-title">
            {t('restore.title', { when })}
          </Heading>
          <p className="dialog-text">{t('restore.text')}</p>
          <SearchField
            className="locate-search"
            aria-label={t('restore.search')}
            value={search}
            onChange={setSearch}
            maxLength={255}
          >
            <Input className="input" placeholder={t('restore.search')} />
          </SearchField>
          <ListBox
            className="locate-list scroller"
            aria-label={t('restore.galleries')}
            selectionMode="single"
            disallowEmptySelection
            items={found?.galleries ?? []}
            selectedKeys={chosen === undefined ? [] : [chosen.id]}
            onSelectionChange={(keys) => {
              if (keys === 'all') return;
              const [key] = keys;
              if (typeof key === 'string') setChosenId(key);
            }}
            renderEmptyState={() => (
              <p className="locate-empty">{found === undefined ? t('restore.reading') : t('restore.none')}</p>
            )}
          >
            {(gallery) => (
              <ListBoxItem
                id={gallery.id}
                className="locate-item restore-item"
                textValue={displayNameOf(gallery)}
              >
                <Text slot="label" className="restore-name" dir="auto">
                  {displayNameOf(gallery)}
                </Text>
                <Text slot="description" className="restore-fact">
                  {gallery.isGone ? `${t('restore.gone')} · ` : ''}
                  {t('gallery.count', { count: gallery.totalItems })}
                </Text>
              </ListBoxItem>
            )}
          </ListBox>
          {found !== undefined && found.totalGalleries > found.galleries.length ? (
            <p className="field-hint">
              {t('restore.more', { count: found.totalGalleries - found.galleries.length })}
            </p>
          ) : null}
          <div className="dialog-actions">
            <Button className="button" onPress={onClose}>
              {t('dialog.cancel')}
            </Button>
            {chosen === undefined || chosen.isGone ? null : (
              <Button className="button" isDisabled={isRestoring} onPress={() => void restore(chosen, 'NEW')}>
                {t('restore.asNew')}
              </Button>
            )}
            <Button
              className="button primary"
              isDisabled={chosen === undefined}
              isPending={isRestoring}
              onPress={() => chosen && void restore(chosen, 'IN_PLACE')}
            >
              {t(chosen?.isGone === false ? 'restore.inPlace' : 'restore.bringBack')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
