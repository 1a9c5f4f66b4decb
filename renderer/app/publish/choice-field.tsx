import { useId } from 'react';

/** One of a few values. */
export function ChoiceField<T extends string>(props: {
  readonly label: string;
  readonly value: T;
  /** Values with their names. */
  readonly choices: readonly (readonly [T, string])[];
  readonly isLabelHidden?: boolean;
  readonly onChange: (value: T) => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <label className={props.isLabelHidden === true ? 'visually-hidden' : 'field-label'} htmlFor={id}>
        {props.label}
      </label>
      <select
        id={id}
        className="input"
        value={props.value}
        onChange={(event) => {
          const chosen = props.choices.find(([value]) => value === event.target.value);
          if (chosen !== undefined) props.onChange(chosen[0]);
        }}
      >
        {props.choices.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
