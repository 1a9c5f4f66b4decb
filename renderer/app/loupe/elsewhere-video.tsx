import { ExternalLink } from 'lucide-react';
import { CopyButton } from '../controls/copy-button.tsx';
import { thumbnailAddress } from '../grid/media-address.ts';
import { useMediaRecord } from '../state/use-media-record.ts';
import { t } from '../text/text.ts';
import { LARGEST_PREVIEW } from './picture-sources.ts';

/**
 * A video of another site: its poster, where it has one, and where it is watched, which happens in the browser, since this window loads
 * nothing from elsewhere.
 */
export function ElsewhereVideo(props: {
  readonly address: string;
  /** Of a picture of the media folder. */
  readonly posterId?: string;
  readonly mediaBase: string;
}) {
  const { address, mediaBase } = props;
  const poster = useMediaRecord(props.posterId);
  return (
    <div className="loupe-word loupe-elsewhere">
      {typeof poster === 'object' && poster.status === 'READY' ? (
        <img
          className="loupe-poster"
          src={thumbnailAddress(mediaBase, poster, LARGEST_PREVIEW, 1)}
          alt={t('video.posterAlt')}
          draggable={false}
        />
      ) : null}
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
