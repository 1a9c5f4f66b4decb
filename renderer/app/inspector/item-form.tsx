import { mediaIdOf, type GalleryItem } from '../../../shared/model/item.ts';
import { useMediaRecord } from '../state/use-media-record.ts';
import { t } from '../text/text.ts';
import { FileFacts } from './file-facts.tsx';
import { SavedField } from './saved-field.tsx';
import { TagsField } from './tags-field.tsx';
import { useItemPatch, type SaveProblem } from './use-item-patch.ts';

/** An empty field is no value. */
const orNull = (text: string): string | null => (text === '' ? null : text);

/** One item's fields and the facts of the file it shows. */
export function ItemForm(props: { readonly galleryId: string; readonly item: GalleryItem }) {
  const { item } = props;
  const save = useItemPatch(props.galleryId, item.id);
  const record = useMediaRecord(mediaIdOf(item));
  const saveLink = (change: { text?: string; url?: string }): Promise<SaveProblem> => {
    const { text = '', url = '' } = { ...item.link, ...change };
    const link = { ...(text === '' ? {} : { text }), ...(url === '' ? {} : { url }) };
    return save({ link: text === '' && url === '' ? null : link });
  };
  return (
    <div className="inspector-body">
      <h2 className="inspector-title">{t(`item.${item.type}`)}</h2>
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
        <TagsField
          tags={item.tags?.values ?? []}
          onChange={(values) => save({ tags: values.length === 0 ? null : { values: [...values] } })}
        />
      </section>
      <section className="inspector-section" aria-label={t('inspector.link')}>
        <SavedField
          label={t('inspector.linkUrl')}
          type="url"
          value={item.link?.url ?? ''}
          placeholder="https://"
          onSave={(url) => saveLink({ url: url.trim() })}
        />
        <SavedField
          label={t('inspector.linkText')}
          value={item.link?.text ?? ''}
          onSave={(text) => saveLink({ text })}
        />
      </section>
      {typeof record === 'object' ? <FileFacts file={record} /> : null}
      {record === 'UNKNOWN' ? <p className="inspector-note">{t('inspector.unknownFile')}</p> : null}
    </div>
  );
}
