import { ListFilter } from 'lucide-react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { chosenFields, NO_FILTER } from '../state/media-filter.ts';
import { useCell, useCellPart } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import './filter-bar.css';

/** Shows or hides the filter bar, and tells how much is chosen there. */
export function FilterToggle() {
  const { media, preferences } = useWorkspace();
  const isOpen = useCell(preferences.isFilterOpen);
  const count = useCellPart(media.query, ({ filter }) => chosenFields(filter ?? NO_FILTER));
  const label = count === 0 ? t('filter.label') : t('filter.labelChosen', { count });
  return (
    <TooltipTrigger delay={600} closeDelay={0}>
      <ToggleButton
        className="icon-button filter-toggle"
        isSelected={isOpen}
        onChange={(isSelected) => preferences.isFilterOpen.set(isSelected)}
        aria-label={label}
      >
        <ListFilter size={16} strokeWidth={1.75} aria-hidden />
        {count === 0 ? null : <span className="filter-toggle-count">{count}</span>}
      </ToggleButton>
      <Tooltip className="tooltip" offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
