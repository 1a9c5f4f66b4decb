import { X } from 'lucide-react';
import { IconButton } from '../controls/icon-button.tsx';
import { t } from '../text/text.ts';

/** Clears a field that has several values: emptying it by hand is no change, because it shows none of them. */
export function ClearButton(props: {
  readonly label: string;
  readonly count: number;
  readonly onPress: () => void;
}) {
  const { label, count, onPress } = props;
  return (
    <IconButton
      className="clear-button"
      label={t('inspector.clearAll', { field: label, count })}
      onPress={onPress}
    >
      <X size={13} strokeWidth={2} aria-hidden />
    </IconButton>
  );
}
