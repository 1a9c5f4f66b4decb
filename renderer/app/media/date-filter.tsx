import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Popover } from 'react-aria-components/Popover';
import { TextField } from 'react-aria-components/TextField';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { type ChosenFilter, chosenYear, withField, withYear } from '../state/media-filter.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { formatNumber } from '../text/formats.ts';
import { t } from '../text/text.ts';

/** When a file was taken: a year, or from one day to another. */
export function DateFilter(props: {
  readonly filter: ChosenFilter;
  readonly onChange: (filter: ChosenFilter) => void;
}) {
  const { filter, onChange } = props;
  const { media } = useWorkspace();
  const years = useCell(media.facets)?.years ?? [];
  const year = chosenYear(filter);
  const summary = summaryOf(filter);
  const day = (field: 'takenFrom' | 'takenTo', label: string) => (
    <TextField
      className="field"
      type="date"
      value={filter[field] ?? ''}
      onChange={(value) => onChange(withField(filter, field, value === '' ? undefined : value))}
    >
      <Label className="field-label">{label}</Label>
      <Input className="input" />
    </TextField>
  );
  return (
    <DialogTrigger onOpenChange={(isOpen) => isOpen && void media.readFacets()}>
      <Button
        className="filter-chip"
        data-chosen={summary !== undefined || undefined}
        aria-label={
          summary === undefined
            ? t('filter.taken')
            : t('filter.chosen', { label: t('filter.taken'), summary })
        }
      >
        <span className="filter-chip-text">{summary ?? t('filter.taken')}</span>
        <ChevronDown size={12} strokeWidth={2} aria-hidden />
      </Button>
      <Popover className="popover" placement="top start" offset={6}>
        <Dialog className="filter-dates" aria-label={t('filter.taken')}>
          {years.length === 0 ? <p className="filter-nothing">{t('filter.noDates')}</p> : null}
          <div className="filter-years" role="group" aria-label={t('filter.year')}>
            {years.map(({ value, count }) => (
              <ToggleButton
                key={value}
                className="filter-year"
                isSelected={year === value}
                onChange={() => onChange(withYear(filter, value))}
              >
                {value} <span className="filter-count">{formatNumber(count)}</span>
              </ToggleButton>
            ))}
          </div>
          <div className="filter-range">
            {day('takenFrom', t('filter.from'))}
            {day('takenTo', t('filter.to'))}
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function summaryOf(filter: ChosenFilter): string | undefined {
  const { takenFrom, takenTo } = filter;
  const year = chosenYear(filter);
  if (year !== undefined) return String(year);
  if (takenFrom !== undefined && takenTo !== undefined) return `${takenFrom} – ${takenTo}`;
  if (takenFrom !== undefined) return t('filter.since', { day: takenFrom });
  return takenTo === undefined ? undefined : t('filter.until', { day: takenTo });
}
