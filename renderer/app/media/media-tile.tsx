import { FileText, Play } from 'lucide-react';
import { memo } from 'react';
import { fileNameOf, type MediaFile } from '../../../shared/model/media-file.ts';
import { Picture } from '../grid/picture.tsx';
import { PictureProblem } from '../grid/picture-problem.tsx';
import { formatDuration } from '../text/formats.ts';
import { UseMark } from './use-mark.tsx';
import { coreText } from '../text/core-texts.ts';
import { useCell } from '../state/use-cell.ts';
import { chosenLanguage } from '../text/text.ts';

/** What one file of the media folder looks like, in a frame of this size in px. */
export const MediaTile = memo(function MediaTile(props: {
  readonly file: MediaFile;
  readonly width: number;
  readonly height: number;
  /** Whether its name stands beneath it. */
  readonly hasCaption: boolean;
}) {
  // The words on it, which no property tells of.
  useCell(chosenLanguage);
  const { file, width, height } = props;
  const hasPicture = (file.kind === 'IMAGE' || file.kind === 'VIDEO') && file.status === 'READY';
  const { status } = file;
  return (
    <>
      <span className="tile-frame" style={{ height }}>
        <span
          className="tile-picture"
          style={{ width, height }}
          title={file.problem === undefined ? file.path : coreText(file.problem)}
        >
          {hasPicture ? <Picture file={file} width={width} height={height} /> : null}
          {file.kind === 'TEXT' && status === 'READY' ? (
            <span className="picture-problem">
              <FileText size={24} strokeWidth={1.25} aria-hidden />
            </span>
          ) : null}
          {status === 'PENDING' ? <span className="media-pending" /> : null}
          {status === 'MISSING' || status === 'DAMAGED' || status === 'UNSUPPORTED' ? (
            <PictureProblem kind={status} />
          ) : null}
          <UseMark mediaId={file.id} />
          {file.kind === 'VIDEO' && status === 'READY' ? (
            <span className="tile-badge">
              <Play size={10} strokeWidth={0} fill="currentColor" aria-hidden />
              {file.durationInMillis === undefined ? null : formatDuration(file.durationInMillis)}
            </span>
          ) : null}
        </span>
      </span>
      {props.hasCaption ? (
        <span className="tile-caption" dir="auto">
          {fileNameOf(file)}
        </span>
      ) : null}
    </>
  );
});
