import { useEffect, useRef } from 'react';
import type { GalleryItem } from '../../../shared/model/item.ts';
import { MarkControls } from '../cull/mark-controls.tsx';
import { marksOf } from '../cull/marks-of.ts';
import type { Mark } from '../state/cull-commands.ts';
import { useMediaRecord } from '../state/use-media-record.ts';
import { t } from '../text/text.ts';
import { LoupeStage } from './loupe-stage.tsx';
import { subjectOfItem } from './loupe-subject.ts';
import { pictureSizeOf } from './picture-sources.ts';
import { useZoom, type SharedZoom, type ZoomControl } from './use-zoom.ts';
import { useZoomPointer } from './use-zoom-pointer.ts';

/** One of two pictures that are compared, with its flag and stars. Both are looked at equally closely, at the same part. */
export function ComparePane(props: {
  readonly role: 'SELECT' | 'CANDIDATE';
  readonly item: GalleryItem;
  readonly isActive: boolean;
  readonly mediaBase: string;
  readonly zoom: SharedZoom;
  /** Told again after each drawing. */
  readonly onControl: (control: ZoomControl) => void;
  readonly onActivate: () => void;
  readonly onMark: (mark: Mark) => void;
}) {
  const { item, role, onControl } = props;
  const subject = subjectOfItem(item);
  const record = useMediaRecord(subject.mediaId);
  const view = useRef<HTMLDivElement>(null);
  const control = useZoom(view, item.id, pictureSizeOf(record), props.zoom);
  const pointer = useZoomPointer(view, control);
  useEffect(() => onControl(control));
  return (
    <section
      className="compare-pane"
      aria-label={t(`compare.${role}`, { name: subject.name })}
      data-active={props.isActive || undefined}
      onPointerDownCapture={props.onActivate}
      onFocusCapture={props.onActivate}
    >
      <header className="compare-header">
        <span className="compare-role">{t(`compare.role.${role}`)}</span>
        <h3 className="loupe-name">{subject.name}</h3>
        <MarkControls marks={marksOf([item])} onMark={props.onMark} />
      </header>
      <div className="compare-stage">
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- Space does what a click does */}
        <div
          ref={view}
          className="loupe-view"
          data-zoomed={!control.isFit || undefined}
          data-can-zoom={control.canShowMore || undefined}
          {...pointer}
        >
          <LoupeStage subject={subject} record={record} mediaBase={props.mediaBase} control={control} />
        </div>
      </div>
    </section>
  );
}
