import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import type { WritableCell } from '../state/cell.ts';
import { useCell } from '../state/use-cell.ts';

/** A button that shows an icon alone and stays pressed: its name says what it is when pressed. */
export function IconToggle(props: {
  readonly label: string;
  readonly cell: WritableCell<boolean>;
  readonly children: ReactNode;
}) {
  const isSelected = useCell(props.cell);
  return (
    <TooltipTrigger delay={600} closeDelay={0}>
      <ToggleButton
        className="icon-button"
        aria-label={props.label}
        isSelected={isSelected}
        onChange={(selected) => props.cell.set(selected)}
      >
        {props.children}
      </ToggleButton>
      <Tooltip className="tooltip" offset={6}>
        {props.label}
      </Tooltip>
    </TooltipTrigger>
  );
}
