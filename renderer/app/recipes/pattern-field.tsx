import { useState } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import { SelectField } from '../controls/select-field.tsx';
import { t } from '../text/text.ts';

/** A pattern that people choose by what it does. */
export interface PatternChoice {
  readonly pattern: string;
  readonly label: string;
}

const OWN = 'OWN';

/** What a text is made of: one of some usual ways, or a pattern of the person's own. */
export function PatternField(props: {
  readonly label: string;
  readonly choices: readonly PatternChoice[];
  /** What can stand between braces. */
  readonly placeholders: readonly string[];
  readonly pattern: string;
  readonly problem: string | undefined;
  readonly onChange: (pattern: string) => void;
}) {
  const { label, choices, placeholders, pattern, problem, onChange } = props;
  const [isOwn, setIsOwn] = useState(false);
  const index = choices.findIndex((choice) => choice.pattern === pattern);
  const isShown = isOwn || index < 0;
  const options = [
    ...choices.map((choice, place) => ({ id: String(place), label: choice.label })),
    { id: OWN, label: t('recipes.ownPattern') },
  ];
  function choose(id: string): void {
    setIsOwn(id === OWN);
    const chosen = choices[Number(id)];
    if (chosen !== undefined) onChange(chosen.pattern);
  }
  return (
    <>
      <SelectField label={label} options={options} value={isShown ? OWN : String(index)} onChange={choose} />
      {isShown ? (
        <TextField
          className="field"
          value={pattern}
          onChange={onChange}
          isInvalid={problem !== undefined}
          validationBehavior="aria"
          maxLength={1000}
        >
          <Label className="visually-hidden">{t('recipes.patternFor', { field: label })}</Label>
          <Input className="input" spellCheck={false} />
          <FieldError className="field-problem">{problem}</FieldError>
          <Text slot="description" className="field-hint pattern-hint">
            {placeholders.map((placeholder) => `{${placeholder}}`).join(' ')}
          </Text>
        </TextField>
      ) : null}
    </>
  );
}
