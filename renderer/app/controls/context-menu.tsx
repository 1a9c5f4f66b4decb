import { useLayoutEffect, useRef, useState } from 'react';
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
  const anchor = useRef<HTMLSpanElement>(null);
  const [isPlaced, setPlaced] = useState(false);
  const { x, y } = props.at;
  useLayoutEffect(() => setPlaced(true), []);
  return (
    <>
      <span ref={anchor} aria-hidden style={{ position: 'fixed', left: x, top: y, width: 1, height: 1 }} />
      <Popover
        className="popover"
        triggerRef={anchor}
        isOpen={isPlaced}
        placement="bottom start"
        offset={0}
        onOpenChange={(isOpen) => {
          if (!isOpen) props.onClose();
        }}
      >
        <MenuEntries label={props.label} entries={props.entries} />
      </Popover>
    </>
  );
}
