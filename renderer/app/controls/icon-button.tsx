import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';

/** A button that shows an icon alone: its name is its tooltip. */
export function IconButton(props: {
  readonly label: string;
  readonly shortcut?: string;
  readonly isDisabled?: boolean;
  readonly className?: string;
  readonly onPress?: () => void;
  readonly children: ReactNode;
}) {
  return (
    <TooltipTrigger delay={600} closeDelay={0}>
      <Button
        className={`icon-button ${props.className ?? ''}`}
        aria-label={props.label}
        isDisabled={props.isDisabled ?? false}
        {...(props.onPress === undefined ? {} : { onPress: props.onPress })}
      >
        {props.children}
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {props.label}
        {props.shortcut === undefined ? null : <kbd>{props.shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
