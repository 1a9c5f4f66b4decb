import { useState } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { NumberField } from 'react-aria-components/NumberField';
import type { CommonValue } from '../../../shared/model/items-digest.ts';
import { t } from '../text/text.ts';
import type { SaveProblem } from './use-item-patch.ts';

/** A number that several items have, or may have: saved when the field is left, Enter is pressed or an arrow key steps it. */
export function SavedNumber(props: {
  readonly label: string;
  readonly value: CommonValue<number>;
  /** What the field says when none of them has a number of its own. */
  readonly placeholder: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly onSave: (value: number) => Promise<SaveProblem>;
}) {
  const { label, value, min, max, step } = props;
  const [problem, setProblem] = useState<SaveProblem>();
  return (
    <NumberField
      className="field"
      value={value.isMixed ? NaN : (value.value ?? NaN)}
      minValue={min}
      maxValue={max}
      step={step}
      onChange={(next) => {
        // Emptied, it is as it was: numbers are cleared together.
        if (!Number.isNaN(next)) void props.onSave(next).then(setProblem);
      }}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
    >
      <Label className="field-label">{label}</Label>
      <Input
        className="input"
        placeholder={value.isMixed ? t('inspector.mixed') : props.placeholder}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setProblem(undefined);
        }}
      />
      <FieldError className="field-problem">{problem}</FieldError>
    </NumberField>
  );
}
