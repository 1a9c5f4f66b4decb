import type { MediaSort } from '../../../shared/model/media-sort.ts';
import { ListHeader, type ListColumn } from '../grid/list-header.tsx';
import { orderAfter } from '../state/media-order.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

/** The columns of `MediaRow`, and what the files are sorted by. */
export function MediaListHeader() {
  const { media } = useWorkspace();
  const order = useCell(media.order);
  const sorted = (id: 'name' | 'taken' | 'size', sort: MediaSort): ListColumn => ({
    id,
    label: t(`list.${id}`),
    onSort: () => void media.sortBy(orderAfter(order, sort)),
    direction: order.sort === sort ? order.direction : undefined,
  });
  return (
    <ListHeader
      className="media-columns"
      columns={[
        sorted('name', 'NAME'),
        { id: 'use', label: '' },
        sorted('taken', 'TAKEN'),
        { id: 'extent', label: t('list.extent'), isNumber: true },
        { ...sorted('size', 'SIZE'), isNumber: true },
      ]}
    />
  );
}
