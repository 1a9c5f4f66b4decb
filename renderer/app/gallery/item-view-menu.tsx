import { Crop, Grid2x2, LayoutList, Rows3, type LucideIcon } from 'lucide-react';
import { ChoiceMenu } from '../controls/choice-menu.tsx';
import { ITEM_VIEWS, type ItemView } from '../state/preferences.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

const ICONS: Readonly<Record<ItemView, LucideIcon>> = {
  JUSTIFIED: Rows3,
  WHOLE: Grid2x2,
  FILL: Crop,
  LIST: LayoutList,
};

/** How the items stand: justified rows, tiles or a list. */
export function ItemViewMenu() {
  const { itemView } = useWorkspace().preferences;
  const view = useCell(itemView);
  const label = t('itemView.label');
  const choices = ITEM_VIEWS.map((id) => ({ id, label: t(`itemView.${id}`), icon: ICONS[id] }));
  const choose = (id: string): void => {
    const next = ITEM_VIEWS.find((candidate) => candidate === id);
    if (next !== undefined) itemView.set(next);
  };
  return (
    <ChoiceMenu
      label={label}
      icon={ICONS[view]}
      sections={[{ label, choices, chosen: view, onChoose: choose }]}
    />
  );
}
