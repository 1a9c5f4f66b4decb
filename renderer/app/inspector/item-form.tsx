import { lazy, Suspense, type ReactNode } from 'react';
import { mediaIdOf, type GalleryItem } from '../../../shared/model/item.ts';
import { useMediaRecord } from '../state/use-media-record.ts';
import { t } from '../text/text.ts';
import { FileFacts } from './file-facts.tsx';
import { LazyTagsField } from './lazy-tags-field.tsx';
import { PosterPicker } from './poster-picker.tsx';
import { siteOfVideo } from '../../../shared/model/video-site.ts';
import { RemoteFacts } from './remote-facts.tsx';
import { SavedField } from './saved-field.tsx';
import { useItemEdits, useItemPatch } from './use-item-patch.ts';

// What is seen first does not wait for it.
const PictureParts = lazy(async () => ({ default: (await import('./picture-parts.tsx')).PictureParts }));

const SitePoster = lazy(async () => ({ default: (await import('./site-poster.tsx')).SitePoster }));

/** An empty field is no value. */
const orNull = (text: string): string | null => (text === '' ? null : text);

/** One item's fields and the facts of the file it shows. */
export function ItemForm(props: {
  readonly galleryId: string;
  readonly item: GalleryItem;
  /** Its flag and stars. */
  readonly marks: ReactNode;
}) {
  const { item } = props;
  const save = useItemPatch(props.galleryId, item.id);
  const record = useMediaRecord(mediaIdOf(item));
  const { addTags, removeTags } = useItemEdits({ galleryId: props.galleryId, itemIds: [item.id] });
  return (
    <div className="inspector-body">
      <h2 className="inspector-title">{t(`item.${item.type}`)}</h2>
      {props.marks}
      <section className="inspector-section">
        <SavedField
          label={t('inspector.title')}
          value={item.title ?? ''}
          onSave={(title) => save({ title: orNull(title) })}
        />
        <SavedField
          label={t('inspector.description')}
          value={item.description ?? ''}
          lines={3}
          onSave={(description) => save({ description: orNull(description) })}
        />
        {item.type === 'IMAGE' ? (
          <SavedField
            label={t('inspector.altText')}
            value={item.image.imageInfo.altText ?? ''}
            lines={2}
            hint={t('inspector.altTextHint')}
            onSave={(altText) => save({ image: { imageInfo: { altText } } })}
          />
        ) : null}
        <LazyTagsField
          tags={(item.tags?.values ?? []).map((tag) => ({ tag }))}
          onAdd={addTags}
          onRemove={removeTags}
        />
      </section>
      <section className="inspector-section" aria-label={t('inspector.link')}>
        <SavedField
          label={t('inspector.linkUrl')}
          type="url"
          value={item.link?.url ?? ''}
          placeholder="https://"
          onSave={(url) => save({ link: { url: url.trim() } })}
        />
        <SavedField
          label={t('inspector.linkText')}
          value={item.link?.text ?? ''}
          onSave={(text) => save({ link: { text } })}
        />
      </section>
      {item.type === 'IMAGE' && typeof record === 'object' ? (
        <Suspense>
          <PictureParts galleryId={props.galleryId} item={item} file={record} />
        </Suspense>
      ) : null}
      {typeof record === 'object' ? <FileFacts file={record} /> : null}
      {item.type === 'VIDEO' && typeof record === 'object' && record.status === 'READY' ? (
        <PosterPicker key={record.id} file={record} />
      ) : null}
      {siteOfVideo(item) === undefined ? null : (
        <Suspense>
          <SitePoster key={item.id} galleryId={props.galleryId} item={item} />
        </Suspense>
      )}
      {mediaIdOf(item) === undefined ? <RemoteFacts item={item} /> : null}
      {record === 'UNKNOWN' ? <p className="inspector-note">{t('inspector.unknownFile')}</p> : null}
    </div>
  );
}
