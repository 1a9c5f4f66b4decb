import { ArrowUpDown, FileText, ImageOff, Minus, Pencil, Plus, type LucideIcon } from 'lucide-react';
import type { ItemPlan } from '../../../shared/publish/publish-plan.ts';
import { Picture } from '../grid/picture.tsx';
import { useMediaRecord } from '../state/use-media-record.ts';
import { t } from '../text/text.ts';

/** px */
const SIDE = 56;

const ICONS: Readonly<Record<ItemPlan['change'], LucideIcon>> = {
  ADDED: Plus,
  CHANGED: Pencil,
  MOVED: ArrowUpDown,
  REMOVED: Minus,
};

/** One changed item as a small picture with what happens to it. */
export function PlanItem(props: { readonly item: ItemPlan }) {
  const { title, mediaId, change } = props.item;
  const record = useMediaRecord(mediaId);
  const file = typeof record === 'object' && record.status === 'READY' ? record : undefined;
  const Icon = ICONS[change];
  // Of what was removed, nobody knows any more what it was.
  const Fallback = change === 'REMOVED' ? ImageOff : FileText;
  const name = title === undefined || title === '' ? (file?.path ?? '') : title;
  const words = t('item.spoken', {
    name: name === '' ? t('publish.item') : name,
    type: t(`publish.change.${change}`),
  });
  return (
    <li className="publish-item" data-change={change} title={words}>
      <span className="visually-hidden">{words}</span>
      {file === undefined ? (
        <Fallback size={18} strokeWidth={1.5} aria-hidden />
      ) : (
        <Picture file={file} width={SIDE} height={SIDE} />
      )}
      <span className="publish-item-mark">
        <Icon size={11} strokeWidth={2.5} aria-hidden />
      </span>
    </li>
  );
}
