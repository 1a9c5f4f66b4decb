import { Play } from 'lucide-react';
import { mediaIdOf, type GalleryItem } from '../../../shared/model/item.ts';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import { Picture } from '../grid/picture.tsx';
import { PictureProblem } from '../grid/picture-problem.tsx';
import { useCell } from '../state/use-cell.ts';
import { useMediaRecord } from '../state/use-media-record.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { formatDuration } from '../text/formats.ts';
import { TextCard } from './text-card.tsx';
import './item-tile.css';

/** Between a whole picture and the edge of its tile, px. */
const INSET = 8;

/** What one item of a gallery looks like. `size` is the tile's width in px. */
export function ItemTile(props: { readonly item: GalleryItem; readonly size: number }) {
  const { item, size } = props;
  const fit = useCell(useWorkspace().preferences.fit);
  const record = useMediaRecord(mediaIdOf(item));
  if (item.type === 'TEXT') {
    return (
      <span className="tile-frame" data-fit={fit}>
        <TextCard html={item.text.html} width={size} />
      </span>
    );
  }
  const file = typeof record === 'object' ? record : undefined;
  const box = pictureBox(fit === 'FILL' ? undefined : ratioOf(item, file), size);
  const duration =
    item.type === 'VIDEO' ? (item.video.durationInMillis ?? file?.durationInMillis) : undefined;
  return (
    <span className="tile-frame" data-fit={fit}>
      <span className="tile-picture" style={box}>
        {file !== undefined && file.status !== 'MISSING' && file.status !== 'DAMAGED' ? (
          <Picture file={file} {...box} />
        ) : null}
      </span>
      {record === 'UNKNOWN' || file?.status === 'MISSING' ? <PictureProblem kind="MISSING" /> : null}
      {file?.status === 'DAMAGED' ? <PictureProblem kind="DAMAGED" /> : null}
      {item.type === 'VIDEO' ? (
        <span className="tile-badge">
          <Play size={10} strokeWidth={0} fill="currentColor" aria-hidden />
          {duration === undefined ? null : formatDuration(duration)}
        </span>
      ) : null}
    </span>
  );
}

/** Width by height, from the catalog or else from the item itself; undefined when nobody knows. */
function ratioOf(item: GalleryItem, file: MediaFile | undefined): number | undefined {
  const { width, height } = file ?? {};
  if (width !== undefined && height !== undefined) return width / height;
  const info =
    item.type === 'IMAGE'
      ? item.image.imageInfo
      : item.type === 'VIDEO'
        ? item.video.videoInfo.resolutions?.[0]
        : undefined;
  return info?.width === undefined || !info.height ? undefined : info.width / info.height;
}

/** The picture's box in px: whole inside its tile, or the whole tile when there is no ratio to keep. */
function pictureBox(ratio: number | undefined, size: number): { width: number; height: number } {
  if (ratio === undefined) return { width: size, height: size };
  const room = size - 2 * INSET;
  return ratio >= 1
    ? { width: room, height: Math.max(1, Math.round(room / ratio)) }
    : { width: Math.max(1, Math.round(room * ratio)), height: room };
}
