import { useState } from 'react';
import { Popover } from 'react-aria-components/Popover';
import { MenuEntries, type MenuEntry } from './menu-entries.tsx';

/** Where a context menu opens, in px of the window. */
export interface MenuPoint {
  readonly x: number;
  readonly y: number;
}

/** A menu at the pointer, or at what has the keyboard. Focus goes back to where it was when it closes. */
export function ContextMenu(props: {
  readonly label: string;
  readonly at: MenuPoint;
  readonly entries: readonly (MenuEntry | null)[];
  readonly onClose: () => void;
}) {
  const [anchor, setAnchor] = useState<HTMLSpanElement | null>(null);
  const { x, y } = props.at;
  return (
    <>
      <span ref={setAnchor} aria-hidden style={{ position: 'fixed', left: x, top: y, width: 1, height: 1 }} />
      <Popover
        className="popover"
        aria-label={props.label}
        triggerRef={{ current: anchor }}
        isOpen={anchor !== null}
        placement="bottom start"
        offset={0}
        onOpenChange={(isOpen) => {
          if (!isOpen) props.onClose();
        }}
      >
        <MenuEntries label={props.label} entries={props.entries} onClose={props.onClose} />
      </Popover>
    </>
  );
}
