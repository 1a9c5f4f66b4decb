import { Button } from 'react-aria-components/Button';
import type { GallerySummary } from '../../../shared/model/gallery.ts';
import { setCover } from '../state/gallery-commands.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { CoverMosaic } from '../sidebar/cover-mosaic.tsx';
import { formatDate, formatNumber } from '../text/formats.ts';
import { t } from '../text/text.ts';
import { galleryLayout } from '../../../shared/publish/gallery-layout.ts';
import { Fact } from './fact.tsx';
import { SavedField } from './saved-field.tsx';
import { useGalleryPatch } from './use-gallery-patch.ts';

/** The open gallery itself, while none of its items is selected. */
export function GalleryFacts() {
  const workspace = useWorkspace();
  const { list } = useCell(workspace.galleries.pages.cell);
  const gallery = list.get(useCell(workspace.items)?.galleryId ?? '');
  if (gallery === undefined) return <p className="inspector-nothing">{t('inspector.nothing')}</p>;
  return <FactsOf key={gallery.id} gallery={gallery} />;
}

function FactsOf(props: { readonly gallery: GallerySummary }) {
  const { gallery } = props;
  const workspace = useWorkspace();
  const save = useGalleryPatch(gallery.id);
  const states = useCell(workspace.published.states);
  const state = states.get(gallery.id);
  return (
    <div className="inspector-body">
      <h2 className="inspector-title">{t('inspector.gallery')}</h2>
      <section className="inspector-section">
        <SavedField
          label={t('library.name')}
          value={gallery.name}
          placeholder={t('gallery.untitled')}
          onSave={(name) => save({ name: name.trim() })}
        />
        <SavedField
          label={t('inspector.description')}
          value={gallery.description ?? ''}
          lines={3}
          hint={t('gallery.descriptionHint')}
          onSave={(description) => save({ description: description === '' ? null : description })}
        />
      </section>
      <section className="inspector-section gallery-cover" aria-label={t('gallery.cover')}>
        <CoverMosaic mediaIds={gallery.coverMediaIds} />
        <p className="inspector-note">
          {gallery.coverItemId === undefined ? t('gallery.coverAutomatic') : t('gallery.coverChosen')}
        </p>
        {gallery.coverItemId === undefined ? null : (
          <Button className="button" onPress={() => void setCover(workspace, gallery.id, null)}>
            {t('gallery.coverReset')}
          </Button>
        )}
      </section>
      <section className="inspector-section inspector-actions">
        <Button className="button inspector-wide" onPress={() => workspace.dialog.set('LAYOUT')}>
          {t('gallery.layoutNamed', { layout: t(`publish.layouts.${galleryLayout(gallery.layout).layout}`) })}
        </Button>
      </section>
      <dl className="facts">
        <Fact name={t('inspector.items')} value={formatNumber(gallery.totalItems)} />
        <Fact name={t('inspector.created')} value={formatDate(gallery.createdDate)} />
        <Fact name={t('inspector.changed')} value={formatDate(gallery.updatedDate)} />
        {state === undefined ? null : (
          <Fact name={t('gallery.published')} value={t(`publish.state.${state}`)} />
        )}
      </dl>
      {gallery.totalItems > 0 ? <p className="inspector-note">{t('inspector.selectHint')}</p> : null}
    </div>
  );
}
