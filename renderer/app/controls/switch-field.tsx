import type { ReactNode } from 'react';
import { Switch } from 'react-aria-components/Switch';
import './choices.css';

/** Something that is on or off, and changes at once. */
export function SwitchField(props: {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <Switch className="switch" isSelected={props.isSelected} onChange={props.onChange}>
      <span className="switch-track" aria-hidden />
      {props.children}
    </Switch>
  );
}
