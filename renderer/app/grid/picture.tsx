import { useState } from 'react';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { originalAddress, thumbnailAddress } from './media-address.ts';
import { PictureProblem } from './picture-problem.tsx';
import { ThumbhashCanvas } from './thumbhash-canvas.tsx';
import './picture.css';

/** The still of a picture or video: placeholder at once, thumbnail when it is there, never another size. */
export function Picture(props: {
  readonly file: MediaFile;
  /** px, as shown */
  readonly width: number;
  readonly height: number;
}) {
  const { file, width, height } = props;
  const desktop = useCell(useWorkspace().desktop);
  const [loaded, setLoaded] = useState<string>();
  const [failed, setFailed] = useState<string>();
  const source =
    desktop === undefined
      ? undefined
      : thumbnailAddress(desktop.mediaBase, file, Math.max(width, height), window.devicePixelRatio);
  const isFailed = source !== undefined && failed === source;
  return (
    <>
      {file.thumbhash === undefined ? null : <ThumbhashCanvas thumbhash={file.thumbhash} />}
      {source === undefined || isFailed ? null : (
        <img
          className="picture"
          src={source}
          alt=""
          draggable={false}
          decoding="async"
          data-loaded={loaded === source || undefined}
          onLoad={() => setLoaded(source)}
          onError={() => setFailed(source)}
        />
      )}
      {isFailed && file.kind === 'VIDEO' && desktop !== undefined ? (
        <video
          className="picture"
          data-loaded
          src={`${originalAddress(desktop.mediaBase, file.id)}#t=0.1`}
          preload="metadata"
          muted
          playsInline
          tabIndex={-1}
        />
      ) : null}
      {isFailed && file.kind !== 'VIDEO' ? <PictureProblem kind="NO_PREVIEW" /> : null}
    </>
  );
}
