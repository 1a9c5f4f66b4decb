import { Picture } from '../grid/picture.tsx';
import { useMediaRecord } from '../state/use-media-record.ts';

/** px: the mosaic's side, for the choice of a thumbnail */
const SIDE = 44;

/** One picture of a mosaic; blank while it is not known or cannot be shown. */
export function CoverPicture(props: { readonly mediaId: string }) {
  const record = useMediaRecord(props.mediaId);
  const isShown = typeof record === 'object' && record.status === 'READY';
  return (
    <span className="mosaic-cell">
      {isShown ? <Picture file={record} width={SIDE} height={SIDE} /> : null}
    </span>
  );
}
