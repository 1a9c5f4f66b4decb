import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { formatDate, formatNumber } from '../text/formats.ts';
import { t } from '../text/text.ts';
import { Fact } from './fact.tsx';

/** The open gallery itself, while none of its items is selected. */
export function GalleryFacts() {
  const workspace = useWorkspace();
  const { list } = useCell(workspace.galleries.pages.cell);
  const gallery = list.get(useCell(workspace.items)?.galleryId ?? '');
  if (gallery === undefined) return <p className="inspector-nothing">{t('inspector.nothing')}</p>;
  return (
    <div className="inspector-body">
      <h2 className="inspector-title">{t('inspector.gallery')}</h2>
      <dl className="facts">
        <Fact name={t('inspector.items')} value={formatNumber(gallery.totalItems)} />
        <Fact name={t('inspector.created')} value={formatDate(gallery.createdDate)} />
        <Fact name={t('inspector.changed')} value={formatDate(gallery.updatedDate)} />
      </dl>
      {gallery.totalItems > 0 ? <p className="inspector-note">{t('inspector.selectHint')}</p> : null}
    </div>
  );
}
