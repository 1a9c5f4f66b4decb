import type { GalleryItem } from '../../../shared/model/item.ts';
import { formatDuration } from '../text/formats.ts';
import { t } from '../text/text.ts';
import { Fact } from './fact.tsx';

/** What is known of a picture or video that lives elsewhere. */
export function RemoteFacts(props: { readonly item: GalleryItem }) {
  const { item } = props;
  if (item.type === 'TEXT') return null;
  const address = item.type === 'IMAGE' ? item.image.imageInfo.id : item.video.videoInfo.url;
  const duration = item.type === 'VIDEO' ? item.video.durationInMillis : undefined;
  return (
    <section className="inspector-section" aria-label={t('inspector.file')}>
      <dl className="facts">
        <Fact name={t('inspector.elsewhere')} value={address} />
        <Fact
          name={t('inspector.duration')}
          value={duration === undefined ? undefined : formatDuration(duration)}
        />
      </dl>
    </section>
  );
}
