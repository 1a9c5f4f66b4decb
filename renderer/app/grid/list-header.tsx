import { ArrowDown, ArrowUp } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { t } from '../text/text.ts';
import './list-header.css';

/** A column of a list, as the rows have it. */
export interface ListColumn {
  readonly id: string;
  /** Empty where what is in it says enough. */
  readonly label: string;
  /** What its values are like: numbers stand at the end. */
  readonly isNumber?: true;
  /** Absent: the list cannot be sorted by it. */
  readonly onSort?: () => void;
  /** How the list is sorted by it; absent when it is not. */
  readonly direction?: 'ASC' | 'DESC' | undefined;
}

/** The names of a list's columns; those that the list can be sorted by are pressed for that, and again for the other way round. */
export function ListHeader(props: {
  readonly columns: readonly ListColumn[];
  /** Of the rows too: how wide the columns are. */
  readonly className: string;
}) {
  return (
    <div className={`list-header ${props.className}`}>
      <span />
      {props.columns.map(({ id, label, isNumber, onSort, direction }) =>
        onSort === undefined ? (
          <span key={id} className="list-header-name" data-column={id} data-number={isNumber}>
            {label}
          </span>
        ) : (
          <Button
            key={id}
            className="list-header-name list-header-button"
            data-column={id}
            data-number={isNumber}
            aria-pressed={direction !== undefined}
            aria-label={
              direction === undefined
                ? t('list.sortBy', { column: label })
                : t(`list.sorted${direction}`, { column: label })
            }
            onPress={onSort}
          >
            {label}
            {direction === undefined ? null : direction === 'ASC' ? (
              <ArrowUp size={12} strokeWidth={2} aria-hidden />
            ) : (
              <ArrowDown size={12} strokeWidth={2} aria-hidden />
            )}
          </Button>
        ),
      )}
    </div>
  );
}
