import { FileText } from 'lucide-react';
import { memo } from 'react';
import { fileNameOf, type MediaFile } from '../../../shared/model/media-file.ts';
import { Picture } from '../grid/picture.tsx';
import { formatBytes, formatDate, formatDuration } from '../text/formats.ts';
import { coreText } from '../text/core-texts.ts';
import { useCell } from '../state/use-cell.ts';
import { chosenLanguage, t } from '../text/text.ts';
import { UseMark } from './use-mark.tsx';
import '../gallery/item-row.css';

/** px: the picture of a row. */
const SIDE = 40;

/** One file of the media folder as a line of a list. */
export const MediaRow = memo(function MediaRow(props: { readonly file: MediaFile }) {
  // The words on it, which no property tells of.
  useCell(chosenLanguage);
  const { file } = props;
  const { width, height, status, durationInMillis: duration, dateTaken } = file;
  const hasPicture = (file.kind === 'IMAGE' || file.kind === 'VIDEO') && status === 'READY';
  const isProblem = status === 'MISSING' || status === 'DAMAGED' || status === 'UNSUPPORTED';
  return (
    <span
      className="item-row media-columns tile-picture"
      title={file.problem === undefined ? file.path : coreText(file.problem)}
    >
      <span className="item-row-picture" style={{ width: SIDE, height: SIDE }}>
        {hasPicture ? (
          <Picture file={file} width={SIDE} height={SIDE} />
        ) : (
          <FileText size={18} strokeWidth={1.5} aria-hidden />
        )}
      </span>
      <span className="item-row-name" data-column="name" dir="auto">
        {fileNameOf(file)}
      </span>
      <span className="item-row-marks item-row-use" data-column="use">
        <UseMark mediaId={file.id} />
      </span>
      <span className="item-row-tags" data-column="taken">
        {isProblem ? t(`tile.${status}`) : dateTaken === undefined ? '' : formatDate(dateTaken)}
      </span>
      <span className="item-row-fact" data-column="extent">
        {duration === undefined
          ? width === undefined || height === undefined
            ? t(`media.kind.${file.kind}`)
            : t('inspector.pixels', { width, height })
          : formatDuration(duration)}
      </span>
      <span className="item-row-fact" data-column="size">
        {formatBytes(file.sizeInBytes)}
      </span>
    </span>
  );
});
