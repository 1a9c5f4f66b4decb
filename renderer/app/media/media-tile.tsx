import { FileText, Play } from 'lucide-react';
import { fileNameOf, type MediaFile } from '../../../shared/model/media-file.ts';
import { Picture } from '../grid/picture.tsx';
import { PictureProblem } from '../grid/picture-problem.tsx';
import { formatDuration } from '../text/formats.ts';
import { UseMark } from './use-mark.tsx';

/** What one file of the media folder looks like. `size` is the tile's width in px. */
export function MediaTile(props: { readonly file: MediaFile; readonly size: number }) {
  const { file, size } = props;
  const hasPicture = (file.kind === 'IMAGE' || file.kind === 'VIDEO') && file.status === 'READY';
  const { status } = file;
  return (
    <>
      <span className="tile-frame" style={{ height: size }}>
        <span
          className="tile-picture"
          style={{ width: size, height: size }}
          title={file.problem ?? file.path}
        >
          {hasPicture ? <Picture file={file} width={size} height={size} /> : null}
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
      <span className="tile-caption" dir="auto">
        {fileNameOf(file)}
      </span>
    </>
  );
}
