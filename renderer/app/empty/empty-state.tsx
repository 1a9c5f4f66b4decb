import type { ReactNode } from 'react';
import './empty-state.css';

/** What stands where there is nothing yet: what this place is for, and the way on. */
export function EmptyState(props: {
  readonly art?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly isCompact?: boolean;
}) {
  return (
    <div className="empty" data-compact={props.isCompact || undefined}>
      {props.art}
      <h2 className="empty-title">{props.title}</h2>
      {props.children === undefined ? null : <div className="empty-text">{props.children}</div>}
      {props.actions === undefined ? null : <div className="empty-actions">{props.actions}</div>}
    </div>
  );
}
