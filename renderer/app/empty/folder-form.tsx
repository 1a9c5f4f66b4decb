import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { FieldError } from 'react-aria-components/FieldError';
import { Form } from 'react-aria-components/Form';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import type { SaveProblem } from '../inspector/use-item-patch.ts';
import { t } from '../text/text.ts';

/** The path of a folder, typed where there is no dialog of the system. */
export function FolderForm(props: {
  readonly label: string;
  readonly hint: string;
  readonly submit: string;
  /** Answers what is wrong with the folder, if anything. */
  readonly onSubmit: (folder: string) => Promise<SaveProblem>;
  readonly onCancel: () => void;
}) {
  const { label, hint, submit, onSubmit, onCancel } = props;
  const [folder, setFolder] = useState('');
  const [problem, setProblem] = useState<SaveProblem>();
  return (
    <Form
      className="folder-form"
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        if (folder.trim() !== '') void onSubmit(folder.trim()).then(setProblem);
      }}
    >
      <TextField
        className="field"
        value={folder}
        onChange={(value) => {
          setFolder(value);
          setProblem(undefined);
        }}
        isInvalid={problem !== undefined}
        autoFocus
      >
        <Label className="field-label">{label}</Label>
        <Input
          className="input"
          spellCheck={false}
          autoComplete="off"
          onKeyDown={(event) => event.key === 'Escape' && onCancel()}
        />
        {problem === undefined ? (
          <Text slot="description" className="field-hint">
            {hint}
          </Text>
        ) : null}
        <FieldError className="field-problem">{problem}</FieldError>
      </TextField>
      <div className="folder-form-ways">
        <Button className="button primary" type="submit">
          {submit}
        </Button>
        <Button className="button" onPress={onCancel}>
          {t('welcome.cancel')}
        </Button>
      </div>
    </Form>
  );
}
