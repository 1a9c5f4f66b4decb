import { Check, Images } from 'lucide-react';
import { useCellPart } from '../state/use-cell.ts';
import { useMediaUses } from '../state/use-media-uses.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

/** Marks a file that the open gallery shows, or another one. */
export function UseMark(props: { readonly mediaId: string }) {
  const uses = useMediaUses(props.mediaId);
  const openId = useCellPart(useWorkspace().items, (items) => items?.galleryId);
  if (uses === undefined || uses.length === 0) return null;
  const isHere = uses.some(({ galleryId }) => galleryId === openId);
  const text = isHere ? t('media.inThisGallery') : t('media.inGalleries', { count: uses.length });
  return (
    <span className="use-mark" data-here={isHere || undefined} title={text} aria-hidden>
      {isHere ? (
        <Check size={11} strokeWidth={3} aria-hidden />
      ) : (
        <Images size={11} strokeWidth={2} aria-hidden />
      )}
    </span>
  );
}
