import { ArrowUpDown, Check, CircleDashed, Minus, Pencil, type LucideIcon } from 'lucide-react';
import type { GalleryState } from '../../../shared/publish/publish-plan.ts';
import { t } from '../text/text.ts';

const ICONS: Readonly<Record<GalleryState, LucideIcon>> = {
  NOT_PUBLISHED: CircleDashed,
  UP_TO_DATE: Check,
  CHANGED: Pencil,
  REORDERED: ArrowUpDown,
  TO_BE_REMOVED: Minus,
};

/** How a gallery stands to what is published of it. The row says it in words. */
export function PublishedMark(props: { readonly state: GalleryState }) {
  const Icon = ICONS[props.state];
  return (
    <span className="published-mark" data-state={props.state} title={t(`publish.state.${props.state}`)}>
      <Icon size={13} strokeWidth={2} aria-hidden />
    </span>
  );
}
