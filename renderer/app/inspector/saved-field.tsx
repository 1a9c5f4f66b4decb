import { useState, type KeyboardEvent } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { t } from '../text/text.ts';
import { ClearButton } from './clear-button.tsx';
import type { SaveProblem } from './use-item-patch.ts';

/**
 * A field that saves itself when it is left or Enter is pressed (Ctrl or Cmd and Enter where lines may break), and takes back what was
 * typed on Escape. A value that changes elsewhere shows unless something is being typed; what was refused stays, to be corrected.
 */
export function SavedField(props: {
  readonly label: string;
  readonly value: string;
  /** The number of items that have several values, of which none is shown; the field then offers to clear it for all. */
  readonly mixed?: number;
  readonly placeholder?: string;
  readonly hint?: string;
  /** Lines; more than one makes line breaks possible. */
  readonly lines?: number;
  readonly type?: 'text' | 'url';
  readonly onSave: (value: string) => Promise<SaveProblem>;
}) {
  const { value, mixed, lines = 1 } = props;
  const placeholder = mixed === undefined ? props.placeholder : t('inspector.mixed');
  const [draft, setDraft] = useState<string>();
  const [problem, setProblem] = useState<SaveProblem>();

  async function clear(): Promise<void> {
    setDraft(undefined);
    setProblem(await props.onSave(''));
  }
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
      <div className="saved-field">
        {lines === 1 ? (
          <Input
            className="input"
            dir={props.type === 'url' ? 'ltr' : undefined}
            placeholder={placeholder}
            onKeyDown={onKeyDown}
          />
        ) : (
          <TextArea className="input" rows={lines} placeholder={placeholder} onKeyDown={onKeyDown} />
        )}
        {mixed === undefined || draft !== undefined ? null : (
          <ClearButton label={props.label} count={mixed} onPress={() => void clear()} />
        )}
      </div>
      {props.hint === undefined || problem !== undefined ? null : (
        <Text slot="description" className="field-hint">
          {props.hint}
        </Text>
      )}
      <FieldError className="field-problem">{problem}</FieldError>
    </TextField>
  );
}
