import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import type { GalleryItems } from '../state/gallery-items.ts';
import { addVideos, videoAddressesIn } from '../state/video-commands.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

/** Asks for the addresses of videos on YouTube or Vimeo. */
export function VideoDialog(props: { readonly items: GalleryItems }) {
  const workspace = useWorkspace();
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const close = (): void => workspace.dialog.set(undefined);
  const add = async (): Promise<void> => {
    const addresses = videoAddressesIn(typed);
    if (addresses.length === 0) return setWrong(true);
    if (await addVideos(workspace, props.items, addresses)) close();
  };
  return (
    <ModalOverlay className="dialog-scrim" isOpen isDismissable onOpenChange={close}>
      <Modal className="dialog-frame">
        <Dialog className="dialog">
          <Heading slot="title" className="dialog-title">
            {t('video.title')}
          </Heading>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void add();
            }}
          >
            <TextField
              className="field library-form"
              value={typed}
              onChange={(value) => {
                setTyped(value);
                setWrong(false);
              }}
              isInvalid={isWrong}
              validationBehavior="aria"
              autoFocus
            >
              <Label className="field-label">{t('video.addresses')}</Label>
              <TextArea
                className="input"
                dir="ltr"
                rows={3}
                placeholder="https://youtu.be/…"
                spellCheck={false}
              />
              {isWrong ? null : (
                <Text slot="description" className="field-hint">
                  {t('video.hint')}
                </Text>
              )}
              <FieldError className="field-problem">{t('video.wrong')}</FieldError>
            </TextField>
            <div className="dialog-actions">
              <Button className="button" onPress={close}>
                {t('dialog.cancel')}
              </Button>
              <Button type="submit" className="button primary" isDisabled={typed.trim() === ''}>
                {t('video.add')}
              </Button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
