import { useState, type KeyboardEvent } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import type { SaveProblem } from './use-item-patch.ts';

/**
 * A field that saves itself when it is left or Enter is pressed (Ctrl or Cmd and Enter where lines may break), and takes back what was
 * typed on Escape. A value that changes elsewhere shows unless something is being typed; what was refused stays, to be corrected.
 */
export function SavedField(props: {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly hint?: string;
  /** Lines; more than one makes line breaks possible. */
  readonly lines?: number;
  readonly type?: 'text' | 'url';
  readonly onSave: (value: string) => Promise<SaveProblem>;
}) {
  const { value, lines = 1 } = props;
  const [draft, setDraft] = useState<string>();
  const [problem, setProblem] = useState<SaveProblem>();

  async function save(): Promise<void> {
    if (draft === undefined) return;
    const found = draft === value ? undefined : await props.onSave(draft);
    setProblem(found);
    // What was typed while saving is not forgotten.
    if (found === undefined) setDraft((current) => (current === draft ? undefined : current));
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.key === 'Escape' && draft !== undefined) {
      event.stopPropagation();
      setDraft(undefined);
      setProblem(undefined);
    } else if (event.key === 'Enter' && (lines === 1 || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    }
  }
  return (
    <TextField
      className="field"
      value={draft ?? value}
      onChange={setDraft}
      onBlur={() => void save()}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      type={props.type ?? 'text'}
    >
      <Label className="field-label">{props.label}</Label>
      {lines === 1 ? (
        <Input className="input" placeholder={props.placeholder} onKeyDown={onKeyDown} />
      ) : (
        <TextArea className="input" rows={lines} placeholder={props.placeholder} onKeyDown={onKeyDown} />
      )}
      {props.hint === undefined || problem !== undefined ? null : (
        <Text slot="description" className="field-hint">
          {props.hint}
        </Text>
      )}
      <FieldError className="field-problem">{problem}</FieldError>
    </TextField>
  );
}
