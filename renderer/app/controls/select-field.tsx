import { ChevronDown } from 'lucide-react';
import { useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { keepFocus } from './keep-focus.ts';
import './choices.css';

/** One of few: a button that shows what is chosen and opens a list. */
export function SelectField<K extends string>(props: {
  readonly label: string;
  readonly options: readonly { readonly id: K; readonly label: string }[];
  readonly value: K;
  readonly onChange: (value: K) => void;
  /** What is around it says it to the eye. */
  readonly isLabelHidden?: true;
}) {
  const { label, options, value, onChange } = props;
  const button = useRef<HTMLButtonElement>(null);
  return (
    <Select
      className="field"
      value={value}
      // A choice can change what is around the list while it closes.
      onOpenChange={(isOpen) => isOpen || keepFocus(() => button.current)}
      onChange={(key) => {
        const chosen = options.find(({ id }) => id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
    >
      <Label className={props.isLabelHidden ? 'visually-hidden' : 'field-label'}>{label}</Label>
      <Button ref={button} className="input select-button">
        <SelectValue className="select-value" />
        <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
      </Button>
      <Popover className="popover select-popover">
        <ListBox className="menu scroller" items={options}>
          {(option) => (
            <ListBoxItem id={option.id} className="menu-item select-option" textValue={option.label}>
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
