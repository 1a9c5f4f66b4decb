import { SavedField } from '../inspector/saved-field.tsx';
import type { SaveProblem } from '../inspector/use-item-patch.ts';
import { t } from '../text/text.ts';

/** A whole number, saved when the field is left; its bounds are the core's. */
export function WholeNumberField(props: {
  readonly label: string;
  readonly value: number;
  readonly onSave: (value: number) => Promise<SaveProblem>;
}) {
  const { label, value, onSave } = props;
  return (
    <SavedField
      label={label}
      value={String(value)}
      onSave={async (text) =>
        /^\s*-?\d+\s*$/.test(text) ? onSave(Number(text)) : t('preferences.wholeNumber')
      }
    />
  );
}
