import type { Editor } from '@tiptap/react';
import type { LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Popover } from 'react-aria-components/Popover';
import { TextField } from 'react-aria-components/TextField';
import { t } from '../text/text.ts';
import { isLinkAddress } from './text-extensions.ts';

/** `example.com` as people type it, or an address of mail. */
function completed(typed: string): string {
  const address = typed.trim();
  if (address === '' || /^[a-z][a-z\d+.-]*:/i.test(address)) return address;
  return /^[^\s/@]+@[^\s/@]+$/.test(address) ? `mailto:${address}` : `https://${address}`;
}

/** The address that the selected words lead to. */
export function LinkPopover(props: {
  readonly editor: Editor;
  readonly icon: LucideIcon;
  readonly isLink: boolean;
}) {
  const { editor, icon: Icon, isLink } = props;
  const [address, setAddress] = useState('');
  const [isWrong, setWrong] = useState(false);
  const read = (isOpen: boolean): void => {
    if (!isOpen) return;
    setWrong(false);
    setAddress(String(editor.getAttributes('link')['href'] ?? ''));
  };
  const set = (close: () => void): void => {
    const href = completed(address);
    if (!isLinkAddress(href)) return setWrong(true);
    const chain = editor.chain().focus().extendMarkRange('link');
    const isNothingSelected = editor.state.selection.empty && !isLink;
    if (isNothingSelected) {
      chain
        .insertContent({ type: 'text', text: address.trim(), marks: [{ type: 'link', attrs: { href } }] })
        .run();
    } else chain.setLink({ href }).run();
    close();
  };
  return (
    <DialogTrigger onOpenChange={read}>
      <Button className="icon-button" aria-label={t('writing.link')} data-selected={isLink || undefined}>
        <Icon size={16} strokeWidth={1.75} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end" offset={6}>
        <Dialog className="smart-dialog" aria-label={t('writing.link')}>
          {({ close }) => (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                set(close);
              }}
            >
              <TextField
                className="field"
                value={address}
                onChange={(value) => {
                  setAddress(value);
                  setWrong(false);
                }}
                isInvalid={isWrong}
                validationBehavior="aria"
                maxLength={2048}
                autoFocus
              >
                <Label className="field-label">{t('inspector.linkUrl')}</Label>
                <Input className="input" dir="ltr" placeholder="https://" />
                <FieldError className="field-problem">{t('writing.wrongAddress')}</FieldError>
              </TextField>
              <div className="smart-actions text-link-actions">
                {isLink ? (
                  <Button
                    className="button"
                    onPress={() => {
                      editor.chain().focus().extendMarkRange('link').unsetLink().run();
                      close();
                    }}
                  >
                    {t('writing.unlink')}
                  </Button>
                ) : null}
                <Button type="submit" className="button primary">
                  {t('writing.setLink')}
                </Button>
              </div>
            </form>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
