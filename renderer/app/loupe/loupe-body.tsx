import { ChevronLeft, ChevronRight, Maximize, X, ZoomIn } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { IconButton } from '../controls/icon-button.tsx';
import type { MediaRecord } from '../state/media-records.ts';
import { formatPercent } from '../text/formats.ts';
import { t } from '../text/text.ts';
import { LoupeStage } from './loupe-stage.tsx';
import type { LoupeSubject } from './loupe-subject.ts';
import { pictureSizeOf } from './picture-sources.ts';
import { useLoupeKeys } from './use-loupe-keys.ts';
import { useZoom } from './use-zoom.ts';
import { useZoomPointer } from './use-zoom-pointer.ts';

/** The picture with what leads to the next one and closer to this one. */
export function LoupeBody(props: {
  readonly subject: LoupeSubject;
  readonly record: MediaRecord;
  readonly mediaBase: string;
  readonly index: number;
  readonly total: number;
  readonly go: (to: number) => void;
  readonly onClose: () => void;
  /** Flag and stars, where the list has them. */
  readonly marks?: ReactNode;
  readonly press?: (event: KeyboardEvent) => boolean;
}) {
  const { subject, record, index, total, go } = props;
  const view = useRef<HTMLDivElement>(null);
  const control = useZoom(view, subject.id, pictureSizeOf(record));
  const pointer = useZoomPointer(view, control);
  const onKeyDown = useLoupeKeys({
    control,
    index,
    total,
    go,
    ...(props.press === undefined ? {} : { press: props.press }),
  });
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => body.current?.focus(), []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys work wherever in the dialog the focus is
    <div ref={body} className="loupe-body" tabIndex={-1} onKeyDown={onKeyDown}>
      <header className="loupe-header">
        <h2 className="loupe-name">{subject.name}</h2>
        <p className="loupe-place">{t('loupe.place', { place: index + 1, total })}</p>
        {props.marks}
        <span className="loupe-zoom">
          {control.ratio === undefined ? null : formatPercent(control.ratio)}
        </span>
        <IconButton
          label={control.isFit ? t('loupe.closer') : t('loupe.fit')}
          shortcut={t('loupe.key.toggle')}
          isDisabled={control.ratio === undefined}
          onPress={() => control.toggle()}
        >
          {control.isFit ? <ZoomIn size={16} /> : <Maximize size={16} />}
        </IconButton>
        <IconButton label={t('loupe.close')} shortcut={t('loupe.key.close')} onPress={props.onClose}>
          <X size={16} />
        </IconButton>
      </header>
      <div className="loupe-stage">
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
        <IconButton
          className="loupe-step loupe-back"
          label={t('loupe.previous')}
          isDisabled={index <= 0}
          onPress={() => go(index - 1)}
        >
          <ChevronLeft size={22} />
        </IconButton>
        <IconButton
          className="loupe-step loupe-forward"
          label={t('loupe.next')}
          isDisabled={index >= total - 1}
          onPress={() => go(index + 1)}
        >
          <ChevronRight size={22} />
        </IconButton>
      </div>
    </div>
  );
}
