import { Flag, FlagOff, Star } from 'lucide-react';
import type { GalleryItem } from '../../../shared/model/item.ts';
import './marks.css';

/** Flag and stars on a tile, for eyes: a screen reader hears them in the tile's name. */
export function TileMarks(props: { readonly item: GalleryItem }) {
  const { flag, rating = 0 } = props.item;
  if (flag === undefined && rating === 0) return null;
  return (
    <span className="tile-marks" aria-hidden>
      {flag === 'PICK' ? <Flag size={12} strokeWidth={2} fill="currentColor" /> : null}
      {flag === 'REJECT' ? <FlagOff size={12} strokeWidth={2} /> : null}
      {Array.from({ length: rating }, (_, index) => (
        <Star key={index} size={10} strokeWidth={0} fill="currentColor" />
      ))}
    </span>
  );
}
