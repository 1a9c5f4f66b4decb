import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { FocalPoint } from '../../../shared/model/item.ts';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import { Picture } from '../grid/picture.tsx';
import { formatPercent } from '../text/formats.ts';
import { t } from '../text/text.ts';
import { pointAfterKey, pointAt, type Rectangle } from './focal-geometry.ts';
import type { Settling } from './use-settling.ts';

/** A picture with its focal point, to be moved by pointer and by keyboard. */
export function FocalPicker(props: {
  readonly file: MediaFile;
  /** px that it may be wide and high */
  readonly width: number;
  readonly height: number;
  readonly point: Settling<FocalPoint>;
  /** What is left of it in a crop that is looked at, in fractions. */
  readonly crop?: Rectangle | undefined;
}) {
  const { file, point, crop } = props;
  const picture = useRef<HTMLDivElement>(null);
  const marker = useRef<HTMLDivElement>(null);
  const { x, y } = point.shown;
  const shape = (file.width ?? 1) / (file.height ?? 1);
  const width = Math.min(props.width, props.height * shape);
  const height = width / shape;

  function moveTo({ clientX, clientY }: PointerEvent): void {
    const bounds = picture.current?.getBoundingClientRect();
    if (bounds !== undefined) point.change(pointAt({ x: clientX, y: clientY }, bounds), true);
  }
  function onPointerDown(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0) return;
    // Otherwise the keyboard would go to what is behind.
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    marker.current?.focus();
    moveTo(event);
  }
  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) moveTo(event);
  }
  function onKeyDown(event: KeyboardEvent): void {
    const isStepBack = event.key === 'Escape' || (event.key === 'z' && (event.ctrlKey || event.metaKey));
    const next = pointAfterKey(point.shown, event.key, { isCoarse: event.shiftKey, isFine: event.altKey });
    if (isStepBack && point.isUnsaved()) point.revert();
    else if (event.key === 'Enter') point.settle();
    else if (next !== undefined && !event.ctrlKey && !event.metaKey) point.change(next);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    // Which side is left is the same in pictures everywhere.
    <div
      ref={picture}
      className="focal-picture"
      dir="ltr"
      style={{ width, height }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => point.settle()}
      onPointerCancel={() => point.revert()}
    >
      <Picture file={file} width={width} height={height} />
      {crop === undefined ? null : (
        <div
          className="focal-crop-outline"
          style={{
            left: `${crop.left * 100}%`,
            top: `${crop.top * 100}%`,
            width: `${crop.width * 100}%`,
            height: `${crop.height * 100}%`,
          }}
        />
      )}
      <div
        ref={marker}
        className="focal-marker"
        role="slider"
        tabIndex={0}
        aria-label={t('inspector.focalPoint')}
        aria-roledescription={t('inspector.focalRole')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(x * 100)}
        aria-valuetext={t('inspector.focalValue', { x: formatPercent(x), y: formatPercent(y) })}
        style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
        onKeyDown={onKeyDown}
        onBlur={() => point.settle()}
      />
    </div>
  );
}
