import { ArrowDownToLine, ArrowUpToLine, Trash2 } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import type { GalleryItem } from '../../../shared/model/item.ts';
import type { GalleryItems } from '../state/gallery-items.ts';
import { moveItems, removeItems } from '../state/item-commands.ts';
import { useCell } from '../state/use-cell.ts';
import { useItemsDigest } from '../state/use-items-digest.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { ItemMarks } from '../cull/item-marks.tsx';
import { SeveralFields } from './several-fields.tsx';
import { useFormKey } from './use-form-key.ts';

const TYPES = ['IMAGE', 'VIDEO', 'TEXT'] as const satisfies readonly GalleryItem['type'][];

/** Several selected items: what they are and have in common, and what can be done to all of them. */
export function SeveralItems(props: { readonly items: GalleryItems }) {
  const { items } = props;
  const workspace = useWorkspace();
  const { list } = useCell(items.pages.cell);
  const { ids } = useCell(items.selection);
  const selected = [...ids].flatMap((id) => list.get(id) ?? []);
  const digest = useItemsDigest(items);
  const formKey = useFormKey(ids);
  const count = ids.size;
  const kinds = TYPES.map((type) => ({ type, count: digest?.types[type] ?? 0 }));
  return (
    <div className="inspector-body">
      <h2 className="inspector-title">{t('inspector.severalItems', { count })}</h2>
      <p className="inspector-note">
        {kinds
          .filter((kind) => kind.count > 0)
          .map((kind) => t(`inspector.count.${kind.type}`, { count: kind.count }))
          .join(' · ')}
      </p>
      <section className="inspector-section" aria-label={t('cull.marks')}>
        <ItemMarks items={items} selected={selected} />
      </section>
      {digest === undefined ? null : (
        <SeveralFields
          key={formKey}
          items={{ galleryId: items.galleryId, itemIds: [...ids] }}
          digest={digest}
        />
      )}
      <section className="inspector-section inspector-actions">
        <Button
          className="button inspector-wide"
          onPress={() => void moveItems(workspace, items, { at: 'start' }, 0)}
        >
          <ArrowUpToLine size={15} strokeWidth={1.75} aria-hidden />
          {t('items.toStart')}
        </Button>
        <Button
          className="button inspector-wide"
          onPress={() => void moveItems(workspace, items, { at: 'end' }, list.total - count)}
        >
          <ArrowDownToLine size={15} strokeWidth={1.75} aria-hidden />
          {t('items.toEnd')}
        </Button>
        <Button className="button inspector-wide" onPress={() => void removeItems(workspace, items)}>
          <Trash2 size={15} strokeWidth={1.75} aria-hidden />
          {t('items.remove', { count })}
        </Button>
      </section>
    </div>
  );
}
