import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';

/** One text of a site's settings. */
export function SiteTextField(props: {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly placeholder?: string;
  /** Written from left to right in every language, as addresses are. */
  readonly isAddress?: boolean;
  readonly lines?: number;
  readonly isRequired?: boolean;
  readonly hasFocus?: boolean;
  readonly onChange: (value: string) => void;
}) {
  const { lines = 1, placeholder } = props;
  return (
    <TextField
      className="field"
      value={props.value}
      onChange={props.onChange}
      isRequired={props.isRequired ?? false}
      autoFocus={props.hasFocus ?? false}
    >
      <Label className="field-label">{props.label}</Label>
      {lines === 1 ? (
        <Input
          className="input"
          dir={props.isAddress === true ? 'ltr' : undefined}
          spellCheck={false}
          placeholder={placeholder}
        />
      ) : (
        <TextArea className="input" rows={lines} placeholder={placeholder} />
      )}
      {props.hint === undefined ? null : (
        <Text slot="description" className="field-hint">
          {props.hint}
        </Text>
      )}
    </TextField>
  );
}
