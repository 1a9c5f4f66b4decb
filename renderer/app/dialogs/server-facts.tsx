import { RefreshCw } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { CopyButton } from '../controls/copy-button.tsx';
import { t } from '../text/text.ts';

/** Where programs find the library, and what they must send. */
export function ServerFacts(props: {
  readonly address: string;
  readonly token: string;
  readonly isBusy: boolean;
  readonly onNewToken: () => void;
}) {
  const { address, token, isBusy, onNewToken } = props;
  return (
    <>
      <TextField className="field" value={address} isReadOnly>
        <Label className="field-label">{t('programs.address')}</Label>
        <div className="programs-fact">
          <Input className="input" />
          <CopyButton text={address} label={t('programs.copyAddress')} />
        </div>
        <p className="field-hint">{t('programs.addressHint')}</p>
      </TextField>
      <TextField className="field" value={token} isReadOnly>
        <Label className="field-label">{t('programs.token')}</Label>
        <div className="programs-fact">
          <Input className="input" />
          <CopyButton text={token} label={t('programs.copyToken')} />
        </div>
        <p className="field-hint">{t('programs.tokenHint')}</p>
      </TextField>
      <div className="programs-actions">
        <Button className="button" isDisabled={isBusy} onPress={onNewToken}>
          <RefreshCw size={15} strokeWidth={1.75} aria-hidden />
          {t('programs.newToken')}
        </Button>
        <span className="field-hint">{t('programs.newTokenHint')}</span>
      </div>
    </>
  );
}
