import { lazy, Suspense } from 'react';
import type { CommonValue, ItemsDigest } from '../../../shared/model/items-digest.ts';
import type { EditedItems } from '../state/edit-commands.ts';
import { t } from '../text/text.ts';
import { LazyTagsField } from './lazy-tags-field.tsx';
import { SavedField } from './saved-field.tsx';
import { useItemEdits } from './use-item-patch.ts';

const SeveralQuality = lazy(async () => ({
  default: (await import('./several-quality.tsx')).SeveralQuality,
}));

/** An empty field is no value. */
const orNull = (text: string): string | null => (text === '' ? null : text);

/** The fields that several items have alike. Only what is touched is written, to all of them. */
export function SeveralFields(props: { readonly items: EditedItems; readonly digest: ItemsDigest }) {
  const { items, digest } = props;
  const { save, addTags, removeTags } = useItemEdits(items);
  const { totalItems, types } = digest;
  const shown = (common: CommonValue<string>, count = totalItems) =>
    common.isMixed ? { value: '', mixed: count } : { value: common.value ?? '' };
  return (
    <>
      <section className="inspector-section">
        <SavedField
          label={t('inspector.title')}
          {...shown(digest.title)}
          onSave={(title) => save({ title: orNull(title) })}
        />
        <SavedField
          label={t('inspector.description')}
          {...shown(digest.description)}
          lines={3}
          onSave={(description) => save({ description: orNull(description) })}
        />
        {types.IMAGE === 0 ? null : (
          <SavedField
            label={t('inspector.altText')}
            {...shown(digest.altText, types.IMAGE)}
            lines={2}
            hint={
              types.IMAGE === totalItems
                ? t('inspector.altTextHint')
                : t('inspector.picturesOnly', { count: types.IMAGE })
            }
            onSave={(altText) => save({ image: { imageInfo: { altText } } })}
          />
        )}
        <LazyTagsField
          tags={digest.tags.map(({ tag, items: count }) => {
            const values = { tag, items: count, total: totalItems };
            if (count === totalItems) return { tag };
            return {
              tag,
              share: {
                text: t('inspector.tagShare', values),
                label: t('inspector.tagShareLabel', values),
              },
            };
          })}
          isOfSeveral
          hint={t('inspector.addTagsHint', { count: totalItems })}
          onAdd={addTags}
          onRemove={removeTags}
        />
      </section>
      <section className="inspector-section" aria-label={t('inspector.link')}>
        <SavedField
          label={t('inspector.linkUrl')}
          type="url"
          placeholder="https://"
          {...shown(digest.linkUrl)}
          onSave={(url) => save({ link: { url: url.trim() } })}
        />
        <SavedField
          label={t('inspector.linkText')}
          {...shown(digest.linkText)}
          onSave={(text) => save({ link: { text } })}
        />
      </section>
      {types.IMAGE === 0 ? null : (
        <Suspense>
          <SeveralQuality galleryId={items.galleryId} digest={digest} onSave={(image) => save({ image })} />
        </Suspense>
      )}
    </>
  );
}
