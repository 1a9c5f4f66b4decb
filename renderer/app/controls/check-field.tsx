import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import './choices.css';

/** Something that is so or not; in a group of them, one of several by its `value`. */
export function CheckField(props: {
  readonly isSelected?: boolean;
  readonly value?: string;
  readonly onChange?: (isSelected: boolean) => void;
  readonly children: ReactNode;
}) {
  const { isSelected, value, onChange, children } = props;
  return (
    <Checkbox
      className="check"
      {...(isSelected === undefined ? {} : { isSelected })}
      {...(value === undefined ? {} : { value })}
      {...(onChange === undefined ? {} : { onChange })}
    >
      <span className="check-box" aria-hidden>
        <Check size={12} strokeWidth={2.5} />
      </span>
      <span>{children}</span>
    </Checkbox>
  );
}
