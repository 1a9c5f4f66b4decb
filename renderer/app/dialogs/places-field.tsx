import { X } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { FieldError } from 'react-aria-components/FieldError';
import { Form } from 'react-aria-components/Form';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { IconButton } from '../controls/icon-button.tsx';
import { t } from '../text/text.ts';

/** A list of places that a person adds to and takes from. */
export function PlacesField(props: {
  readonly title: string;
  /** What it means that there is none. */
  readonly none: string;
  readonly addLabel: string;
  readonly places: readonly string[];
  /** Answers what is wrong with a place, if anything. */
  readonly onChange: (places: readonly string[]) => Promise<string | undefined>;
}) {
  const { title, none, addLabel, places, onChange } = props;
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();

  async function add(): Promise<void> {
    const place = text.trim();
    if (place === '') return;
    const wrong = places.includes(place) ? undefined : await onChange([...places, place]);
    setProblem(wrong);
    if (wrong === undefined) setText('');
  }
  return (
    <section className="programs-places">
      <h3>{title}</h3>
      {places.length === 0 ? <p className="field-hint">{none}</p> : null}
      <ul>
        {places.map((place) => (
          <li key={place}>
            <code>{place}</code>
            <IconButton
              label={t('programs.remove', { name: place })}
              onPress={() => void onChange(places.filter((other) => other !== place)).then(setProblem)}
            >
              <X size={15} strokeWidth={1.75} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <Form
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField
          className="field"
          value={text}
          onChange={(value) => {
            setText(value);
            setProblem(undefined);
          }}
          isInvalid={problem !== undefined}
        >
          <Label className="field-label">{addLabel}</Label>
          <div className="programs-add">
            <Input className="input" spellCheck={false} autoComplete="off" />
            <Button className="button" type="submit">
              {t('programs.add')}
            </Button>
          </div>
          <FieldError className="field-problem">{problem}</FieldError>
        </TextField>
      </Form>
    </section>
  );
}
