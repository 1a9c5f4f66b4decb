import type { ReactNode } from 'react';
import { ItemMarks } from '../cull/item-marks.tsx';
import type { GalleryItems } from '../state/gallery-items.ts';
import { useCell } from '../state/use-cell.ts';
import { ItemForm } from './item-form.tsx';
import { SeveralItems } from './several-items.tsx';

/** One selected item with its fields, several with what can be done to all, or none. */
export function ItemsInspector(props: { readonly items: GalleryItems; readonly emptyState: ReactNode }) {
  const { items } = props;
  const { list } = useCell(items.pages.cell);
  const { ids } = useCell(items.selection);
  if (ids.size === 0) return props.emptyState;
  if (ids.size > 1) return <SeveralItems items={items} />;
  const [id] = ids;
  const item = list.get(id ?? '');
  return item === undefined ? (
    props.emptyState
  ) : (
    <ItemForm
      key={item.id}
      galleryId={items.galleryId}
      item={item}
      marks={<ItemMarks items={items} selected={[item]} />}
    />
  );
}
