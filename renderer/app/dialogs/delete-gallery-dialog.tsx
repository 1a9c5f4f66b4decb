import { Button } from 'react-aria-components/Button';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import type { GallerySummary } from '../../../shared/model/gallery.ts';
import { deleteGallery, displayNameOf } from '../state/gallery-commands.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

/** Asks before a gallery goes with its items. */
export function DeleteGalleryDialog(props: { readonly gallery: GallerySummary }) {
  const { gallery } = props;
  const workspace = useWorkspace();
  const close = (): void => workspace.galleryToDelete.set(undefined);
  return (
    <ModalOverlay className="dialog-scrim" isOpen isDismissable onOpenChange={close}>
      <Modal className="dialog-frame">
        <Dialog className="dialog" role="alertdialog">
          <Heading slot="title" className="dialog-title">
            {t('deleteGallery.title', { name: displayNameOf(gallery) })}
          </Heading>
          <p className="dialog-text">{t('deleteGallery.text', { count: gallery.totalItems })}</p>
          <div className="dialog-actions">
            <Button className="button" autoFocus onPress={close}>
              {t('dialog.cancel')}
            </Button>
            <Button
              className="button danger"
              onPress={() => {
                close();
                void deleteGallery(workspace, gallery);
              }}
            >
              {t('deleteGallery.confirm')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
