import { Check, ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { formatNumber } from '../text/formats.ts';
import { t } from '../text/text.ts';

export interface FilterMenuOption {
  readonly value: string;
  readonly label: string;
  /** Files that choosing it would show. */
  readonly count?: number;
}

/** One thing to filter by: a button that says what is chosen, and a menu of values to choose one or several of. */
export function FilterMenu(props: {
  readonly label: string;
  readonly options: readonly FilterMenuOption[];
  readonly chosen: readonly string[];
  readonly isSingle?: boolean;
  /** What there is to choose is asked for when somebody looks. */
  readonly onOpen: () => void;
  readonly onChoose: (values: string[]) => void;
}) {
  const { label, options, chosen } = props;
  const labels = chosen.map((value) => options.find((option) => option.value === value)?.label ?? value);
  const summary =
    labels.length > 1 ? t('filter.several', { first: labels[0] ?? '', count: labels.length - 1 }) : labels[0];
  return (
    <MenuTrigger onOpenChange={(isOpen) => isOpen && props.onOpen()}>
      <Button
        className="filter-chip"
        data-chosen={summary !== undefined || undefined}
        aria-label={summary === undefined ? label : t('filter.chosen', { label, summary })}
      >
        <span className="filter-chip-text">{summary ?? label}</span>
        <ChevronDown size={12} strokeWidth={2} aria-hidden />
      </Button>
      <Popover className="popover filter-popover" placement="top start" offset={6}>
        <Menu
          className="menu scroller"
          aria-label={label}
          selectionMode={props.isSingle === true ? 'single' : 'multiple'}
          selectedKeys={chosen}
          onSelectionChange={(keys) =>
            props.onChoose(keys === 'all' ? options.map(({ value }) => value) : [...keys].map(String))
          }
          renderEmptyState={() => <p className="filter-nothing">{t('filter.nothing')}</p>}
        >
          {options.map((option) => (
            <MenuItem key={option.value} id={option.value} className="menu-item" textValue={option.label}>
              <span className="filter-check">
                {chosen.includes(option.value) ? <Check size={13} strokeWidth={2.25} aria-hidden /> : null}
              </span>
              <span className="filter-option">{option.label}</span>
              {option.count === undefined ? null : (
                <span className="filter-count">{formatNumber(option.count)}</span>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
