import { Check, ListFilter } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Separator } from 'react-aria-components/Separator';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { FLAG_STATES, isFiltering } from '../../../shared/model/item-filter.ts';
import { askRemoveRejected } from '../state/cull-commands.ts';
import type { GalleryItems } from '../state/gallery-items.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { formatNumber } from '../text/formats.ts';
import { t } from '../text/text.ts';
import './item-filter-menu.css';

const STARS = [1, 2, 3, 4, 5] as const;

/** Which items of the gallery are shown, by flag and stars, and the way to remove what was rejected. */
export function ItemFilterMenu(props: { readonly items: GalleryItems }) {
  const { items } = props;
  const workspace = useWorkspace();
  const filter = useCell(items.filter);
  const counts = useCell(items.counts);
  const isActive = isFiltering(filter);
  const rejected = counts?.flags.REJECT ?? 0;
  const show = (next: typeof filter): void =>
    void workspace.attempt(t('problem.load'), () => items.show(next));
  const choice = (id: string, label: string, isChosen: boolean, count: number | undefined) => (
    <MenuItem key={id} id={id} className="menu-item" textValue={label}>
      <span className="filter-check">
        {isChosen ? <Check size={13} strokeWidth={2.25} aria-hidden /> : null}
      </span>
      <span className="filter-option">{label}</span>
      {count === undefined ? null : <span className="filter-count">{formatNumber(count)}</span>}
    </MenuItem>
  );
  const { flags = [], minimumRating } = filter;
  return (
    <MenuTrigger onOpenChange={(isOpen) => isOpen && void items.count().catch(() => undefined)}>
      <TooltipTrigger delay={600} closeDelay={0}>
        <Button className="icon-button" aria-label={t('cull.filter')} data-selected={isActive || undefined}>
          <ListFilter size={16} strokeWidth={1.75} aria-hidden />
        </Button>
        <Tooltip className="tooltip" offset={6}>
          {t('cull.filter')}
        </Tooltip>
      </TooltipTrigger>
      <Popover className="popover item-filter" placement="bottom end" offset={6}>
        <Menu className="menu scroller" aria-label={t('cull.filter')}>
          <MenuSection
            selectionMode="multiple"
            selectedKeys={flags}
            onSelectionChange={(keys) =>
              show({ ...filter, flags: FLAG_STATES.filter((flag) => keys === 'all' || keys.has(flag)) })
            }
          >
            <Header className="menu-header">{t('cull.flags')}</Header>
            {FLAG_STATES.map((flag) =>
              choice(flag, t(`cull.flag.${flag}`), flags.includes(flag), counts?.flags[flag]),
            )}
          </MenuSection>
          <Separator className="menu-separator" />
          <MenuSection
            selectionMode="single"
            selectedKeys={minimumRating === undefined ? [] : [String(minimumRating)]}
            onSelectionChange={(keys) => {
              const [chosen] = keys === 'all' ? [] : [...keys];
              show({ ...filter, minimumRating: chosen === undefined ? undefined : Number(chosen) });
            }}
          >
            <Header className="menu-header">{t('cull.rating')}</Header>
            {STARS.map((stars) =>
              choice(
                String(stars),
                t('filter.stars', { count: stars }),
                minimumRating === stars,
                counts?.ratings.slice(stars).reduce((sum, count) => sum + count, 0),
              ),
            )}
          </MenuSection>
          <Separator className="menu-separator" />
          <MenuItem
            id="clear"
            className="menu-item"
            isDisabled={!isActive}
            onAction={() => show({})}
            textValue={t('cull.showAll')}
          >
            <span className="filter-check" />
            {t('cull.showAll')}
          </MenuItem>
          <MenuItem
            id="remove"
            className="menu-item danger"
            isDisabled={rejected === 0}
            onAction={() => void askRemoveRejected(workspace, items)}
            textValue={t('cull.removeRejected')}
          >
            <span className="filter-check" />
            {t('cull.removeRejected')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
