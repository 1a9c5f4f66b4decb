import { ListHeader } from '../grid/list-header.tsx';
import { t } from '../text/text.ts';

/** The columns of `ItemRow`. A gallery has the order that a person gave it: what sorts it is a command of its own. */
export function ItemListHeader() {
  return (
    <ListHeader
      className="item-columns"
      columns={[
        { id: 'title', label: t('list.title') },
        { id: 'marks', label: t('list.marks') },
        { id: 'tags', label: t('list.tags') },
        { id: 'taken', label: t('list.taken') },
        { id: 'extent', label: t('list.extent'), isNumber: true },
        { id: 'size', label: t('list.size'), isNumber: true },
      ]}
    />
  );
}
