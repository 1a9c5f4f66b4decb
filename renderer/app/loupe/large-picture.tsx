import { useState } from 'react';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import { originalAddress, thumbnailAddress } from '../grid/media-address.ts';
import { PictureProblem } from '../grid/picture-problem.tsx';
import { Placeholder } from '../grid/placeholder.tsx';
import { FIRST_PREVIEW, isShownByBrowser, LARGEST_PREVIEW } from './picture-sources.ts';
import type { ZoomControl } from './use-zoom.ts';

/** A picture as large as its view, to be looked at closely: placeholder, then preview, then the original itself. */
export function LargePicture(props: {
  readonly file: MediaFile;
  readonly alternative: string;
  readonly mediaBase: string;
  readonly control: ZoomControl;
}) {
  const { file, mediaBase, control } = props;
  const { place } = control;
  const [isOriginalThere, setOriginalThere] = useState(false);
  const [isPreviewGone, setPreviewGone] = useState(false);
  const [isOriginalGone, setOriginalGone] = useState(false);
  const hasOriginal = isShownByBrowser(file) && !isOriginalGone;
  const isNothingThere = isPreviewGone && !hasOriginal;
  if (isNothingThere) return <PictureProblem kind="NO_PREVIEW" />;
  if (place === undefined) return null;
  return (
    <div
      className="loupe-picture"
      style={{ width: place.width, height: place.height, transform: `translate(${place.x}px, ${place.y}px)` }}
    >
      {file.thumbhash === undefined || isOriginalThere ? null : <Placeholder thumbhash={file.thumbhash} />}
      {isPreviewGone || isOriginalThere ? null : (
        <img
          src={thumbnailAddress(mediaBase, file, hasOriginal ? FIRST_PREVIEW : LARGEST_PREVIEW, 1)}
          alt={hasOriginal ? '' : props.alternative}
          draggable={false}
          onError={() => setPreviewGone(true)}
        />
      )}
      {hasOriginal ? (
        <img
          src={originalAddress(mediaBase, file.id)}
          alt={props.alternative}
          draggable={false}
          decoding="async"
          data-original
          data-loaded={isOriginalThere || undefined}
          onLoad={() => setOriginalThere(true)}
          onError={() => setOriginalGone(true)}
        />
      ) : null}
    </div>
  );
}
