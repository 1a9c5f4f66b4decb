import { ExternalLink } from 'lucide-react';
import { CopyButton } from '../controls/copy-button.tsx';
import { t } from '../text/text.ts';

/** A video of another site: said where it is, and watched in the browser, since this window loads nothing from elsewhere. */
export function ElsewhereVideo(props: { readonly address: string }) {
  const { address } = props;
  return (
    <div className="loupe-word loupe-elsewhere">
      <p>{t('video.elsewhere')}</p>
      <p className="loupe-address">
        <a href={address} target="_blank" rel="noopener noreferrer" dir="ltr">
          {address}
          <ExternalLink size={14} strokeWidth={1.75} aria-hidden />
        </a>
        <CopyButton text={address} label={t('video.copy')} />
      </p>
    </div>
  );
}
