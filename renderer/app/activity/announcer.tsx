import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';

/** Says to screen readers what a keyboard move did. A new element each time, so that a repeated sentence is said again. */
export function Announcer() {
  const { text, number } = useCell(useWorkspace().messages.announcement);
  return (
    <div
      className="visually-hidden"
      role="log"
      aria-live="assertive"
      aria-relevant="additions text"
      data-announcer
    >
      <span key={number}>{text}</span>
    </div>
  );
}
