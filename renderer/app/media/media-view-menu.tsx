import {
  ArrowDownNarrowWide,
  ArrowUpNarrowWide,
  CalendarDays,
  CalendarPlus,
  Crop,
  FileText,
  FolderTree,
  HardDrive,
  LayoutList,
  Rows3,
  type LucideIcon,
} from 'lucide-react';
import { MEDIA_SORTS, type MediaSort, type SortDirection } from '../../../shared/model/media-sort.ts';
import { ChoiceMenu } from '../controls/choice-menu.tsx';
import { orderAfter } from '../state/media-order.ts';
import { MEDIA_VIEWS, type MediaView } from '../state/preferences.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

const VIEW_ICONS: Readonly<Record<MediaView, LucideIcon>> = {
  JUSTIFIED: Rows3,
  FILL: Crop,
  LIST: LayoutList,
};

const SORT_ICONS: Readonly<Record<MediaSort, LucideIcon>> = {
  ADDED: CalendarPlus,
  TAKEN: CalendarDays,
  NAME: FileText,
  PATH: FolderTree,
  SIZE: HardDrive,
};

const DIRECTIONS = { ASC: ArrowDownNarrowWide, DESC: ArrowUpNarrowWide } as const satisfies Record<
  SortDirection,
  LucideIcon
>;

/** How the files of the panel stand, and in which order. */
export function MediaViewMenu() {
  const { media, preferences } = useWorkspace();
  const view = useCell(preferences.mediaView);
  const order = useCell(media.order);
  return (
    <ChoiceMenu
      label={t('media.view')}
      icon={VIEW_ICONS[view]}
      sections={[
        {
          label: t('itemView.label'),
          choices: MEDIA_VIEWS.map((id) => ({ id, label: t(`itemView.${id}`), icon: VIEW_ICONS[id] })),
          chosen: view,
          onChoose: (id) => {
            const next = MEDIA_VIEWS.find((candidate) => candidate === id);
            if (next !== undefined) preferences.mediaView.set(next);
          },
        },
        {
          label: t('media.sortBy'),
          choices: MEDIA_SORTS.map((id) => ({ id, label: t(`media.sort.${id}`), icon: SORT_ICONS[id] })),
          chosen: order.sort,
          onChoose: (id) => {
            const sort = MEDIA_SORTS.find((candidate) => candidate === id);
            if (sort !== undefined && sort !== order.sort) void media.sortBy(orderAfter(order, sort));
          },
        },
        {
          label: t('media.direction'),
          choices: (['ASC', 'DESC'] as const).map((id) => ({
            id,
            label: t(`media.${id}`),
            icon: DIRECTIONS[id],
          })),
          chosen: order.direction,
          onChoose: (id) => void media.sortBy({ ...order, direction: id === 'ASC' ? 'ASC' : 'DESC' }),
        },
      ]}
    />
  );
}
