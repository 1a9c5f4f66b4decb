import { FileText, SquarePlay } from 'lucide-react';
import { memo } from 'react';
import { pictureIdOf, type GalleryItem } from '../../../shared/model/item.ts';
import { siteOfVideo } from '../../../shared/model/video-site.ts';
import { TileMarks } from '../cull/tile-marks.tsx';
import { Picture } from '../grid/picture.tsx';
import { useMediaRecord } from '../state/use-media-record.ts';
import { formatBytes, formatDateAlone, formatDuration } from '../text/formats.ts';
import { useCell } from '../state/use-cell.ts';
import { chosenLanguage, t } from '../text/text.ts';
import { shortNameOf } from './item-name.ts';
import './item-row.css';

/** px: the picture of a row. */
const SIDE = 40;

/** One item of a gallery as a line of a list: its picture, its name and what there is to know. */
export const ItemRow = memo(function ItemRow(props: { readonly item: GalleryItem }) {
  // The words on it, which no property tells of.
  useCell(chosenLanguage);
  const { item } = props;
  const record = useMediaRecord(pictureIdOf(item));
  const picture = typeof record === 'object' ? record : undefined;
  // What is known of a poster is nothing that is known of the video.
  const file = siteOfVideo(item) === undefined ? picture : undefined;
  const { width, height } = file ?? {};
  const duration =
    item.type === 'VIDEO' ? (item.video.durationInMillis ?? file?.durationInMillis) : undefined;
  return (
    <span className="item-row item-columns tile-picture" data-rejected={item.flag === 'REJECT' || undefined}>
      <span className="item-row-picture" style={{ width: SIDE, height: SIDE }}>
        {picture?.status === 'READY' && item.type !== 'TEXT' ? (
          <Picture file={picture} width={SIDE} height={SIDE} />
        ) : item.type === 'VIDEO' ? (
          <SquarePlay size={18} strokeWidth={1.5} aria-hidden />
        ) : (
          <FileText size={18} strokeWidth={1.5} aria-hidden />
        )}
      </span>
      <span className="item-row-name" data-column="title" dir="auto">
        {shortNameOf(item)}
      </span>
      <span className="item-row-marks" data-column="marks">
        <TileMarks item={item} />
      </span>
      <span className="item-row-tags" data-column="tags" dir="auto">
        {item.tags?.values.join(', ')}
      </span>
      <span className="item-row-tags" data-column="taken">
        {file?.dateTaken === undefined ? '' : formatDateAlone(file.dateTaken)}
      </span>
      <span className="item-row-fact" data-column="extent">
        {duration === undefined
          ? width === undefined || height === undefined
            ? t(`item.${item.type}`)
            : t('inspector.pixels', { width, height })
          : formatDuration(duration)}
      </span>
      <span className="item-row-fact" data-column="size">
        {file === undefined ? '' : formatBytes(file.sizeInBytes)}
      </span>
    </span>
  );
});
