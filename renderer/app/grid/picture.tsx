import { useCallback, useState } from 'react';
import type { FocalPoint } from '../../../shared/model/item.ts';
import { pictureVersionOf, type MediaFile } from '../../../shared/model/media-file.ts';
import { makeStill } from '../media/video-still.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { longerSideFilling, thumbnailAddress } from './media-address.ts';
import { objectPosition } from './object-position.ts';
import { Placeholder } from './placeholder.tsx';
import { PictureProblem } from './picture-problem.tsx';
import { usePixelRatio } from './use-pixel-ratio.ts';
import './picture.css';

/** ms after which a picture fades in, because its placeholder was looked at. Before, that would be a flicker, and costs frames. */
const LATE = 400;

/** The still of a picture or video: placeholder at once, thumbnail when it is there, never another size. */
export function Picture(props: {
  readonly file: MediaFile;
  /** px, as shown */
  readonly width: number;
  readonly height: number;
  /** What stays in view where the frame is of another shape. Default: the centre. */
  readonly focalPoint?: FocalPoint | undefined;
}) {
  const { file, width, height, focalPoint } = props;
  const desktop = useCell(useWorkspace().desktop);
  const pixelRatio = usePixelRatio();
  const [loaded, setLoaded] = useState<string>();
  const [isLate, setLate] = useState(false);
  const [appeared] = useState(() => performance.now());
  const [failed, setFailed] = useState<string>();
  /** The address is the same after a still was made for it, so it is asked for anew. */
  const [attempt, setAttempt] = useState(0);
  const side = longerSideFilling(file, width, height);
  const source =
    desktop === undefined ? undefined : thumbnailAddress(desktop.mediaBase, file, side, pixelRatio);
  const isFailed = source !== undefined && failed === source;
  const thumbhash = file.poster?.thumbhash ?? file.thumbhash;

  async function takeFailure(address: string): Promise<void> {
    const version = pictureVersionOf(file);
    const mayMakeStill = file.kind === 'VIDEO' && file.poster === undefined && attempt === 0;
    if (mayMakeStill && version !== undefined && desktop !== undefined) {
      if (await makeStill(desktop.mediaBase, file.id, version)) {
        setAttempt((number) => number + 1);
        return;
      }
    }
    setFailed(address);
  }
  // A picture that left the view is not waited for any more: only then its request is called off.
  const callOff = useCallback((image: HTMLImageElement) => () => image.removeAttribute('src'), []);
  return (
    <>
      {thumbhash === undefined ? null : <Placeholder thumbhash={thumbhash} />}
      {source === undefined || isFailed ? null : (
        <img
          key={attempt}
          ref={callOff}
          className="picture"
          src={source}
          alt=""
          draggable={false}
          decoding="async"
          {...(focalPoint === undefined ? {} : { style: { objectPosition: objectPosition(focalPoint) } })}
          data-loaded={loaded === source || undefined}
          data-late={isLate || undefined}
          onLoad={() => {
            setLate(performance.now() - appeared > LATE);
            setLoaded(source);
          }}
          onError={() => void takeFailure(source)}
        />
      )}
      {isFailed ? <PictureProblem kind="NO_PREVIEW" /> : null}
    </>
  );
}
