import { ListFilter } from 'lucide-react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { chosenFields, NO_FILTER } from '../state/media-filter.ts';
import { useCell, useCellPart } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

/** Shows or hides the filter bar, and tells how much is chosen there. */
export function FilterToggle() {
  const { media, preferences } = useWorkspace();
  const isOpen = useCell(preferences.isFilterOpen);
  const count = useCellPart(media.query, ({ filter }) => chosenFields(filter ?? NO_FILTER));
  return (
    <ToggleButton
      className="filter-toggle"
      isSelected={isOpen}
      onChange={(isSelected) => preferences.isFilterOpen.set(isSelected)}
      aria-label={count === 0 ? t('filter.label') : t('filter.labelChosen', { count })}
    >
      <ListFilter size={15} strokeWidth={1.75} aria-hidden />
      {t('filter.button')}
      {count === 0 ? null : <span className="filter-toggle-count">{count}</span>}
    </ToggleButton>
  );
}
