import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { t } from '../text/text.ts';

/** The proofs beside each other, large, with what they are made by. */
export function ProofDialog(props: {
  readonly panes: ReactNode;
  readonly controls: ReactNode;
  readonly facts: ReactNode;
  readonly onClose: () => void;
}) {
  return (
    <ModalOverlay
      className="dialog-scrim"
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) props.onClose();
      }}
    >
      <Modal className="dialog-frame proof-dialog-frame">
        <Dialog className="dialog proof-dialog">
          <Heading slot="title" className="dialog-title">
            {t('inspector.qualityAndSharpening')}
          </Heading>
          <div className="proof-panes">{props.panes}</div>
          <div className="proof-dialog-controls">
            {props.controls}
            {props.facts}
          </div>
          <div className="dialog-actions">
            <Button className="button primary" onPress={props.onClose}>
              {t('inspector.done')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
