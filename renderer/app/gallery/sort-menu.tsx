import {
  ArrowDownUp,
  ArrowUpDown,
  CalendarDays,
  CalendarPlus,
  FileText,
  HardDrive,
  Shuffle,
  Type,
  type LucideIcon,
} from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { MenuEntries, type MenuEntry } from '../controls/menu-entries.tsx';
import type { GalleryItems } from '../state/gallery-items.ts';
import { isSelectionSorted, sortItems, type SortChoice } from '../state/sort-commands.ts';
import { useCell, useCellPart } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

const KEYS: readonly (readonly [SortChoice, LucideIcon])[] = [
  ['TITLE', Type],
  ['FILE_NAME', FileText],
  ['DATE_TAKEN', CalendarDays],
  ['DATE_ADDED', CalendarPlus],
  ['FILE_SIZE', HardDrive],
];

const ARRANGEMENTS: readonly (readonly [SortChoice, LucideIcon])[] = [
  ['SHUFFLE', Shuffle],
  ['REVERSE', ArrowUpDown],
];

/** Puts the items in order: the selected ones within the places they have, or all. */
export function SortMenu(props: { readonly items: GalleryItems }) {
  const { items } = props;
  const workspace = useWorkspace();
  const total = useCell(items.pages.cell).list.total;
  const selected = useCellPart(items.selection, (selection) => selection.ids.size);
  const label = isSelectionSorted(items) ? t('sort.selected', { count: selected }) : t('sort.all');
  const entries = (choices: readonly (readonly [SortChoice, LucideIcon])[]): MenuEntry[] =>
    choices.map(([choice, icon]) => ({
      id: choice,
      label: t(`sort.${choice}`),
      icon,
      run: () => void sortItems(workspace, items, choice),
    }));
  return (
    <MenuTrigger>
      <TooltipTrigger delay={600} closeDelay={0}>
        <Button className="icon-button" aria-label={label} isDisabled={total < 2}>
          <ArrowDownUp size={16} strokeWidth={1.75} aria-hidden />
        </Button>
        <Tooltip className="tooltip" offset={6}>
          {label}
        </Tooltip>
      </TooltipTrigger>
      <Popover className="popover" placement="bottom end" offset={6}>
        <p className="menu-header" aria-hidden>
          {label}
        </p>
        <MenuEntries label={label} entries={[...entries(KEYS), null, ...entries(ARRANGEMENTS)]} />
      </Popover>
    </MenuTrigger>
  );
}
