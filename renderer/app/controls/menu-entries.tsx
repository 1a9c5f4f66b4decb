import type { LucideIcon } from 'lucide-react';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Separator } from 'react-aria-components/Separator';

/** One thing a menu offers. */
export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly shortcut?: string;
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
  readonly run: () => void;
}

/** The entries of a menu; `null` draws a line between them. */
export function MenuEntries(props: {
  readonly label: string;
  readonly entries: readonly (MenuEntry | null)[];
  /** An entry was chosen. Needed where no trigger of its own closes the menu. */
  readonly onClose?: () => void;
}) {
  return (
    <Menu
      className="menu scroller"
      aria-label={props.label}
      autoFocus="first"
      {...(props.onClose === undefined ? {} : { onClose: props.onClose })}
    >
      {props.entries.map((entry, index) =>
        entry === null ? (
          // oxlint-disable-next-line react/no-array-index-key -- a line has nothing else to be known by
          <Separator key={`line-${index}`} className="menu-separator" />
        ) : (
          <MenuItem
            key={entry.id}
            id={entry.id}
            className={entry.isDanger ? 'menu-item danger' : 'menu-item'}
            textValue={entry.label}
            isDisabled={entry.isDisabled ?? false}
            onAction={entry.run}
          >
            <entry.icon size={15} strokeWidth={1.75} aria-hidden />
            {entry.label}
            {entry.shortcut === undefined ? null : <kbd aria-hidden>{entry.shortcut}</kbd>}
          </MenuItem>
        ),
      )}
    </Menu>
  );
}
