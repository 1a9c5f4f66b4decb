import { useState, type KeyboardEvent } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';

/**
 * A field that saves itself when it is left or Enter is pressed (Ctrl or Cmd and Enter where lines may break), and takes back what was
 * typed on Escape. A value that changes elsewhere shows unless something is being typed.
 */
export function SavedField(props: {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly hint?: string;
  readonly problem?: string | undefined;
  /** Lines; more than one makes line breaks possible. */
  readonly lines?: number;
  readonly type?: 'text' | 'url';
  readonly onSave: (value: string) => Promise<void>;
}) {
  const { value, lines = 1 } = props;
  const [draft, setDraft] = useState<string>();

  async function save(): Promise<void> {
    if (draft === undefined) return;
    if (draft !== value) await props.onSave(draft);
    setDraft(undefined);
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.key === 'Escape' && draft !== undefined) {
      event.stopPropagation();
      setDraft(undefined);
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
      isInvalid={props.problem !== undefined}
      type={props.type ?? 'text'}
    >
      <Label className="field-label">{props.label}</Label>
      {lines === 1 ? (
        <Input className="input" placeholder={props.placeholder} onKeyDown={onKeyDown} />
      ) : (
        <TextArea className="input" rows={lines} placeholder={props.placeholder} onKeyDown={onKeyDown} />
      )}
      {props.hint === undefined || props.problem !== undefined ? null : (
        <Text slot="description" className="field-hint">
          {props.hint}
        </Text>
      )}
      <FieldError className="field-problem">{props.problem}</FieldError>
    </TextField>
  );
}
