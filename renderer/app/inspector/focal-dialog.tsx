import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { t } from '../text/text.ts';

/** px */
const CROP_HEIGHT = 132;

/** px that the picture may take: what the window has beside the dialog's other parts. */
function roomForPicture(): { readonly width: number; readonly height: number } {
  return {
    width: Math.max(240, Math.min(760, window.innerWidth - 120)),
    height: Math.max(200, Math.min(640, window.innerHeight - 380)),
  };
}

/** The focal point on a large picture, with large crops. */
export function FocalDialog(props: {
  readonly picker: (size: { readonly width: number; readonly height: number }) => ReactNode;
  readonly crops: (height: number) => ReactNode;
  readonly onClose: () => void;
}) {
  const { picker, crops, onClose } = props;
  return (
    <ModalOverlay
      className="dialog-scrim"
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className="dialog-frame focal-dialog-frame">
        <Dialog className="dialog focal-dialog">
          <Heading slot="title" className="dialog-title">
            {t('inspector.focalPoint')}
          </Heading>
          <p className="dialog-text">{t('inspector.focalHint')}</p>
          {picker(roomForPicture())}
          {crops(CROP_HEIGHT)}
          <div className="dialog-actions">
            <Button className="button primary" onPress={onClose}>
              {t('inspector.done')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
