import { Play } from 'lucide-react';
import { memo } from 'react';
import { pictureIdOf, ratioOfItem, type GalleryItem } from '../../../shared/model/item.ts';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import { siteOfVideo, VIDEO_SITE_NAMES } from '../../../shared/model/video-site.ts';
import { TileMarks } from '../cull/tile-marks.tsx';
import { Picture } from '../grid/picture.tsx';
import { PictureProblem, type PictureProblemKind } from '../grid/picture-problem.tsx';
import type { MediaRecord } from '../state/media-records.ts';
import type { Fit } from '../state/preferences.ts';
import { useMediaRecord } from '../state/use-media-record.ts';
import { formatDuration } from '../text/formats.ts';
import { SiteVideoCard } from './site-video-card.tsx';
import { TextCard } from './text-card.tsx';
import { useCell } from '../state/use-cell.ts';
import { chosenLanguage } from '../text/text.ts';
import './item-tile.css';

/** What one item of a gallery looks like, in a frame of this size in px. */
export const ItemTile = memo(function ItemTile(props: {
  readonly item: GalleryItem;
  readonly fit: Fit;
  readonly width: number;
  readonly height: number;
}) {
  // The words on it, which no property tells of.
  useCell(chosenLanguage);
  const { item, fit, width, height } = props;
  const record = useMediaRecord(pictureIdOf(item));
  const isRejected = item.flag === 'REJECT' || undefined;
  if (item.type === 'TEXT') {
    return (
      <span className="tile-frame" style={{ height }}>
        <span className="tile-picture" style={{ width, height }} data-rejected={isRejected}>
          <TextCard html={item.text.html} css={item.text.css} width={width} />
          <TileMarks item={item} />
        </span>
      </span>
    );
  }
  const site = siteOfVideo(item);
  const isShown = typeof record === 'object' && (site === undefined || record.status === 'READY');
  const file = isShown ? record : undefined;
  // Without its poster, a video of another site is what it was before it got one.
  const problem = site === undefined ? problemOf(record) : undefined;
  const box =
    fit === 'FILL' || problem !== undefined
      ? { width, height }
      : wholeBox(ratioOf(item, file), width, height);
  const focalPoint = item.type === 'IMAGE' ? item.image.focalPoint : undefined;
  const duration =
    item.type === 'VIDEO' ? (item.video.durationInMillis ?? file?.durationInMillis) : undefined;
  // The card that stands there without a poster names the site itself.
  const siteName = site === undefined || file === undefined ? null : VIDEO_SITE_NAMES[site];
  return (
    <span className="tile-frame" style={{ height }}>
      <span className="tile-picture" style={box} data-rejected={isRejected}>
        {site === undefined || file !== undefined ? null : <SiteVideoCard site={site} title={item.title} />}
        {problem === undefined ? (
          file && <Picture file={file} {...box} focalPoint={focalPoint} />
        ) : (
          <PictureProblem kind={problem} />
        )}
        {item.type === 'VIDEO' ? (
          <span className="tile-badge">
            <Play size={10} strokeWidth={0} fill="currentColor" aria-hidden />
            {duration === undefined ? siteName : formatDuration(duration)}
          </span>
        ) : null}
        <TileMarks item={item} />
      </span>
    </span>
  );
});

/** What keeps a file from being shown. */
function problemOf(record: MediaRecord): PictureProblemKind | undefined {
  if (record === undefined) return undefined;
  if (record === 'UNKNOWN') return 'MISSING';
  if (record.trashed !== undefined && record.erasedDate === undefined) return 'TRASHED';
  return record.status === 'MISSING' || record.status === 'DAMAGED' ? record.status : undefined;
}

/** Width by height, from the catalog or else from the item itself; undefined when nobody knows. */
function ratioOf(item: GalleryItem, file: MediaFile | undefined): number | undefined {
  // The poster of a video on another site may be of another shape than the player.
  if (siteOfVideo(item) !== undefined) return file && ratioOfItem(item);
  if (file?.width !== undefined && file.height !== undefined) return file.width / file.height;
  const info =
    item.type === 'IMAGE'
      ? item.image.imageInfo
      : item.type === 'VIDEO'
        ? item.video.videoInfo.resolutions?.[0]
        : undefined;
  return info?.width === undefined || !info.height ? undefined : info.width / info.height;
}

/** The largest box of a ratio that fits, in px; the whole frame when there is no ratio to keep. */
function wholeBox(
  ratio: number | undefined,
  width: number,
  height: number,
): { width: number; height: number } {
  if (ratio === undefined) return { width, height };
  return ratio >= width / height
    ? { width, height: Math.max(1, Math.round(width / ratio)) }
    : { width: Math.max(1, Math.round(height * ratio)), height };
}
