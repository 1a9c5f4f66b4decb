import { CircleHelp, FileQuestion, FileX2, ImageOff, Trash2, type LucideIcon } from 'lucide-react';
import { t } from '../text/text.ts';

export type PictureProblemKind = 'MISSING' | 'TRASHED' | 'DAMAGED' | 'UNSUPPORTED' | 'NO_PREVIEW';

const ICONS: Record<PictureProblemKind, LucideIcon> = {
  MISSING: FileQuestion,
  TRASHED: Trash2,
  DAMAGED: FileX2,
  UNSUPPORTED: CircleHelp,
  NO_PREVIEW: ImageOff,
};

/** Says in a tile's place why there is no picture. */
export function PictureProblem(props: { readonly kind: PictureProblemKind }) {
  const Icon = ICONS[props.kind];
  return (
    <span className="picture-problem" data-kind={props.kind}>
      <Icon size={20} strokeWidth={1.5} aria-hidden />
      {t(`tile.${props.kind}`)}
    </span>
  );
}
