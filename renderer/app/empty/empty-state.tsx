import type { ReactNode } from 'react';
import './empty-state.css';

/** What stands where there is nothing yet: what this place is for, and the way on. */
export function EmptyState(props: {
  readonly art?: ReactNode;
  readonly title: string;
  /** It stands for the whole page, and its title is the page's. */
  readonly isPage?: boolean;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly isCompact?: boolean;
}) {
  const Title = props.isPage ? 'h1' : 'h2';
  return (
    <div className="empty" data-compact={props.isCompact || undefined}>
      {props.art}
      <Title className="empty-title">{props.title}</Title>
      {props.children === undefined ? null : <div className="empty-text">{props.children}</div>}
      {props.actions === undefined ? null : <div className="empty-actions">{props.actions}</div>}
    </div>
  );
}
