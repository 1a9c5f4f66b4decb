import { Sparkles } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Popover } from 'react-aria-components/Popover';
import { TextField } from 'react-aria-components/TextField';
import { saveSmartGallery } from '../state/smart-commands.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

/** Keeps what is chosen in the media panel as a smart gallery: a new one, or the open one with another rule. */
export function SmartButton(props: { readonly isDisabled: boolean }) {
  const workspace = useWorkspace();
  const openId = useCell(workspace.openSmartId);
  const open = useCell(workspace.smart.cell).find(({ id }) => id === openId);
  const [name, setName] = useState('');
  return (
    <DialogTrigger>
      <Button className="link-button filter-clear" isDisabled={props.isDisabled}>
        <Sparkles size={13} strokeWidth={1.75} aria-hidden />
        {t('smart.save')}
      </Button>
      <Popover className="popover smart-popover" placement="top end" offset={6}>
        <Dialog className="smart-dialog" aria-label={t('smart.save')}>
          {({ close }) => (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                void saveSmartGallery(workspace, { name: name.trim() }).then((isSaved) => {
                  if (!isSaved) return;
                  setName('');
                  close();
                });
              }}
            >
              <TextField className="field" value={name} onChange={setName} maxLength={255} autoFocus>
                <Label className="field-label">{t('smart.name')}</Label>
                <Input className="input" />
              </TextField>
              <p className="field-hint">{t('smart.hint')}</p>
              <div className="smart-actions">
                {open === undefined ? null : (
                  <Button
                    className="button"
                    onPress={() =>
                      void saveSmartGallery(workspace, { id: open.id }).then((isSaved) => isSaved && close())
                    }
                  >
                    {t('smart.change', { name: open.name })}
                  </Button>
                )}
                <Button type="submit" className="button primary" isDisabled={name.trim() === ''}>
                  {t('dialog.save')}
                </Button>
              </div>
            </form>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
