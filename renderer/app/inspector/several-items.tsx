import { ArrowDownToLine, ArrowUpToLine, Trash2 } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import type { GalleryItem } from '../../../shared/model/item.ts';
import type { GalleryItems } from '../state/gallery-items.ts';
import { addTags, moveItems, removeItems } from '../state/item-commands.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { TagsField } from './tags-field.tsx';

const TYPES = ['IMAGE', 'VIDEO', 'TEXT'] as const satisfies readonly GalleryItem['type'][];

/** Several selected items: what they are, and what can be done to all of them. */
export function SeveralItems(props: { readonly items: GalleryItems }) {
  const { items } = props;
  const workspace = useWorkspace();
  const { list } = useCell(items.pages.cell);
  const { ids } = useCell(items.selection);
  const selected = [...ids].flatMap((id) => list.get(id) ?? []);
  const count = ids.size;
  const kinds = TYPES.map((type) => ({ type, count: selected.filter((item) => item.type === type).length }));
  return (
    <div className="inspector-body">
      <h2 className="inspector-title">{t('inspector.severalItems', { count })}</h2>
      <p className="inspector-note">
        {kinds
          .filter((kind) => kind.count > 0)
          .map((kind) => t(`inspector.count.${kind.type}`, { count: kind.count }))
          .join(' · ')}
      </p>
      <section className="inspector-section">
        <TagsField
          tags={[]}
          onChange={async (tags) => {
            await addTags(workspace, items.galleryId, selected, tags);
            return undefined;
          }}
        />
        <p className="field-hint">{t('inspector.addTagsHint', { count })}</p>
      </section>
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
