import { Images } from 'lucide-react';
import { CoverPicture } from './cover-picture.tsx';
import './cover-mosaic.css';

/** The first pictures of a gallery in a small square. */
export function CoverMosaic(props: { readonly mediaIds: readonly string[] }) {
  const { mediaIds } = props;
  if (mediaIds.length === 0) {
    return (
      <span className="mosaic" data-count={0} aria-hidden>
        <Images size={16} strokeWidth={1.5} />
      </span>
    );
  }
  return (
    <span className="mosaic" data-count={Math.min(4, mediaIds.length)} aria-hidden>
      {mediaIds.slice(0, 4).map((mediaId, index) => (
        // The same picture may show twice, so its id alone is no key.
        <CoverPicture key={`${index}-${mediaId}`} mediaId={mediaId} />
      ))}
    </span>
  );
}
