import { Button } from 'react-aria-components/Button';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { removeRejected } from '../state/cull-commands.ts';
import type { GalleryItems } from '../state/gallery-items.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

/** Asks before rejected items are removed. There is a way back, so that Enter alone agrees. */
export function RejectedDialog(props: { readonly items: GalleryItems; readonly count: number }) {
  const { items, count } = props;
  const workspace = useWorkspace();
  const close = (): void => workspace.rejectedQuestion.set(undefined);
  return (
    <ModalOverlay className="dialog-scrim" isOpen isDismissable onOpenChange={close}>
      <Modal className="dialog-frame">
        <Dialog className="dialog" role="alertdialog">
          <Heading slot="title" className="dialog-title">
            {t('cull.askRemove', { count })}
          </Heading>
          <p className="dialog-text">{t('gallery.filesStay')}</p>
          <div className="dialog-actions">
            <Button className="button" onPress={close}>
              {t('dialog.cancel')}
            </Button>
            <Button
              className="button danger"
              autoFocus
              onPress={() => {
                close();
                void removeRejected(workspace, items);
              }}
            >
              {t('cull.remove')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
